//! What a body holds is dropped once, wherever it is left: at each `yield`, by an error, by a panic. Run under valgrind too.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use dunder::Generated::Yielded;
use dunder::prelude::*;

/// How many are alive, and which is to panic when it is dropped.
#[derive(Default)]
struct World {
    alive: Cell<i32>,
    made: Cell<i32>,
    panics: Option<i32>,
}

struct Held<'a> {
    world: &'a World,
    number: i32,
    /// Memory that is freed twice or never, if the guard is.
    _memory: Box<i32>,
}

impl World {
    fn hold(&self) -> Held<'_> {
        let number = self.made.get();
        self.made.set(number + 1);
        self.alive.set(self.alive.get() + 1);
        Held { world: self, number, _memory: Box::new(number) }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.world.alive.set(self.world.alive.get() - 1);
        if self.world.panics == Some(self.number) && !std::thread::panicking() {
            resume_unwind(Box::new("dropped"));
        }
    }
}

/// How many items `steps` has, and more: each place where it waits is one of them.
const PLACES: usize = 12;

generators! {
    /// Waits in a loop, in a block, beside arguments, in `attempt!`, and in others at two depths, with something held at each.
    fn steps<'w>(world: &'w World, argument: Held<'w>) -> Generator<i32, Option<i32>, i32, Exception> {
        let first = world.hold();
        let sent = yield 0;
        if let Some(number) = sent {
            let _inner = world.hold();
            yield number;
        }
        for turn in [world.hold(), world.hold()] {
            yield turn.number;
        }
        let returned = attempt! {
            try {
                let _held = world.hold();
                yield 1;
                yield from below(world, world.hold(), 2)
            }
            except (e: ValueError) {
                let _held = world.hold();
                yield 2;
                drop(e);
                0
            }
            finally {
                let _held = world.hold();
            }
        };
        (yield first.number + argument.number).unwrap_or(returned)
    }

    fn below<'w>(world: &'w World, argument: Held<'w>, depth: u32) -> Generator<i32, Option<i32>, i32, Exception> {
        let _first = world.hold();
        yield argument.number;
        if depth > 0 {
            let _second = world.hold();
            yield from below(world, world.hold(), depth - 1);
        }
        yield argument.number;
        1
    }

    /// The same without errors, and with nothing to do at its end.
    fn plain<'w>(world: &'w World, argument: Held<'w>, depth: u32) -> Iterator<i32> {
        let _first = world.hold();
        yield argument.number;
        if depth > 0 {
            let _second = world.hold();
            yield from plain(world, world.hold(), depth - 1);
        }
        yield argument.number;
    }
}

/// What becomes of a generator that waits somewhere.
type End = fn(&mut dyn Generator<Yield = i32, Send = Option<i32>, Return = i32, Error = Exception>);

const ENDS: [(&str, End); 4] = [
    ("dropped", |_| {}),
    ("closed", |g| g.close().expect("it ends")),
    ("thrown at", |g| {
        g.throw(KeyError::new("k").into()).expect_err("nobody catches it");
    }),
    ("caught", |g| while let Ok(Yielded(_)) = g.throw(ValueError::new("v").into()) {}),
];

#[test]
fn all_is_dropped_once_at_each_place() {
    for (name, end) in ENDS {
        for place in 0..PLACES {
            let world = World::default();
            let mut g = steps(&world, world.hold());
            for item in 0..place {
                drop(g.send((item > 0).then_some(7)));
            }
            end(&mut g);
            drop(g);
            assert_eq!(world.alive.get(), 0, "{name} after {place} items");
        }
    }
    for place in 0..PLACES {
        let world = World::default();
        let mut items = plain(&world, world.hold(), 3);
        let taken = items.by_ref().take(place).count();
        let mut moved = Box::new(items);
        let rest = moved.by_ref().take(1).count();
        drop(moved);
        assert_eq!((taken.min(8), world.alive.get()), (place.min(8), 0), "{place}, {rest}");
    }
}

#[test]
fn a_drop_that_panics_leaves_nothing_behind() {
    for place in 0..PLACES {
        for panics in 0..16 {
            let world = World { panics: Some(panics), ..World::default() };
            let run = catch_unwind(AssertUnwindSafe(|| {
                let mut g = steps(&world, world.hold());
                for item in 0..place {
                    drop(g.send((item > 0).then_some(7)));
                }
            }));
            assert_eq!(run.is_err(), world.made.get() > panics, "{place}, {panics}");
            assert_eq!(world.alive.get(), 0, "{place}, {panics}");

            let world = World { panics: Some(panics), ..World::default() };
            let run = catch_unwind(AssertUnwindSafe(|| plain(&world, world.hold(), 3).take(place).count()));
            assert_eq!(run.is_err(), world.made.get() > panics, "{place}, {panics}");
            assert_eq!(world.alive.get(), 0, "{place}, {panics}");
        }
    }
}

#[test]
fn a_body_that_panics_leaves_nothing_behind() {
    generators! {
        fn fails(world: &World, at: i32, depth: u32) -> Generator<i32, (), (), Exception> {
            let _first = world.hold();
            for item in 0..3 {
                let _held = world.hold();
                if depth == 0 && item == at {
                    resume_unwind(Box::new("body"));
                }
                yield item;
            }
            if depth > 0 {
                yield from fails(world, at, depth - 1);
            }
        }
    }
    for at in 0..3 {
        for depth in 0..3 {
            let world = World::default();
            let mut g = fails(&world, at, depth);
            let run = catch_unwind(AssertUnwindSafe(|| g.by_ref().count()));
            assert!(run.is_err());
            let again = catch_unwind(AssertUnwindSafe(|| g.next()));
            assert!(!matches!(again, Ok(Some(_))), "it does not go on: {at}, {depth}");
            drop(g);
            assert_eq!(world.alive.get(), 0, "{at}, {depth}");
        }
    }
}

#[test]
fn what_is_sent_is_dropped_once() {
    generators! {
        fn takes<'w>() -> Generator<(), Option<Held<'w>>> {
            let mut last = None;
            while let Some(held) = (yield ()) {
                if held.number == 2 {
                    resume_unwind(Box::new("sent"));
                }
                last = Some(held);
            }
            drop(last);
        }
    }
    let world = World::default();
    let mut g = takes();
    _ = g.resume();
    for _ in 0..2 {
        _ = g.send(Some(world.hold()));
    }
    assert_eq!(world.alive.get(), 1);
    assert!(catch_unwind(AssertUnwindSafe(|| _ = g.send(Some(world.hold())))).is_err());
    drop(g);
    assert_eq!(world.alive.get(), 0);

    // What cannot be taken is dropped too.
    assert!(catch_unwind(AssertUnwindSafe(|| _ = takes().send(Some(world.hold())))).is_err());
    let mut g = takes();
    _ = g.resume();
    _ = g.send(None);
    _ = g.send(Some(world.hold()));
    assert_eq!(world.alive.get(), 0);
}
