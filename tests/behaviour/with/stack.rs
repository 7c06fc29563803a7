//! `ExitStack`.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;

use dunder::context::{ExitStack, callback, nullcontext, suppress};
use dunder::exception::ExceptionType;

use super::*;

/// Leaves the stack as a block does that ends, or fails.
fn leave(stack: ExitStack<'_, Exception>, error: Option<Exception>) -> Result<&'static str, Exception> {
    with!(stack => {
        if let Some(error) = error {
            raise!(error);
        }
        return Ok("ended");
    });
    Ok("swallowed")
}

fn fails<'a, C: ExceptionType>(
    log: &'a Log,
    text: &'static str,
) -> impl FnOnce(Option<Exception>) -> Result<(), Exception> + 'a {
    move |error| {
        log.add(format_args!("{text}({})", error.map_or("None".into(), |error| error.to_string())));
        Err(Exception::with_class(C::CLASS, text))
    }
}

/// The chain of contexts, the last exception first.
fn chain(error: &Exception) -> String {
    let mut names = vec![error.class_name()];
    let mut link = error;
    while let Some(context) = link.context() {
        names.push(context.class_name());
        link = context;
    }
    names.join(" ")
}

#[test]
fn exits_run_last_in_first_out() {
    let (log, mut stack) = (Log::default(), ExitStack::<Exception>::new());
    for i in 0..3 {
        let log = &log;
        stack.callback(move || log.add(i));
    }
    stack.close().unwrap();
    assert_eq!(log.take(), "2 1 0");
    stack.close().unwrap();
    assert_eq!(log.take(), "");
}

#[test]
fn targets_are_at_hand_together() {
    fn sum(log: &Log) -> Result<usize, Exception> {
        with!(ExitStack::new() as stack => {
            let mut names: Vec<&str> = Vec::new();
            for name in ["a", "bb"] {
                names.push(stack.enter(Noted(log, name))?);
            }
            let number = stack.enter(nullcontext(3))?;
            let list = stack.enter(nullcontext(vec![1]))?;
            *number += 1;
            list.push(*number);
            names.push(stack.enter(Noted(log, "c"))?);
            log.add(names.concat());
            return Ok(list.len() + *number);
        });
        unreachable!("nothing is swallowed")
    }
    let log = Log::default();
    assert_eq!(sum(&log).unwrap(), 6);
    assert_eq!(log.take(), "+a +bb +c abbc -c -bb -a");
}

#[test]
fn push_does_not_enter() {
    let log = Log::default();
    let stack = ExitStack::new();
    stack.push(Noted(&log, "a"));
    stack.push_exit(|error: Option<Exception>| {
        log.add(error.is_none());
        error.map_or(Ok(()), Err)
    });
    assert_eq!(leave(stack, None).unwrap(), "ended");
    assert_eq!(log.take(), "true -a");
}

#[test]
fn errors_are_seen_swallowed_and_replaced() {
    let log = Log::default();
    let stack = ExitStack::new();
    stack.push(Noted(&log, "outer"));
    stack.push(suppress(LookupError::CLASS));
    stack.callback(|| log.add("called"));
    stack.push(Acts(&log, "converts", Does::Replaces));
    stack.push(Noted(&log, "inner"));
    let error = leave(stack, Some(KeyError::new("k").into())).unwrap_err();
    assert_eq!(chain(&error), "RuntimeError KeyError");
    assert_eq!(
        log.take(),
        "-inner(KeyError: 'k') -converts(KeyError: 'k') called -outer(RuntimeError: converts)"
    );
    let stack = ExitStack::new();
    stack.push(Noted(&log, "outer"));
    stack.push(suppress(LookupError::CLASS));
    stack.push(Noted(&log, "inner"));
    assert_eq!(leave(stack, Some(KeyError::new("k").into())).unwrap(), "swallowed");
    assert_eq!(log.take(), "-inner(KeyError: 'k') -outer");
}

#[test]
fn callbacks_never_swallow_and_may_fail() {
    let log = Log::default();
    let stack = ExitStack::new();
    stack.callback(|| Ok::<&str, Exception>("given"));
    stack.callback(|| log.add("called"));
    let error = leave(stack, Some(KeyError::new("k").into())).unwrap_err();
    assert_eq!(error.to_string(), "KeyError: 'k'");
    let stack = ExitStack::new();
    stack.callback(|| -> Result<(), Exception> { raise!(ValueError("v")) });
    let error = leave(stack, Some(KeyError::new("k").into())).unwrap_err();
    assert_eq!(chain(&error), "ValueError KeyError");
}

/// Two exits that fail, with or without one between them that swallows what the inner one has raised.
fn two(log: &Log, swallows: bool) -> ExitStack<'_, Exception> {
    let stack = ExitStack::new();
    stack.push_exit(fails::<KeyError>(log, "outer"));
    if swallows {
        stack.push_exit(|_| Ok(()));
    }
    stack.push_exit(fails::<ValueError>(log, "inner"));
    stack
}

