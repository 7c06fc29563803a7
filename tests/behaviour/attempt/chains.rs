//! What comes before an exception: context and cause.

use dunder::exception::GeneratorExit;
use dunder::{Result, prelude::*};

/// The messages of an exception and of its contexts, nearest first.
fn chain(error: &Exception) -> Vec<String> {
    std::iter::successors(Some(error), |error| error.context()).map(Exception::message).collect()
}

fn fails(text: &str) -> Result<u32> {
    raise!(ValueError(text))
}

/// Raises one, and while that is handled another.
fn twice(first: &str, second: &str) -> Result<u32> {
    attempt! { try { fails(first)? } except { raise!(ValueError(second)) } };
    Ok(1)
}

#[test]
fn what_is_handled_is_the_context_of_what_is_raised() {
    fn raised() -> Result<u32> {
        attempt! {
            try { fails("first")?; }
            except (e: ValueError) { raise!(TypeError(format!("second after {}", e.message()))) }
        }
        Ok(1)
    }
    assert_eq!(chain(&raised().unwrap_err()), ["second after first", "first"]);

    fn found() -> Result<u32> {
        Ok(attempt! { try { fails("first")? } except (_: ValueError) { fails("second")? } })
    }
    assert_eq!(chain(&found().unwrap_err()), ["second", "first"]);
    // A whole chain that comes from elsewhere goes before.
    fn chained() -> Result<u32> {
        Ok(attempt! { try { fails("one")? } except (_: ValueError) { twice("two", "three")? } })
    }
    assert_eq!(chain(&chained().unwrap_err()), ["three", "two", "one"]);
}

#[test]
fn in_finally_it_is_what_is_on_its_way_out() {
    fn raised(is_first: bool) -> Result<u32> {
        attempt! {
            try { if is_first { fails("first")?; } }
            finally { fails("second")? }
        };
        Ok(1)
    }
    assert_eq!(chain(&raised(true).unwrap_err()), ["second", "first"]);
    assert_eq!(chain(&raised(false).unwrap_err()), ["second"]);
    fn in_handler(is_first: bool) -> Result<u32> {
        attempt! {
            try { fails("handled")?; }
            except (_: ValueError) {
                attempt! {
                    try { if is_first { fails("first")?; } }
                    finally { fails("second")? }
                };
            }
        }
        Ok(1)
    }
    assert_eq!(chain(&in_handler(true).unwrap_err()), ["second", "first", "handled"]);
    assert_eq!(chain(&in_handler(false).unwrap_err()), ["second", "handled"]);
}

#[test]
fn what_is_raised_again_is_the_same_exception() {
    fn again(way: u8) -> Result<u32> {
        attempt! {
            try { fails("first")? }
            except (e: ValueError) {
                match way {
                    0 => raise!(),
                    1 => raise!(e),
                    2 => return Err(e.into()),
                    3 => attempt! { try { raise!(TypeError("inner")) } except (_: TypeError) { raise!(e) } },
                    _ => attempt! { try { raise!(TypeError("inner"), from = e) } finally { raise!() } },
                }
            }
        };
        Ok(1)
    }
    for way in 0..3 {
        assert_eq!(chain(&again(way).unwrap_err()), ["first"]);
    }
    // `e` comes to have `inner` as its context, which then no longer has `e` as its own.
    assert_eq!(chain(&again(3).unwrap_err()), ["first", "inner"]);
    assert_eq!(chain(&again(4).unwrap_err()), ["inner", "first"]);
}

#[test]
fn what_was_changed_is_raised_again_as_it_is() {
    fn noted() -> Result<()> {
        attempt! {
            try { fails("first")?; }
            except (mut e: ValueError) { e.add_note("a note"); raise!() }
        }
        Ok(())
    }
    assert_eq!(format!("{:?}", noted().unwrap_err()), "ValueError: first\na note");
}

#[test]
fn a_cause_hides_the_context() {
    fn raised(way: u8) -> Result<()> {
        attempt! {
            try { fails("first")?; }
            except (e: ValueError) {
                match way {
                    0 => raise!(KeyError("k"), from = e),
                    1 => raise!(KeyError("k"), from = None),
                    2 => raise!(KeyError("k"), from = TypeError("t")),
                    _ => raise!(KeyError(1, 2)),
                }
            }
        }
        Ok(())
    }
    let [first, none, other, many] = [0, 1, 2, 3].map(|way| raised(way).unwrap_err());
    assert_eq!(first.cause().map(Exception::message).as_deref(), Some("first"));
    assert_eq!(other.cause().map(ToString::to_string).as_deref(), Some("TypeError: t"));
    assert!(none.cause().is_none() && none.suppress_context() && none.context().is_some());
    assert_eq!(many.to_string(), "KeyError: (1, 2)");
}

