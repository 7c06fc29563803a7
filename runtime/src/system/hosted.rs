//! With the standard library.

use alloc::vec::Vec;
use core::{
    cell::{Cell, RefCell},
    hash::{BuildHasher, Hash, Hasher},
    mem::ManuallyDrop,
};
use std::{
    collections::HashSet,
    hash::RandomState,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::OnceLock,
    thread_local,
};

thread_local! {
    /// Per thread and not per call: an object's own `==` may come back in here.
    static DEPTH: Cell<u32> = const { Cell::new(0) };

    /// The containers that are being printed, innermost last. Per thread, because an object's own `repr` may
    /// print one of them. Without memory of its own when nothing is printed: there is nothing to drop.
    static OPEN: ManuallyDrop<RefCell<Vec<usize>>> = const { ManuallyDrop::new(RefCell::new(Vec::new())) };
}

/// Goes one level deeper, unless that is too deep.
#[inline]
pub(crate) fn descend(limit: u32) -> bool {
    let depth = DEPTH.get();
    if depth >= limit {
        return false;
    }
    DEPTH.set(depth + 1);
    true
}

#[inline]
pub(crate) fn ascend() {
    DEPTH.set(DEPTH.get() - 1);
}

/// Marks a container as being printed, unless it is already.
pub(crate) fn open(address: usize) -> bool {
    OPEN.with(|open| {
        let mut open = open.borrow_mut();
        for &other in open.iter() {
            if other == address {
                return false;
            }
        }
        open.push(address);
        true
    })
}

/// Takes the innermost mark away again.
#[inline]
pub(crate) fn close(_: usize) {
    OPEN.with(|open| {
        let mut open = open.borrow_mut();
        open.pop();
        if open.is_empty() {
            *open = Vec::new();
        }
    });
}

/// Seeded once a process, as in Python, so that nobody can choose keys that collide.
pub(crate) fn hash(data: &[u8]) -> u64 {
    static SEED: OnceLock<RandomState> = OnceLock::new();
    let mut hasher = SEED.get_or_init(RandomState::new).build_hasher();
    hasher.write(data);
    hasher.finish()
}

/// The index of the first item that was there before.
pub(crate) fn first_repeated<'a, E: Eq + Hash + 'a>(
    mut items: impl ExactSizeIterator<Item = &'a E>,
) -> Option<usize> {
    let mut seen = HashSet::with_capacity(items.len());
    items.position(|item| !seen.insert(item))
}

/// A second panic would end the program.
pub(crate) fn close_quietly(close: impl FnOnce()) {
    match std::thread::panicking() {
        true => drop(catch_unwind(AssertUnwindSafe(close))),
        false => close(),
    }
}
