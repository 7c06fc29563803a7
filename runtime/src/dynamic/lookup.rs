//! Looking an attribute up in a class and its bases, with a table per class of what was found.
//!
//! The table is emptied when the class or one of its bases changes, and so are those of the subclasses.

use alloc::vec::Vec;
use core::cell::Cell;

use super::{
    class::Class,
    name::{self, Name, NameMap},
    protected::Protected,
};
use crate::value::Value;

/// Which hooks a class has that are not the runtime's own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Hooks(u16);

impl Hooks {
    pub(super) const GETATTRIBUTE: Self = Self(1);
    pub(super) const GETATTR: Self = Self(2);
    pub(super) const SETATTR: Self = Self(4);
    pub(super) const DELATTR: Self = Self(8);
    pub(super) const GET: Self = Self(16);
    pub(super) const SET: Self = Self(32);
    pub(super) const DELETE: Self = Self(64);
    const ALL: [(Self, Name); 7] = [
        (Self::GETATTRIBUTE, name::GETATTRIBUTE),
        (Self::GETATTR, name::GETATTR),
        (Self::SETATTR, name::SETATTR),
        (Self::DELATTR, name::DELATTR),
        (Self::GET, name::GET),
        (Self::SET, name::SET),
        (Self::DELETE, name::DELETE),
    ];

    /// Whether it has any of those.
    #[inline]
    pub(super) fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    #[inline]
    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[derive(Default)]
pub(super) struct Table {
    found: Protected<NameMap<Option<Value>>>,
    hooks: Cell<Option<Hooks>>,
    /// Counts the changes, so that who looks up knows whether there was one meanwhile.
    changes: Cell<u64>,
}

impl Table {
    pub(super) fn drain(&mut self) -> Vec<Value> {
        core::mem::take(self.found.get_mut()).into_values().flatten().collect()
    }
}

impl Class {
    /// The attribute of that name in the first class of the MRO that has it, as it stands there.
    #[inline]
    pub(super) fn lookup(&self, name: Name) -> Option<Value> {
        let table = &self.0.table;
        if let Some(found) = table.found.read(|found| found.get(&name).cloned()) {
            return found;
        }
        let found = self.search(name, 0);
        table.found.write(|table| table.insert(name, found.clone()));
        found
    }

    fn search(&self, name: Name, start: usize) -> Option<Value> {
        let mro = self.0.mro.get();
        mro.iter().skip(start).find_map(|entry| entry.as_ref().unwrap_or(self).own_name(name))
    }

    /// The same, among the classes that come after `start` in the MRO.
    pub(super) fn lookup_after(&self, start: &Class, name: Name) -> Option<Value> {
        let mro = self.0.mro.get();
        let at = mro.iter().position(|entry| entry.as_ref().unwrap_or(self).is(start))?;
        self.search(name, at + 1)
    }

    /// Forgets what was looked up, here and below.
    pub(super) fn changed(&self) {
        let mut all = vec![self.clone()];
        while let Some(class) = all.pop() {
            let table = &class.0.table;
            table.changes.set(table.changes.get() + 1);
            table.hooks.set(None);
            let old = table.found.write(core::mem::take);
            all.extend(class.subclasses());
            drop(old);
        }
    }

    #[inline]
    pub(super) fn hooks(&self) -> Hooks {
        match self.0.table.hooks.get() {
            Some(hooks) => hooks,
            None => self.find_hooks(),
        }
    }

    #[cold]
    fn find_hooks(&self) -> Hooks {
        let mut hooks = Hooks(0);
        for (hook, name) in Hooks::ALL {
            // What the runtime itself gives `object` and `type` is what happens without a hook.
            if self.lookup(name).is_some_and(|found| !is_default(&found)) {
                hooks = hooks.or(hook);
            }
        }
        self.0.table.hooks.set(Some(hooks));
        hooks
    }
}

fn is_default(found: &Value) -> bool {
    found.as_function().is_some_and(|function| function.is_slot())
}