#[test]
fn an_error_of_another_type_has_no_chain() {
    fn other() -> Result<(), String> {
        attempt! {
            try { Err("first".to_owned())?; }
            except (e) { raise!(format!("second after {e}")) }
        }
        Ok(())
    }
    assert_eq!(other(), Err("second after first".to_owned()));
    fn borrowed<'a>(text: &'a str, other: &'a str) -> Result<(), &'a str> {
        attempt! { try { Err(text)?; } except { raise!(other) } }
        Ok(())
    }
    assert_eq!(borrowed("a", "b"), Err("b"));
}

generators! {
    fn handles() -> Generator<u32, (), (), Exception> {
        attempt! {
            try { yield 1; }
            except (_: ValueError) { yield 2; }
        }
    }
    fn raises() -> Generator<u32, (), (), Exception> {
        yield 1;
        raise!(KeyError("inner"));
    }
    fn delegates() -> Generator<u32, (), (), Exception> {
        attempt! {
            try { raise!(ValueError("handled")) }
            except (_: ValueError) { yield from raises(); }
        }
    }
}

#[test]
fn what_is_thrown_into_a_handler_has_what_is_handled() {
    let mut g = handles();
    drop(g.next());
    g.throw(ValueError::new("first")).unwrap();
    assert_eq!(chain(&g.throw(TypeError::new("second")).unwrap_err()), ["second", "first"]);
}

#[test]
fn what_is_delegated_to_does_not_hide_what_is_handled() {
    let mut g = delegates();
    drop(g.next());
    assert_eq!(chain(&g.resume().unwrap_err()), ["'inner'", "handled"]);
    let mut g = delegates();
    drop(g.next());
    assert_eq!(chain(&g.throw(TypeError::new("thrown")).unwrap_err()), ["thrown", "handled"]);
    let mut g = delegates();
    drop(g.next());
    assert_eq!(chain(&g.throw(GeneratorExit::new("exit")).unwrap_err()), ["exit", "handled"]);
}

#[test]
fn what_a_generator_raises_in_a_handler_has_what_is_handled() {
    fn outer() -> Result<()> {
        let mut g = raises();
        attempt! {
            try { g.resume()?; raise!(ValueError("handled")) }
            except (_: ValueError) { g.resume()?; }
        }
        Ok(())
    }
    assert_eq!(chain(&outer().unwrap_err()), ["'inner'", "handled"]);
}

#[test]
fn what_is_handled_outside_is_not_raised_again_inside() {
    generators! {
        fn inner() -> Generator<u32, (), (), Exception> {
            attempt! {
                try { raise!(KeyError("inside")) }
                except (_: KeyError) { yield 1; }
            }
            yield 2;
            raise!(IndexError("later"));
        }
    }
    let mut g = inner();
    let mut handled = |text: &str| -> Result<u32> {
        attempt! {
            try { raise!(ValueError(text)) }
            except (e: ValueError) {
                if g.resume()?.yielded() == Some(2) { raise!() }
                Ok(e.message().len() as u32)
            }
        }
    };
    assert_eq!(handled("outside").unwrap(), 7);
    // What is handled where the generator waits is its own affair.
    assert_eq!(chain(&handled("other").unwrap_err()), ["other"]);
    assert_eq!(chain(&g.resume().unwrap_err()), ["later"]);
}

/// Generators that resume each other while something is handled.
mod across_generators {
    use std::cell::RefCell;
    use std::future::{Future, poll_fn};
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use dunder::generator::Shared;

    use super::*;

    generators! {
        /// Handles one while it waits, and then raises another.
        fn waiting(first: &'static str, second: &'static str) -> Generator<u32, (), (), Exception> {
            attempt! {
                try { raise!(ValueError(first)) }
                except (_: ValueError) { yield 1; raise!(KeyError(second)) }
            }
        }

        /// As [`waiting`], and what it handles is thrown.
        fn thrown_at() -> Generator<u32, (), (), Exception> {
            attempt! { try { yield 1 } except { yield 2; raise!(KeyError("second")) } }
        }

        fn delegating<G: dunder::Generator<Yield = u32, Send = (), Return = (), Error = Exception>>(
            inner: G,
        ) -> Generator<u32, (), (), Exception> {
            attempt! { try { raise!(TypeError("outer")) } except (_: TypeError) { yield from inner } }
        }

        fn through_calls() -> Generator<u32, (), (), Exception> {
            attempt! { try { raise!(TypeError("outer")) } except (_: TypeError) { yield from waiting("first", "'k'") } }
        }
    }

