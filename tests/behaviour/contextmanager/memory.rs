//! Whatever is left wherever: all that was made is dropped once, and what was entered is left once.

use std::cell::Cell;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use dunder::context::ContextManager;

use super::*;

/// Counts what lives, and panics or waits where it is told.
#[derive(Default)]
struct World {
    live: Cell<i32>,
    entered: Cell<i32>,
    steps: Cell<u32>,
    panics_at: Cell<u32>,
}

/// Something on the heap, so that a memory checker sees it.
struct Part<'w>(&'w World, Box<u32>);

impl Drop for Part<'_> {
    fn drop(&mut self) {
        self.0.live.set(self.0.live.get() - 1);
    }
}

impl World {
    /// A place where something may happen.
    fn step(&self) -> Part<'_> {
        self.steps.set(self.steps.get() + 1);
        assert_ne!(self.steps.get(), self.panics_at.get(), "as asked");
        self.live.set(self.live.get() + 1);
        Part(self, Box::new(self.steps.get()))
    }

    async fn wait(&self) -> Part<'_> {
        let mut is_ready = false;
        poll_fn(|_| match std::mem::replace(&mut is_ready, true) {
            true => Poll::Ready(()),
            false => Poll::Pending,
        })
        .await;
        self.step()
    }

    fn enter(&self) {
        self.entered.set(self.entered.get() + 1);
    }

    fn leave(&self) {
        self.entered.set(self.entered.get() - 1);
    }

    #[track_caller]
    fn is_empty(&self) {
        assert_eq!(
            (self.live.get(), self.entered.get()),
            (0, 0),
            "parts that live, managers that are entered"
        );
    }
}

generators! {
    /// Lends a part of its own; all that it does may fail.
    fn managed<'w>(world: &'w World) -> ContextManager<Target = (&mut Part<'w>, Part<'w>), Error = Exception> {
        let _argument = world.step();
        let mut lent = world.step();
        world.enter();
        let _leaves = Leaves(world);
        attempt! {
            try {
                with!(dunder::context::nullcontext(world.step()) as _inner => { yield (&mut lent, world.step()) })
            }
            except (_: KeyError) { world.step(); }
            finally { *lent.1 = 0; }
        }
        *lent.1 += *world.step().1;
    }

    /// Yields once too often.
    fn again<'w>(world: &'w World) -> ContextManager<Target = Part<'w>, Error = Exception> {
        world.enter();
        let _leaves = Leaves(world);
        yield world.step();
        yield world.step();
    }

    fn numbers(world: &World) -> Generator<u32, (), (), Exception> {
        with!(managed(world) as (lent, own) => {
            yield *lent.1;
            yield *own.1;
            with!(managed(world) as (inner, _) => { yield *inner.1 });
        });
    }

    async fn waited<'w>(world: &'w World) -> ContextManager<Target = &mut Part<'w>, Error = Exception> {
        let mut lent = world.wait().await;
        world.enter();
        let _leaves = Leaves(world);
        attempt! {
            try { yield &mut lent }
            except (_: KeyError) { world.wait().await; }
        }
        world.wait().await;
    }
}

/// A panic in the body runs no `finally`.
struct Leaves<'w>(&'w World);

impl Drop for Leaves<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

fn block(world: &World, way: u32) -> Result<u32, Exception> {
    with!(managed(world) as (lent, own), again(world) as extra => {
        let part = world.step();
        match way {
            0 => return Ok(*lent.1 + *part.1),
            1 => raise!(KeyError("k")),
            2 => raise!(ValueError("v")),
            3 => drop((own, extra)),
            _ => {}
        }
        drop(part);
    });
    Ok(0)
}

async fn waits(world: &World, way: u32) -> Result<(), Exception> {
    async_with!(waited(world) as lent, waited(world) => {
        *lent.1 += 1;
        let _part = world.wait().await;
        match way {
            0 => return Ok(()),
            1 => raise!(KeyError("k")),
            2 => raise!(ValueError("v")),
            _ => {}
        }
    });
    Ok(())
}

#[test]
fn every_way_out_leaves_nothing_behind() {
    for way in 0..5 {
        let world = World::default();
        let _ = block(&world, way);
        world.is_empty();
    }
}

#[test]
fn a_panic_anywhere_leaves_nothing_behind() {
    for way in 0..5 {
        for at in 1.. {
            let world = World { panics_at: Cell::new(at), ..World::default() };
            let result = catch_unwind(AssertUnwindSafe(|| drop(block(&world, way))));
            world.is_empty();
            if result.is_ok() {
                assert!(at > 5, "{at} places");
                break;
            }
        }
    }
}

#[test]
fn generators_dropped_at_each_yield_leave_nothing_behind() {
    for times in 0..5 {
        for closes in [false, true] {
            let world = World::default();
            let mut generator = numbers(&world);
            for _ in 0..times {
                let _ = generator.next();
            }
            let mut moved = Box::new(generator);
            if closes {
                moved.close().unwrap();
                world.is_empty();
            }
            drop(moved);
            world.is_empty();
        }
    }
}

#[test]
fn managers_that_are_not_used_up_leave_nothing_behind() {
    let world = World::default();
    drop(managed(&world));
    let mut manager = managed(&world);
    drop(ContextManager::<Exception>::enter(&mut manager).unwrap());
    drop(manager);
    world.is_empty();
    let mut manager = managed(&world);
    let (lent, own) = ContextManager::<Exception>::enter(&mut manager).unwrap();
    *lent.1 += *own.1;
    drop(own);
    let left: Result<(), Exception> = manager.exit_err(KeyError::new("k").into());
    left.unwrap();
    drop(manager);
    world.is_empty();
}

#[test]
fn futures_dropped_anywhere_leave_nothing_behind() {
    for way in 0..4 {
        for times in 0..8 {
            let world = World::default();
            {
                let mut future = pin!(waits(&world, way));
                for _ in 0..times {
                    if future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
                        break;
                    }
                }
            }
            world.is_empty();
        }
    }
}

#[test]
fn a_panic_while_something_is_waited_for_leaves_nothing_behind() {
    for way in 0..4 {
        for at in 1..8 {
            let world = World { panics_at: Cell::new(at), ..World::default() };
            let _ = catch_unwind(AssertUnwindSafe(|| {
                let mut future = pin!(waits(&world, way));
                while future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending() {}
            }));
            world.is_empty();
        }
    }
}
