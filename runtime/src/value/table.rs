//! The hash table of a dict, laid out as CPython's: the entries in the order of insertion, and beside them an index that finds
//! their positions by hash.
//!
//! It hashes and compares nothing itself, since Python's `hash` and `==` can raise. That, and that it is compiled once for one
//! type of entry, is why it stands here in place of a crate for ordered maps, which a clean build would pay a tenth for.

use alloc::vec::Vec;

use super::Value;

/// One entry with the hash of its key.
#[derive(Clone)]
pub(super) struct Entry {
    hash: u64,
    pub(super) key: Value,
    pub(super) value: Value,
}

#[derive(Clone, Default)]
pub(super) struct Table {
    entries: Vec<Entry>,
    /// Positions in `entries`, or [`FREE`], or [`GONE`]. Its length is a power of two or zero, and never all of it is taken.
    index: Vec<u32>,
    /// How many slots of `index` are not free.
    taken: usize,
}

/// A slot that ends a search.
const FREE: u32 = u32::MAX;

/// A slot that a search goes past: its entry was removed.
const GONE: u32 = u32::MAX - 1;

impl Table {
    pub(super) fn with_capacity(entries: usize) -> Self {
        let mut table = Self { entries: Vec::with_capacity(entries), ..Self::default() };
        if entries > 0 {
            table.rebuild(entries);
        }
        table
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(super) fn entries_mut(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    pub(super) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// The position of the first entry with that hash that `is` says is the one. What `is` fails with ends the search.
    pub(super) fn position<E>(
        &self,
        hash: u64,
        is: &mut dyn FnMut(&Value) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        for slot in self.probe(hash) {
            match self.index[slot] {
                FREE => break,
                GONE => {}
                at => {
                    let entry = &self.entries[at as usize];
                    if entry.hash == hash && is(&entry.key)? {
                        return Ok(Some(at as usize));
                    }
                }
            }
        }
        Ok(None)
    }

    /// Adds an entry whose key is not there.
    ///
    /// # Panics
    ///
    /// After four billion entries.
    pub(super) fn push(&mut self, hash: u64, key: Value, value: Value) {
        // At most three quarters are taken, so that every search ends soon.
        if (self.taken + 1) * 4 > self.index.len() * 3 {
            self.rebuild((self.entries.len() + 1) * 2);
        }
        let at = u32::try_from(self.entries.len())
            .ok()
            .filter(|at| *at < GONE)
            .expect("a dict of four billion entries");
        self.enter(hash, at);
        self.entries.push(Entry { hash, key, value });
    }

    /// Takes an entry out; those after it move up.
    pub(super) fn remove(&mut self, at: usize) -> Entry {
        let slot = self.slot(at);
        self.index[slot] = GONE;
        if at + 1 < self.entries.len() {
            for position in
                self.index.iter_mut().filter(|position| **position < GONE && **position as usize > at)
            {
                *position -= 1;
            }
        }
        self.entries.remove(at)
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// The slots in the order in which a hash tries them.
    fn probe(&self, hash: u64) -> impl Iterator<Item = usize> + use<> {
        let mask = self.index.len().wrapping_sub(1);
        let start = hash as usize;
        (0..self.index.len()).map(move |step| start.wrapping_add(step) & mask)
    }

    /// The slot of the entry at a position.
    fn slot(&self, at: usize) -> usize {
        let found = self.probe(self.entries[at].hash).find(|slot| self.index[*slot] as usize == at);
        found.expect("every entry is in the index")
    }

    fn enter(&mut self, hash: u64, at: u32) {
        let free = self.probe(hash).find(|slot| self.index[*slot] == FREE);
        self.index[free.expect("a quarter of the index is free")] = at;
        self.taken += 1;
    }

    /// Makes an index for so many entries, of those that there are.
    fn rebuild(&mut self, room: usize) {
        self.index = vec![FREE; (room * 4 / 3 + 1).next_power_of_two().max(8)];
        self.taken = 0;
        for at in 0..self.entries.len() {
            self.enter(self.entries[at].hash, at as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(table: &Table, hash: u64, key: i64) -> Option<usize> {
        table.position::<()>(hash, &mut |stored| Ok(*stored == key)).unwrap()
    }

    /// Against a plain list, with few hashes, so that searches meet each other and what is gone.
    #[test]
    fn it_holds_what_was_put_in_and_not_taken_out() {
        let (mut table, mut list) = (Table::default(), Vec::<i64>::new());
        let mut seed = 1_u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let (key, hash) = ((seed >> 40) as i64 % 50, (seed >> 40) % 50 % 7);
            match list.iter().position(|other| *other == key) {
                Some(at) => {
                    assert_eq!(find(&table, hash, key), Some(at));
                    assert_eq!(table.remove(at).key, key);
                    list.remove(at);
                }
                None => {
                    assert_eq!(find(&table, hash, key), None);
                    table.push(hash, key.into(), Value::None);
                    list.push(key);
                }
            }
            assert!(table.entries().iter().map(|entry| &entry.key).eq(&list));
        }
    }

    #[test]
    fn an_empty_table_finds_nothing_and_takes_room_when_asked() {
        assert_eq!(find(&Table::default(), 5, 5), None);
        let mut table = Table::with_capacity(100);
        let size = table.index.len();
        for key in 0..100 {
            table.push(key as u64, key.into(), Value::None);
        }
        assert_eq!(table.index.len(), size);
        table.clear();
        assert_eq!(find(&table, 5, 5), None);
    }

    #[test]
    fn what_a_comparison_fails_with_ends_the_search() {
        let mut table = Table::default();
        table.push(1, 1.into(), Value::None);
        assert_eq!(table.position(1, &mut |_| Err("no")), Err("no"));
    }
}