    /// Resumes it while something is handled.
    fn resumed_while<G: dunder::Generator<Error = Exception>>(text: &str, g: &mut G) -> Result<()> {
        attempt! { try { raise!(OSError(text)) } except (_: OSError) { g.resume()?; } }
        Ok(())
    }

    #[test]
    fn what_is_handled_when_it_is_resumed_is_the_context() {
        // At the time when it is raised, and not when what it leads to comes out.
        let mut g = waiting("first", "second");
        resumed_while("then", &mut g).unwrap();
        assert_eq!(chain(&g.resume().unwrap_err()), ["'second'", "first", "then"]);
        let mut g = waiting("first", "second");
        g.resume().unwrap();
        assert_eq!(chain(&resumed_while("later", &mut g).unwrap_err()), ["'second'", "first"]);
        let mut g = waiting("first", "second");
        resumed_while("then", &mut g).unwrap();
        assert_eq!(chain(&resumed_while("later", &mut g).unwrap_err()), ["'second'", "first", "then"]);
    }

    #[test]
    fn what_is_thrown_has_the_context_it_had() {
        let mut g = thrown_at();
        g.resume().unwrap();
        g.throw(ValueError::new("thrown")).unwrap();
        assert_eq!(chain(&resumed_while("later", &mut g).unwrap_err()), ["'second'", "thrown"]);
        let mut g = delegating(thrown_at());
        g.resume().unwrap();
        g.throw(ValueError::new("thrown")).unwrap();
        assert_eq!(chain(&g.resume().unwrap_err()), ["'second'", "thrown"]);
    }

    #[test]
    fn what_delegates_handles_it_for_what_it_delegates_to() {
        for shared in [false, true] {
            let inner = waiting("first", "second");
            let mut g: Box<dyn dunder::Generator<Yield = u32, Send = (), Return = (), Error = Exception>> =
                if shared { Box::new(delegating(Shared::new(inner))) } else { Box::new(delegating(inner)) };
            resumed_while("then", &mut g).unwrap();
            assert_eq!(
                chain(&resumed_while("later", &mut g).unwrap_err()),
                ["'second'", "first", "outer", "then"]
            );
        }
        let mut g = through_calls();
        g.resume().unwrap();
        assert_eq!(chain(&resumed_while("later", &mut g).unwrap_err()), ["\"'k'\"", "first", "outer"]);
    }

    #[test]
    fn tasks_that_wait_in_handlers_do_not_see_each_other() {
        async fn once() {
            let mut is_first = true;
            poll_fn(|_| if std::mem::take(&mut is_first) { Poll::Pending } else { Poll::Ready(()) }).await;
        }
        async fn task(name: &'static str, log: &RefCell<Vec<Vec<String>>>) -> Result<()> {
            attempt! {
                try { raise!(ValueError(name)) }
                except (_: ValueError) {
                    once().await;
                    // It is caught in a function that knows nothing of this handler.
                    let mut g = waiting("inner", "second");
                    g.resume()?;
                    once().await;
                    log.borrow_mut().push(chain(&g.resume().unwrap_err()));
                }
            }
            log.borrow_mut().push(chain(
                &resumed_while("after", &mut waiting("inner", "second"))
                    .map_or_else(|e| e, |()| ValueError::new("none").into()),
            ));
            Ok(())
        }
        fn assert_send<T: Send>(_: &T) {}
        let log = RefCell::default();
        let (mut one, mut two) = (pin!(task("one", &log)), pin!(task("two", &log)));
        let mut context = Context::from_waker(Waker::noop());
        for _ in 0..2 {
            assert!(one.as_mut().poll(&mut context).is_pending());
            assert!(two.as_mut().poll(&mut context).is_pending());
        }
        assert!(matches!(one.as_mut().poll(&mut context), Poll::Ready(Ok(()))));
        assert!(matches!(two.as_mut().poll(&mut context), Poll::Ready(Ok(()))));
        let chains = ["one", "two"].map(|name| [vec!["'second'", "inner", name], vec!["none"]]);
        assert_eq!(log.take(), chains.concat());
        async fn sendable() -> Result<()> {
            attempt! { try { raise!(ValueError("x")) } except (_: ValueError) { once().await; } }
            Ok(())
        }
        assert_send(&sendable());
    }
}
