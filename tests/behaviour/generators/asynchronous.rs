//! Asynchronous generators.

use std::cell::RefCell;
use std::future::{Future, pending, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use dunder::exception::{GeneratorExit, StopAsyncIteration};
use dunder::generator::State;
use dunder::prelude::*;

/// Counts how often it is woken.
#[derive(Default)]
struct Alarm(AtomicUsize);

impl Wake for Alarm {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// Polls to the end, once for each time that it is woken.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let alarm = Arc::new(Alarm::default());
    let waker = Waker::from(Arc::clone(&alarm));
    let mut context = Context::from_waker(&waker);
    let mut future = pin!(future);
    for polls in 0.. {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
        assert!(alarm.0.load(Ordering::SeqCst) > polls, "nobody wakes it");
    }
    unreachable!()
}

/// Not ready the first time; wakes by a clone of the waker, from another thread.
async fn later<T>(value: T) -> T {
    let mut is_ready = false;
    poll_fn(move |context| {
        if std::mem::replace(&mut is_ready, true) {
            return Poll::Ready(());
        }
        let waker = context.waker().clone();
        std::thread::spawn(move || waker.wake()).join().expect("a waker wakes");
        Poll::Pending
    })
    .await;
    value
}

generators! {
    /// As in Python: each is waited for, and given.
    async fn doubled(numbers: &[u32]) -> Generator<u32> {
        for number in numbers {
            yield later(number * 2).await;
        }
    }

    async fn adder() -> Generator<i32, Option<i32>, &'static str> {
        let mut sum = 0;
        while let Some(number) = (yield later(sum).await) {
            sum += later(number).await;
        }
        "done"
    }

    async fn careful(log: &RefCell<Vec<String>>) -> Generator<u32, (), (), Exception> {
        attempt! {
            try {
                yield 1;
                later(()).await;
                yield 2;
            }
            except (e: ValueError) {
                log.borrow_mut().push(format!("caught {}", e.message()));
                later(()).await;
                yield 10;
            }
            finally {
                later(()).await;
                log.borrow_mut().push("finally".into());
            }
        }
    }

    async fn plain(log: &RefCell<Vec<String>>) -> Generator<u32> {
        attempt! {
            try { yield 1; yield 2; }
            finally {
                log.borrow_mut().push("finally".into());
                later(()).await;
                log.borrow_mut().push("waited".into());
            }
        }
    }

    async fn stubborn() -> Generator<u32, (), (), Exception> {
        attempt! {
            try { yield 1; }
            except (_e: GeneratorExit) { yield 2; }
        }
    }

    async fn failing(at: u32) -> Generator<u32, (), (), Exception> {
        for number in 0.. {
            if number == at {
                raise!(ValueError("enough"));
            }
            yield later(number).await;
        }
    }
}

#[generator]
async fn under_an_attribute(n: u32) -> Generator<u32> {
    for number in 0..n {
        yield_!(later(number).await);
    }
}

struct Shelf<T>(Vec<T>);

generators! {
    impl<T: Clone> Shelf<T> {
        async fn items(&self) -> Generator<T> {
            for item in &self.0 {
                yield later(item.clone()).await;
            }
        }
    }

    trait Source {
        async fn numbers(&self) -> Generator<u32>;
    }

    impl Source for u32 {
        async fn numbers(&self) -> Generator<u32> {
            for number in 0..*self {
                yield later(number).await;
            }
        }
    }
}

#[test]
fn items_are_waited_for() {
    block_on(async {
        let mut g = doubled(&[1, 2]);
        assert_eq!(g.state(), State::Created);
        assert_eq!(g.next().await, Some(2));
        assert_eq!(g.state(), State::Suspended);
        assert_eq!(g.next().await, Some(4));
        assert_eq!(g.next().await, None);
        assert_eq!(g.next().await, None);
        assert_eq!(format!("{g:?}"), "<async_generator object (GEN_CLOSED)>");
    });
}

