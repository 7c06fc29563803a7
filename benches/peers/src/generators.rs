//! The crates with generators, each as its own documentation would have it written.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use dunder_benches::generators::{CHAIN, DEPTH, ITEMS, Node, chain, mix, mixed, tree};
use dunder_benches::measure::{Case, Repeat};

macro_rules! case {
    ($task:literal, $by:literal, $step:expr) => {
        Case { task: concat!("generators/", $task), by: $by, body: |repeat| repeat.run($step) }
    };
}

pub(crate) const CASES: &[Case] = &[
    case!("counter", "genawaiter", || mixed(awaiter::counter(black_box(ITEMS)))),
    case!("fibonacci", "genawaiter", || mixed(awaiter::fibonacci(black_box(ITEMS)))),
    case!("send", "genawaiter", awaiter::send),
    case!("dyn", "genawaiter", || dynamic(&mut awaiter::counter(black_box(ITEMS)))),
    Case {
        task: "generators/tree",
        by: "genawaiter",
        body: |repeat| on_tree(repeat, |node| mixed(awaiter::walk(node))),
    },
    Case {
        task: "generators/chain",
        by: "genawaiter",
        body: |repeat| on_chain(repeat, |node| mixed(awaiter::walk(node))),
    },
    case!("counter", "fauxgen", || mixed(pin!(faux::counter(black_box(ITEMS))))),
    case!("fibonacci", "fauxgen", || mixed(pin!(faux::fibonacci(black_box(ITEMS))))),
    case!("send", "fauxgen", faux::send),
    case!("counter", "next-gen", || {
        use nextgen::counter;
        next_gen::mk_gen!(let items = counter(black_box(ITEMS)));
        mixed(items)
    }),
    case!("fibonacci", "next-gen", || {
        use nextgen::fibonacci;
        next_gen::mk_gen!(let items = fibonacci(black_box(ITEMS)));
        mixed(items)
    }),
    case!("counter", "async-stream", || mixed_stream(streams::counter(black_box(ITEMS)))),
    case!("fibonacci", "async-stream", || mixed_stream(streams::fibonacci(black_box(ITEMS)))),
    case!("counter", "corosensei", || stacks::mixed(stacks::counter(black_box(ITEMS)))),
    case!("fibonacci", "corosensei", || stacks::mixed(stacks::fibonacci(black_box(ITEMS)))),
    case!("send", "corosensei", stacks::send),
    Case { task: "generators/tree", by: "corosensei", body: |repeat| on_tree(repeat, stacks::walk) },
    Case { task: "generators/chain", by: "corosensei", body: |repeat| on_chain(repeat, stacks::walk) },
];

#[inline(never)]
fn dynamic(items: &mut dyn Iterator<Item = u64>) -> u64 {
    mixed(items)
}

fn on_tree(repeat: &mut Repeat, walk: fn(Option<&Node>) -> u64) {
    let tree = tree(DEPTH);
    repeat.run(|| walk(black_box(&tree).as_deref()));
}

fn on_chain(repeat: &mut Repeat, walk: fn(Option<&Node>) -> u64) {
    let chain = chain(CHAIN);
    repeat.run(|| (0..ITEMS / CHAIN).fold(0, |all, _| mix(all, walk(black_box(&chain).as_deref()))));
}

fn mixed_stream(items: impl futures_core::Stream<Item = u64>) -> u64 {
    let mut items = pin!(items);
    let mut context = Context::from_waker(Waker::noop());
    let mut all = 0;
    while let Poll::Ready(Some(item)) = items.as_mut().poll_next(&mut context) {
        all = mix(all, item);
    }
    all
}

mod awaiter {
    use genawaiter::GeneratorState::Yielded;
    use genawaiter::rc::Gen;

    use super::*;

    pub(super) fn counter(end: u64) -> impl Iterator<Item = u64> {
        let generator = Gen::new(move |co| async move {
            let mut next = 0;
            while next < end {
                co.yield_(next).await;
                next += 1;
            }
        });
        generator.into_iter()
    }

    pub(super) fn fibonacci(count: u64) -> impl Iterator<Item = u64> {
        let generator = Gen::new(move |co| async move {
            let [mut item, mut next] = [0_u64, 1];
            for _ in 0..count {
                co.yield_(item).await;
                [item, next] = [next, item.wrapping_add(next)];
            }
        });
        generator.into_iter()
    }

    pub(super) fn send() -> u64 {
        let mut adder: Gen<u64, u64, _> = Gen::new(|co| async move {
            let mut sum = 0_u64;
            loop {
                let item: u64 = co.yield_(sum).await;
                sum = sum.rotate_left(5) ^ item;
            }
        });
        adder.resume_with(0);
        (0..black_box(ITEMS)).fold(0, |all, item| match adder.resume_with(item) {
            Yielded(sum) => mix(all, sum),
            genawaiter::GeneratorState::Complete(()) => all,
        })
    }