fn body() -> Option<Exception> {
    Some(IndexError::new("body").into())
}

#[test]
fn what_is_raised_has_the_contexts_of_nested_blocks() {
    let log = Log::default();
    assert_eq!(chain(&leave(two(&log, false), body()).unwrap_err()), "KeyError ValueError IndexError");
    assert_eq!(log.take(), "inner(IndexError: body) outer(ValueError: inner)");
    assert_eq!(chain(&leave(two(&log, true), body()).unwrap_err()), "KeyError");
    assert_eq!(log.take(), "inner(IndexError: body) outer(None)");
}

#[test]
fn what_is_raised_knows_what_is_handled_as_in_cpython() {
    fn handling(stack: ExitStack<'_, Exception>, error: Option<Exception>) -> Result<(), Exception> {
        attempt! {
            try { raise!(OSError("handled")) }
            except (_: OSError) { leave(stack, error)?; }
        }
        Ok(())
    }
    let log = Log::default();
    let handled = |swallows, error| chain(&handling(two(&log, swallows), error).unwrap_err());
    assert_eq!(handled(false, body()), "KeyError ValueError IndexError OSError");
    assert_eq!(handled(true, body()), "KeyError");
    // `contextlib` finds the end of a chain by what is handled around the stack. Where nothing is, it leaves the chain alone.
    assert_eq!(handled(false, None), "KeyError ValueError");
    assert_eq!(handled(true, None), "KeyError");
    assert_eq!(chain(&leave(two(&log, false), None).unwrap_err()), "KeyError");
}

#[test]
fn causes_and_longer_chains_stay() {
    let stack = ExitStack::new();
    stack.push_exit(|error: Option<Exception>| -> Result<(), Exception> {
        attempt! {
            try { raise!(LookupError("tried")) }
            except (_: LookupError) { raise!(OSError("while tidying"), from = error.unwrap()) }
        }
    });
    stack.push_exit(|_| Err(ValueError::new("v").into()));
    let error = leave(stack, body()).unwrap_err();
    assert_eq!(chain(&error), "OSError LookupError ValueError IndexError");
    assert_eq!(error.cause().unwrap().to_string(), "ValueError: v");
}

#[test]
fn what_was_entered_is_left_when_the_next_cannot_be_entered() {
    fn run(log: &Log) -> Result<(), Exception> {
        with!(ExitStack::new() as stack => {
            stack.enter(Noted(log, "a"))?;
            stack.enter(Acts(log, "b", Does::FailsEntering))?;
            stack.enter(Noted(log, "c"))?;
        });
        Ok(())
    }
    let log = Log::default();
    assert_eq!(run(&log).unwrap_err().to_string(), "ValueError: b");
    assert_eq!(log.take(), "+a +b -a(ValueError: b)");
}

#[test]
fn pop_all_takes_everything_elsewhere() {
    fn all<'l>(log: &'l Log, does: &[Does]) -> Result<ExitStack<'l, Exception>, Exception> {
        with!(ExitStack::new() as stack => {
            for does in does {
                stack.enter(Acts(log, "a", *does))?;
            }
            return Ok(stack.pop_all());
        });
        Ok(ExitStack::new())
    }
    let log = Log::default();
    let stack = all(&log, &[Does::Nothing, Does::Nothing]).unwrap();
    assert_eq!(log.take(), "+a +a");
    assert_eq!(leave(stack, None).unwrap(), "ended");
    assert_eq!(log.take(), "-a -a");
    all(&log, &[Does::Nothing, Does::FailsEntering]).unwrap_err();
    assert_eq!(log.take(), "+a +a -a(ValueError: a)");
}

#[test]
fn a_closed_stack_is_used_again() {
    fn run(log: &Log, stack: &mut ExitStack<'_, Exception>) -> Result<(), Exception> {
        with!(&mut *stack => { log.add("in") });
        log.add("out");
        stack.close()
    }
    let log = Log::default();
    let mut stack = ExitStack::new();
    for text in ["a", "b"] {
        stack.push(Noted(&log, text));
        run(&log, &mut stack).unwrap();
        assert_eq!(log.take(), format!("in -{text} out"));
    }
    assert_eq!(format!("{stack:?}"), "ExitStack { exits: 0 }");
    stack.callback(|| -> Result<(), Exception> { raise!(ValueError("v")) });
    assert_eq!(format!("{stack:?}"), "ExitStack { exits: 1 }");
    assert!(run(&log, &mut stack).is_err());
    assert!(stack.close().is_ok());
}

