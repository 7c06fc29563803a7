//! The dictionary of a class: names in the order in which they came.

use alloc::vec::Vec;

use super::name::{Name, NameMap};
use crate::value::Value;

/// So many names are found faster one after the other.
const FEW: usize = 8;

#[derive(Default)]
pub(super) struct Namespace {
    entries: Vec<(Name, Value)>,
    /// Where each is, once there are many.
    places: Option<NameMap<usize>>,
}

impl Namespace {
    fn place(&self, name: Name) -> Option<usize> {
        match &self.places {
            Some(places) => places.get(&name).copied(),
            None => self.entries.iter().position(|entry| entry.0 == name),
        }
    }

    pub(super) fn get(&self, name: Name) -> Option<&Value> {
        self.place(name).map(|at| &self.entries[at].1)
    }

    /// Sets a name, and gives what was there.
    pub(super) fn set(&mut self, name: Name, value: Value) -> Option<Value> {
        if let Some(at) = self.place(name) {
            return Some(core::mem::replace(&mut self.entries[at].1, value));
        }
        self.entries.push((name, value));
        match &mut self.places {
            Some(places) => drop(places.insert(name, self.entries.len() - 1)),
            None if self.entries.len() > FEW => self.number(),
            None => {}
        }
        None
    }

    pub(super) fn remove(&mut self, name: Name) -> Option<Value> {
        let at = self.place(name)?;
        let (_, value) = self.entries.remove(at);
        if self.places.is_some() {
            self.number();
        }
        Some(value)
    }

    fn number(&mut self) {
        let numbered = self.entries.iter().enumerate().map(|(at, (name, _))| (*name, at));
        self.places = Some(numbered.collect());
    }

    pub(super) fn names(&self) -> Vec<Name> {
        self.entries.iter().map(|(name, _)| *name).collect()
    }

    pub(super) fn entries(&self) -> &[(Name, Value)] {
        &self.entries
    }

    /// Takes the values out, to be dropped one after the other.
    pub(super) fn drain(&mut self) -> Vec<Value> {
        self.places = None;
        core::mem::take(&mut self.entries).into_iter().map(|(_, value)| value).collect()
    }
}
