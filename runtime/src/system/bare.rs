//! Without the standard library: nothing knows which thread it is on, so what is counted is counted of all threads together.

use alloc::{collections::BTreeMap, vec::Vec};
#[expect(deprecated, reason = "core has no other hasher")]
use core::hash::SipHasher;
use core::{
    hash::{Hash, Hasher},
    sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

/// The levels of all threads: those that go deep at the same time share the limit. It is met early then, and never late.
static DEPTH: AtomicUsize = AtomicUsize::new(0);

/// The containers that are being printed, by all threads: no two have a container in common. An address is read by the thread that
/// has written it, so that no order has to be kept.
static OPEN: [AtomicUsize; PLACES] = [const { AtomicUsize::new(0) }; PLACES];

/// More than can be open at the limit of the depth. Who finds no place goes without a mark, and on to that limit.
const PLACES: usize = 1024;

/// How many of the places have ever been taken.
static TAKEN: AtomicUsize = AtomicUsize::new(0);

/// Goes one level deeper, unless that is too deep.
#[inline]
pub(crate) fn descend(limit: u32) -> bool {
    let is_in = DEPTH.fetch_add(1, Relaxed) < limit as usize;
    if !is_in {
        ascend();
    }
    is_in
}

#[inline]
pub(crate) fn ascend() {
    DEPTH.fetch_sub(1, Relaxed);
}

/// Marks a container as being printed, unless it is already.
pub(crate) fn open(address: usize) -> bool {
    let taken = &OPEN[..TAKEN.load(Relaxed)];
    if taken.iter().any(|place| place.load(Relaxed) == address) {
        return false;
    }
    let is_free = |place: &AtomicUsize| place.compare_exchange(0, address, Relaxed, Relaxed).is_ok();
    if let Some(at) = OPEN.iter().position(is_free) {
        TAKEN.fetch_max(at + 1, Relaxed);
    }
    true
}

/// Takes the mark away again.
pub(crate) fn close(address: usize) {
    let taken = &OPEN[..TAKEN.load(Relaxed)];
    if let Some(place) = taken.iter().find(|place| place.load(Relaxed) == address) {
        place.store(0, Relaxed);
    }
}

#[expect(deprecated, reason = "as above")]
fn hasher() -> SipHasher {
    // All that differs between two runs is where the program is, if that.
    SipHasher::new_with_keys((&raw const DEPTH).addr() as u64, 0x9e37_79b9_7f4a_7c15)
}

pub(crate) fn hash(data: &[u8]) -> u64 {
    let mut hasher = hasher();
    hasher.write(data);
    hasher.finish()
}

/// The index of the first item that was there before.
pub(crate) fn first_repeated<'a, E: Eq + Hash + 'a>(
    mut items: impl ExactSizeIterator<Item = &'a E>,
) -> Option<usize> {
    let mut seen: BTreeMap<u64, Vec<&E>> = BTreeMap::new();
    items.position(|item| {
        let mut hasher = hasher();
        item.hash(&mut hasher);
        let like_it = seen.entry(hasher.finish()).or_default();
        let is_repeated = like_it.contains(&item);
        if !is_repeated {
            like_it.push(item);
        }
        is_repeated
    })
}

/// Nothing tells whether the thread panics: what panics here while it does ends the program.
pub(crate) fn close_quietly(close: impl FnOnce()) {
    close();
}
