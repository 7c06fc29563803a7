//! An instance of a class.

use alloc::{
    boxed::Box,
    rc::{Rc, Weak},
    string::String,
    vec::Vec,
};
use core::fmt;

use super::{class::Class, fields::Fields, name::Name, operators, protected::Protected, protocols};
use crate::{
    exception::Exception,
    value::{Comparison, Dict, Object as Native, Shared, Value, trash},
};

/// An instance of a class that was made while the program runs. A clone is the same instance.
#[derive(Clone)]
pub struct Object(pub(crate) Rc<Inner>);

/// An instance that is not kept alive, Python's `weakref.ref`.
#[derive(Clone)]
pub struct WeakObject(Weak<Inner>);

pub(crate) struct Inner {
    class: Protected<Class>,
    fields: Protected<Fields>,
    members: Protected<Box<[Option<Value>]>>,
    /// The value that it is besides, if its class is below one of CPython's such as `int`.
    payload: Value,
}

impl Object {
    pub(super) fn new(class: Class, payload: Value) -> Self {
        let members = vec![None; class.traits().members].into_boxed_slice();
        Self(Rc::new(Inner {
            class: Protected::new(class),
            fields: Protected::new(Fields::NONE),
            members: Protected::new(members),
            payload,
        }))
    }

    /// Its class, Python's `type(o)`.
    #[must_use]
    #[inline]
    pub fn class(&self) -> Class {
        self.0.class.get()
    }

    pub(super) fn set_class(&self, class: Class) {
        self.0.class.set(class);
    }

    /// The value that it is besides, `None` if it is none.
    #[inline]
    pub(super) fn payload(&self) -> &Value {
        &self.0.payload
    }

    /// Python's `a is b`.
    #[must_use]
    #[inline]
    pub fn is(&self, other: &Object) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// What its own dictionary holds under a name: no descriptor is asked, no hook, no class.
    #[must_use]
    #[inline]
    pub fn own(&self, name: &str) -> Option<Value> {
        self.field(Name::new(name))
    }

    /// Puts a value in its own dictionary, past every descriptor and hook.
    #[inline]
    pub fn set_own(&self, name: &str, value: impl Into<Value>) {
        self.set_field(Name::new(name), value.into());
    }

    /// Takes a value out of its own dictionary, past every descriptor and hook.
    #[inline]
    pub fn remove_own(&self, name: &str) -> Option<Value> {
        self.remove_field(Name::new(name))
    }

    /// The names and values of its own dictionary, in the order in which they were set.
    #[must_use]
    #[inline]
    pub fn own_items(&self) -> Vec<(Value, Value)> {
        self.0.fields.read(Fields::items)
    }

    /// Its own dictionary, which stays the one it uses.
    #[must_use]
    #[inline]
    pub fn dict(&self) -> Shared<Dict> {
        self.0.fields.write(Fields::dict)
    }

    pub(super) fn set_dict(&self, dict: Shared<Dict>) {
        self.0.fields.set(Fields::Dict(dict));
    }

    #[inline]
    pub(super) fn field(&self, name: Name) -> Option<Value> {
        self.0.fields.read(|fields| fields.get(name))
    }

    #[inline]
    pub(super) fn set_field(&self, name: Name, value: Value) {
        let old = self.0.fields.write(|fields| fields.set(name, value));
        drop(old); // not before the dictionary is free again
    }

    #[inline]
    pub(super) fn remove_field(&self, name: Name) -> Option<Value> {
        self.0.fields.write(|fields| fields.remove(name))
    }

    pub(super) fn member(&self, at: usize) -> Option<Value> {
        self.0.members.read(|members| members.get(at).cloned().flatten())
    }

    /// Sets a member, and gives what was there. There is none where the class has changed since the instance was made.
    pub(super) fn set_member(&self, at: usize, value: Option<Value>) -> Option<Value> {
        self.0.members.write(|members| core::mem::replace(members.get_mut(at)?, value))
    }

    /// A reference that does not keep it alive, Python's `weakref.ref(o)`.
    #[must_use]
    #[inline]
    pub fn downgrade(&self) -> WeakObject {
        WeakObject(Rc::downgrade(&self.0))
    }
}

impl WeakObject {
    /// The instance, if it is still there.
    #[must_use]
    #[inline]
    pub fn upgrade(&self) -> Option<Object> {
        self.0.upgrade().map(Object)
    }
}

impl fmt::Debug for Object {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} object>", self.class().qualname())
    }
}

impl fmt::Debug for WeakObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.upgrade() {
            Some(object) => write!(f, "<weakref to {object:?}>"),
            None => f.write_str("<weakref; dead>"),
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        let mut garbage = self.fields.get_mut().drain();
        let members = core::mem::take(self.members.get_mut());
        garbage.extend(members.into_iter().flatten());
        garbage.push(core::mem::take(&mut self.payload));
        trash::discard_items(&mut garbage.iter_mut());
    }
}

/// What operators and printing do with it from the outside goes through its special methods.
impl Native for Object {
    fn class_name(&self) -> &str {
        self.0.class.read(Class::name)
    }

    fn repr(&self) -> Result<String, Exception> {
        protocols::repr(&self.clone().into())
    }

    fn str(&self) -> Result<String, Exception> {
        protocols::str(&self.clone().into())
    }

    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        operators::equal_half(&self.clone().into(), other)
    }

    fn compare(&self, comparison: Comparison, other: &Value) -> Result<Option<bool>, Exception> {
        operators::order_half(&self.clone().into(), comparison, other)
    }

    fn hash(&self) -> Result<Option<i64>, Exception> {
        protocols::hash(&self.clone().into()).map(Some)
    }

    fn truth(&self) -> Result<Option<bool>, Exception> {
        protocols::truth(&self.clone().into()).map(Some)
    }
}