#[test]
fn it_is_sent_to() {
    block_on(async {
        let mut g = adder();
        let error = std::panic::catch_unwind(|| block_on(async { adder().send(Some(1)).await.is_ok() }));
        let error = error.expect_err("nothing waits for it").downcast::<String>().expect("a text");
        assert!(error.contains("can't send non-None value to a just-started async generator"), "{error}");
        assert_eq!(g.next().await, Some(0));
        assert_eq!(g.send(Some(5)).await, Ok(Generated::Yielded(5)));
        assert_eq!(g.send(Some(6)).await, Ok(Generated::Yielded(11)));
        assert_eq!(g.send(None).await, Ok(Generated::Returned("done")));
    });
}

#[test]
fn errors_are_thrown_caught_and_raised() {
    block_on(async {
        let log = RefCell::default();
        let mut g = careful(&log);
        assert_eq!(g.next().await.map(Result::ok), Some(Some(1)));
        let thrown = g.throw(ValueError::new("v")).await.ok();
        assert_eq!(thrown, Some(Generated::Yielded(10)));
        assert!(g.next().await.is_none());
        assert_eq!(*log.borrow(), ["caught v", "finally"]);

        let mut g = failing(1);
        assert_eq!(g.next().await.map(Result::ok), Some(Some(0)));
        let error = g.next().await.expect("an error").expect_err("an error");
        assert_eq!((error.class_name(), error.message().to_string()), ("ValueError", "enough".to_string()));
        assert!(g.next().await.is_none());

        // Before the start nothing runs.
        let mut g = careful(&log);
        let error = g.throw(ValueError::new("early")).await.expect_err("it is raised at once");
        assert_eq!(error.message().to_string(), "early");
        assert_eq!(g.state(), State::Closed);
    });
}

#[test]
fn it_is_closed() {
    block_on(async {
        let log = RefCell::default();
        let mut g = careful(&log);
        g.next().await.expect("an item").expect("no error");
        g.close().await.expect("it ends");
        assert_eq!((g.state(), log.take()), (State::Closed, vec!["finally".to_owned()]));

        let mut g = plain(&log);
        assert_eq!(g.next().await, Some(1));
        g.close().await.expect("it ends");
        assert_eq!((g.state(), log.take()), (State::Closed, vec!["finally".to_owned(), "waited".to_owned()]));

        let mut g = stubborn();
        g.next().await.expect("an item").expect("no error");
        let error = g.close().await.expect_err("it yields");
        assert_eq!(error.message().to_string(), "async generator ignored GeneratorExit");
    });
}

#[test]
fn who_stops_waiting_for_its_end_leaves_it_on_the_way() {
    /// Begins to close it, and waits no longer.
    async fn begin<T>(close: impl Future<Output = T>) {
        let mut close = pin!(close);
        assert!(poll_fn(|context| Poll::Ready(close.as_mut().poll(context).is_pending())).await);
    }
    block_on(async {
        let log = RefCell::default();
        // Without an error type.
        let mut g = plain(&log);
        assert_eq!(g.next().await, Some(1));
        begin(g.close()).await;
        assert_eq!((g.state(), log.take()), (State::Running, vec!["finally".to_owned()]));
        assert_eq!(g.next().await, None);
        assert_eq!((g.state(), log.take()), (State::Closed, vec!["waited".to_owned()]));

        let mut g = plain(&log);
        assert_eq!(g.next().await, Some(1));
        begin(g.close()).await;
        g.close().await.expect("it ends");
        assert_eq!((g.state(), log.take()), (State::Closed, vec!["finally".to_owned(), "waited".to_owned()]));

        // With one.
        let mut g = careful(&log);
        g.next().await.expect("an item").expect("no error");
        begin(g.close()).await;
        let error = g.send(()).await.expect_err("it is on its way");
        assert_eq!(error.message(), "asend(): asynchronous generator is already running");
        assert!(g.next().await.is_none());
        assert_eq!((g.state(), log.take()), (State::Closed, vec!["finally".to_owned()]));

        let mut g = careful(&log);
        g.next().await.expect("an item").expect("no error");
        begin(g.close()).await;
        drop(g);
        assert!(log.take().is_empty());
    });
}