#[test]
fn stacks_hold_stacks_and_stand_beside_them() {
    let log = Log::default();
    let inner = ExitStack::<Exception>::new();
    inner.push(Noted(&log, "a"));
    let mut outer = ExitStack::new();
    outer.push(Noted(&log, "outer"));
    outer.enter(inner).unwrap().push(Noted(&log, "b"));
    outer.close().unwrap();
    assert_eq!(log.take(), "-b -a -outer");
    // A manager that borrows what another gives is in a stack inside.
    let length = with!(ExitStack::new() as outer, ExitStack::new() as inner => {
        let Ok(list) = outer.enter(nullcontext(vec![1]));
        let Ok(list) = inner.enter(nullcontext(list));
        list.push(2);
        list.len()
    } else { 0 });
    assert_eq!(length, 2);
}

#[test]
fn errors_are_of_any_type() {
    fn sum(texts: &[&str]) -> Result<i32, std::num::ParseIntError> {
        let mut sum = 0;
        with!(ExitStack::new() as stack => {
            stack.push(suppress(|e: &std::num::ParseIntError| *e.kind() == std::num::IntErrorKind::Empty));
            for text in texts {
                sum += text.parse::<i32>()?;
            }
        });
        Ok(sum)
    }
    assert_eq!((sum(&["1", "2"]), sum(&["1", "", "2"])), (Ok(3), Ok(1)));
    assert!(sum(&["x"]).is_err());
    let log = Log::default();
    with!(ExitStack::new() as stack => {
        stack.callback(|| log.add("called"));
        log.add("in");
    });
    assert_eq!(log.take(), "in called");
}

/// Says when it is dropped.
struct Dropped<'l>(&'l Log, u8);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.add(self.1);
    }
}

#[test]
fn what_is_kept_is_dropped_in_its_turn() {
    let (log, lock) = (Log::default(), Mutex::new(5));
    let mut stack = ExitStack::<Exception>::new();
    stack.callback(|| log.add(lock.try_lock().is_ok()));
    stack.keep(Dropped(&log, 1));
    **stack.keep(lock.lock().unwrap()) += 1;
    stack.callback(|| log.add(lock.try_lock().is_ok()));
    stack.keep(Dropped(&log, 2)).1 += 1;
    stack.close().unwrap();
    drop(stack);
    assert_eq!(log.take(), "3 false 1 true");
    assert_eq!(lock.into_inner().unwrap(), 6);
}

#[test]
fn what_is_dropped_is_cleaned_up() {
    let log = Log::default();
    let stack = ExitStack::<Exception>::new();
    stack.push(Noted(&log, "a"));
    stack.push_exit(|_| {
        log.add("never");
        Ok(())
    });
    stack.callback(|| log.add("called"));
    stack.keep(Dropped(&log, 1));
    drop(stack);
    assert_eq!(log.take(), "1 called !a");
    let stack = ExitStack::<Exception>::new();
    stack.callback(|| log.add("never"));
    std::mem::forget(stack);
    assert_eq!(log.take(), "");
}

#[test]
fn panics_leave_each_exit_once() {
    let log = Log::default();
    let panics = |text: &'static str| {
        let log = &log;
        move || {
            log.add(text);
            panic!("{text}")
        }
    };
    // In the block, and then in an exit.
    for with_body in [true, false] {
        let caught = catch_unwind(AssertUnwindSafe(|| -> Result<(), Exception> {
            with!(ExitStack::new() as stack => {
                stack.enter(Noted(&log, "a"))?;
                stack.push(callback(panics("x")));
                stack.enter(Noted(&log, "b"))?;
                stack.callback(panics("y"));
                stack.enter(Noted(&log, "c"))?;
                if with_body {
                    panic!("body");
                }
            });
            Ok(())
        }));
        assert!(caught.is_err());
        let first = if with_body { "!c" } else { "-c" };
        assert_eq!(log.take(), format!("+a +b +c {first} y !b x !a"));
    }
    // While entering: what was not entered is not left.
    struct Panics;
    impl<E> ContextManager<E> for Panics {
        type Target<'a> = ();
        type Swallow = NoError;
        fn enter(&mut self) -> Result<(), E> {
            panic!("enter")
        }
        fn exit(&mut self) -> Result<(), E> {
            unreachable!()
        }
        fn exit_err(&mut self, _: E) -> Result<NoError, E> {
            unreachable!()
        }
    }
    let caught = catch_unwind(AssertUnwindSafe(|| {
        let stack = ExitStack::<Exception>::new();
        stack.enter(Noted(&log, "a")).unwrap();
        stack.enter(Panics).unwrap();
    }));
    assert!(caught.is_err());
    assert_eq!(log.take(), "+a !a");
}

#[test]
fn exits_may_add_exits() {
    let log = Log::default();
    let count = Cell::new(0);
    let added = RefCell::new(ExitStack::<Exception>::new());
    let mut stack = ExitStack::<Exception>::new();
    stack.callback(|| added.borrow_mut().close());
    stack.callback(|| {
        count.set(count.get() + 1);
        added.borrow().callback(|| log.add("added"));
    });
    stack.close().unwrap();
    assert_eq!((count.get(), log.take().as_str()), (1, "added"));
}