    /// Recursion needs a box, and each item goes through all that are open.
    pub(super) fn walk<'a>(node: Option<&'a Node>) -> Box<dyn Iterator<Item = u64> + 'a> {
        let generator = Gen::new(move |co| async move {
            if let Some(node) = node {
                for item in walk(node.left.as_deref()) {
                    co.yield_(item).await;
                }
                co.yield_(node.value).await;
                for item in walk(node.right.as_deref()) {
                    co.yield_(item).await;
                }
            }
        });
        Box::new(generator.into_iter())
    }
}

mod faux {
    use fauxgen::{Generator as _, GeneratorState};

    use super::*;

    #[fauxgen::generator(yield = u64)]
    pub(super) fn counter(end: u64) {
        let mut next = 0;
        while next < end {
            r#yield!(next);
            next += 1;
        }
    }

    #[fauxgen::generator(yield = u64)]
    pub(super) fn fibonacci(count: u64) {
        let [mut item, mut next] = [0_u64, 1];
        for _ in 0..count {
            r#yield!(item);
            [item, next] = [next, item.wrapping_add(next)];
        }
    }

    #[fauxgen::generator(yield = u64, arg = u64)]
    fn adder() {
        let mut sum = 0_u64;
        loop {
            let item = r#yield!(sum);
            sum = sum.rotate_left(5) ^ item;
        }
    }

    pub(super) fn send() -> u64 {
        let mut adder = pin!(adder());
        let _ = adder.as_mut().resume(0);
        (0..black_box(ITEMS)).fold(0, |all, item| match adder.as_mut().resume(item) {
            GeneratorState::Yielded(sum) => mix(all, sum),
            GeneratorState::Complete(_) => all,
        })
    }
}

mod nextgen {
    #[next_gen::generator(yield(u64))]
    pub(super) fn counter(end: u64) {
        let mut next = 0;
        while next < end {
            yield_!(next);
            next += 1;
        }
    }

    #[next_gen::generator(yield(u64))]
    pub(super) fn fibonacci(count: u64) {
        let [mut item, mut next] = [0_u64, 1];
        for _ in 0..count {
            yield_!(item);
            [item, next] = [next, item.wrapping_add(next)];
        }
    }
}

mod streams {
    use async_stream::stream;
    use futures_core::Stream;

    pub(super) fn counter(end: u64) -> impl Stream<Item = u64> {
        stream! {
            let mut next = 0;
            while next < end {
                yield next;
                next += 1;
            }
        }
    }

    pub(super) fn fibonacci(count: u64) -> impl Stream<Item = u64> {
        stream! {
            let [mut item, mut next] = [0_u64, 1];
            for _ in 0..count {
                yield item;
                [item, next] = [next, item.wrapping_add(next)];
            }
        }
    }
}

mod stacks {
    use corosensei::stack::DefaultStack;
    use corosensei::{Coroutine, CoroutineResult, ScopedCoroutine, Yielder};

    use super::*;

    pub(super) fn counter(end: u64) -> Coroutine<(), u64, ()> {
        Coroutine::new(move |yielder, ()| {
            let mut next = 0;
            while next < end {
                yielder.suspend(next);
                next += 1;
            }
        })
    }

    pub(super) fn fibonacci(count: u64) -> Coroutine<(), u64, ()> {
        Coroutine::new(move |yielder, ()| {
            let [mut item, mut next] = [0_u64, 1];
            for _ in 0..count {
                yielder.suspend(item);
                [item, next] = [next, item.wrapping_add(next)];
            }
        })
    }

    pub(super) fn mixed(mut items: Coroutine<(), u64, ()>) -> u64 {
        let mut all = 0;
        while let CoroutineResult::Yield(item) = items.resume(()) {
            all = mix(all, item);
        }
        all
    }

    pub(super) fn send() -> u64 {
        let mut adder: Coroutine<u64, u64, ()> = Coroutine::new(|yielder, mut item: u64| {
            let mut sum = 0_u64;
            loop {
                sum = sum.rotate_left(5) ^ item;
                item = yielder.suspend(sum);
            }
        });
        adder.resume(0);
        (0..black_box(ITEMS)).fold(0, |all, item| match adder.resume(item) {
            CoroutineResult::Yield(sum) => mix(all, sum),
            CoroutineResult::Return(()) => all,
        })
    }

    /// Plain recursion, on a stack of its own.
    pub(super) fn walk(node: Option<&Node>) -> u64 {
        fn visit(yielder: &Yielder<(), u64>, node: Option<&Node>) {
            if let Some(node) = node {
                visit(yielder, node.left.as_deref());
                yielder.suspend(node.value);
                visit(yielder, node.right.as_deref());
            }
        }
        let stack = DefaultStack::new(8 << 20).expect("memory for a stack");
        let coroutine =
            ScopedCoroutine::with_stack(stack, move |yielder: &Yielder<(), u64>, ()| visit(yielder, node));
        coroutine.scope(|mut items| {
            let mut all = 0;
            while let CoroutineResult::Yield(item) = items.as_mut().resume(()) {
                all = mix(all, item);
            }
            all
        })
    }
}