#[test]
fn what_says_that_it_has_ended_may_not_come_from_its_body() {
    generators! {
        async fn raising(error: Exception) -> Generator<u32, (), (), Exception> {
            yield 1;
            raise!(error);
        }
    }
    block_on(async {
        for name in ["StopIteration", "StopAsyncIteration"] {
            let stop = || match name {
                "StopIteration" => Exception::from(StopIteration::new("x")),
                _ => StopAsyncIteration::new("x").into(),
            };
            let text = format!("async generator raised {name}");
            let mut g = raising(stop());
            g.next().await.expect("an item").expect("no error");
            let error = g.resume().await.expect_err("it raises");
            assert_eq!((error.class_name(), error.message()), ("RuntimeError", text.clone()));
            let [cause, context] = [error.cause(), error.context()].map(|error| error.expect("there is one"));
            assert_eq!((cause.class_name(), context.class_name()), (name, name));
            // Thrown in, at the start too.
            for started in [true, false] {
                let mut g = raising(stop());
                if started {
                    g.next().await.expect("an item").expect("no error");
                }
                let error = g.throw(stop()).await.expect_err("it is raised");
                assert_eq!((error.class_name(), error.message()), ("RuntimeError", text.clone()));
            }
        }
    });
}

#[test]
fn a_drop_closes_it_as_far_as_it_need_not_wait() {
    let log = RefCell::default();
    block_on(async {
        let mut g = plain(&log);
        assert_eq!(g.next().await, Some(1));
    });
    assert_eq!(log.take(), ["finally"]);
}

#[test]
fn who_stops_waiting_loses_nothing() {
    block_on(async {
        let mut g = doubled(&[1]);
        {
            let mut first = pin!(g.next());
            let waiting = poll_fn(|context| Poll::Ready(first.as_mut().poll(context).is_pending())).await;
            assert!(waiting);
        }
        assert_eq!(g.state(), State::Running);
        assert_eq!(g.next().await, Some(2));
    });
    block_on(async {
        let mut g = failing(9);
        {
            let mut first = pin!(g.next());
            assert!(poll_fn(|context| Poll::Ready(first.as_mut().poll(context).is_pending())).await);
        }
        let error = g.send(()).await.expect_err("it is waiting");
        assert_eq!(error.message().to_string(), "asend(): asynchronous generator is already running");
        let error = g.throw(ValueError::new("v")).await.expect_err("it is waiting");
        assert_eq!(error.message().to_string(), "athrow(): asynchronous generator is already running");
        g.close().await.expect("it is dropped where it waits");
        assert!(g.next().await.is_none());
    });
}

#[test]
fn it_can_be_moved_and_sent() {
    fn check<T: Send>(value: T) -> T {
        value
    }
    let mut g = check(under_an_attribute(2));
    assert_eq!(block_on(g.next()), Some(0));
    let mut moved = Box::new(g);
    let last = std::thread::spawn(move || block_on(moved.next())).join().expect("no panic");
    assert_eq!(last, Some(1));
}

#[test]
fn methods_and_traits() {
    block_on(async {
        let shelf = Shelf(vec!["a", "b"]);
        let mut items = shelf.items();
        assert_eq!(items.next().await, Some("a"));
        drop(items);
        let mut numbers = 1_u32.numbers();
        assert_eq!((numbers.next().await, numbers.next().await), (Some(0), None));
    });
}

#[test]
fn what_it_borrows_is_free_when_it_is_dropped_while_it_waits() {
    let shared = Rc::new(());
    generators! {
        async fn endless(held: Rc<()>) -> Generator<u32> {
            pending::<()>().await;
            drop(held);
            yield 1;
        }
    }
    let mut g = endless(Rc::clone(&shared));
    let mut next: Pin<Box<dyn Future<Output = _>>> = Box::pin(g.next());
    assert!(next.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    assert_eq!(Rc::strong_count(&shared), 2);
    drop(next);
    drop(g);
    assert_eq!(Rc::strong_count(&shared), 1);
}

#[test]
fn it_is_a_stream() {
    use futures_core::{FusedStream as _, Stream};

    fn collect<T>(stream: impl Stream<Item = T>) -> Vec<T> {
        let mut stream = pin!(stream);
        block_on(async {
            let mut items = Vec::new();
            while let Some(item) = poll_fn(|context| stream.as_mut().poll_next(context)).await {
                items.push(item);
            }
            items
        })
    }
    assert_eq!(collect(doubled(&[1, 2, 3])), [2, 4, 6]);
    let mut g = doubled(&[]);
    assert!(!g.is_terminated());
    assert_eq!(block_on(g.next()), None);
    assert!(g.is_terminated());
}
