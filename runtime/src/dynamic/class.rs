//! A class: what it holds and what can be asked of it without running code of the program's own.

use alloc::{
    boxed::Box,
    rc::{Rc, Weak},
    string::String,
    vec::Vec,
};
use core::{cell::Cell, fmt};

use super::{
    abc::AbcData, lookup::Table, name::Name, namespace::Namespace, operators, protected::Protected,
    protocols, realm,
};
use crate::{
    exception::{Exception, ExceptionClass},
    value::{Comparison, Object as Native, Value, trash},
};

/// A class, as CPython has them: made while the program runs, with bases, a metaclass and attributes that can change.
///
/// A clone is the same class. See [the module](super) for how to make one.
///
/// ```
/// use dunder::{dynamic::*, prelude::*};
///
/// let animal = Class::new("Animal", &[], ns! { "legs": 4, "speak": |this, _| getattr!(this, "sound") })?;
/// let dog = Class::new("Dog", &[&animal], ns! { "sound": "woof" })?;
/// let rex = dog.call(args![])?;
/// assert_eq!(call_method!(rex, "speak")?, "woof");
/// assert_eq!(getattr!(rex, "legs")?, 4);
/// assert!(rex.isinstance(&animal)?);
/// # Ok::<(), Exception>(())
/// ```
#[derive(Clone)]
pub struct Class(pub(crate) Rc<Inner>);

/// A class that is not kept alive.
#[derive(Clone)]
pub(super) struct WeakClass(Weak<Inner>);

/// What makes an instance, besides its dictionary.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Payload {
    Nothing,
    /// A value of this class of CPython's, which subclasses extend.
    Builtin(realm::Builtin),
    Class,
    Exception,
}

#[derive(Clone, Copy)]
pub(super) struct Traits {
    /// One of the runtime's own: its attributes cannot be set.
    pub(super) is_builtin: bool,
    /// Whether other classes may have it as a base.
    pub(super) is_base: bool,
    /// Whether its instances have a dictionary.
    pub(super) has_dict: bool,
    /// How many members its instances have for `__slots__`, those of its bases included.
    pub(super) members: usize,
    pub(super) payload: Payload,
}

pub(crate) struct Inner {
    pub(super) name: Protected<Name>,
    pub(super) qualname: Protected<Rc<str>>,
    /// `None` is `type` itself.
    pub(super) metaclass: Protected<Option<Class>>,
    pub(super) bases: Protected<Rc<[Class]>>,
    /// The one among them whose instances are laid out as those of this class begin, Python's `__base__`.
    pub(super) base: Protected<Option<Class>>,
    /// The order in which attributes are looked up; `None` is the class itself.
    pub(super) mro: Protected<Rc<[Option<Class>]>>,
    pub(super) namespace: Protected<Namespace>,
    pub(super) subclasses: Protected<Vec<WeakClass>>,
    pub(super) traits: Cell<Traits>,
    /// The members that `__slots__` adds.
    pub(super) slots: Protected<Rc<[Name]>>,
    pub(super) table: Table,
    /// Whether abstract methods are left: asked each time that an instance is made.
    pub(super) is_abstract: Cell<bool>,
    pub(super) abc: Protected<Option<Box<AbcData>>>,
    pub(super) exception: Cell<Option<ExceptionClass>>,
}

impl Class {
    pub(super) fn build(
        name: Name,
        qualname: Rc<str>,
        metaclass: Option<Class>,
        bases: Rc<[Class]>,
        traits: Traits,
    ) -> Self {
        Self(Rc::new(Inner {
            name: Protected::new(name),
            qualname: Protected::new(qualname),
            metaclass: Protected::new(metaclass),
            bases: Protected::new(bases),
            base: Protected::default(),
            mro: Protected::new(Rc::new([])),
            namespace: Protected::default(),
            subclasses: Protected::default(),
            traits: Cell::new(traits),
            slots: Protected::new(Rc::new([])),
            table: Table::default(),
            is_abstract: Cell::new(false),
            abc: Protected::default(),
            exception: Cell::new(None),
        }))
    }

    /// Python's `cls.__name__`.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &'static str {
        self.0.name.get().as_str()
    }

    /// Python's `cls.__qualname__`.
    #[must_use]
    #[inline]
    pub fn qualname(&self) -> Rc<str> {
        self.0.qualname.get()
    }

    /// The class of the class, Python's `type(cls)`.
    #[must_use]
    #[inline]
    pub fn metaclass(&self) -> Class {
        self.0.metaclass.get().unwrap_or_else(|| realm::class(realm::Builtin::Type))
    }

    /// Python's `cls.__bases__`.
    #[must_use]
    #[inline]
    pub fn bases(&self) -> Vec<Class> {
        self.0.bases.get().to_vec()
    }

    /// Python's `cls.__mro__`: the class itself, then the classes in which an attribute is looked up after it.
    #[must_use]
    #[inline]
    pub fn mro(&self) -> Vec<Class> {
        self.0.mro.get().iter().map(|entry| self.entry(entry)).collect()
    }

    /// Python's `cls.__subclasses__()`: the classes that name it as a base and are still there, the oldest first.
    #[must_use]
    pub fn subclasses(&self) -> Vec<Class> {
        self.0.subclasses.read(|subclasses| subclasses.iter().filter_map(WeakClass::upgrade).collect())
    }

    #[inline]
    fn entry(&self, entry: &Option<Class>) -> Class {
        entry.as_ref().unwrap_or(self).clone()
    }

    /// Python's `a is b`.
    #[must_use]
    #[inline]
    pub fn is(&self, other: &Class) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// The class that added the last of what has a fixed place in its instances: members, or a value.
    pub(super) fn solid(&self) -> Class {
        let mut class = self.clone();
        while let Some(base) = class.0.base.get() {
            let (own, above) = (class.traits(), base.traits());
            if (own.members, own.payload) != (above.members, above.payload) {
                break;
            }
            class = base;
        }
        class
    }

    /// The class that first had the layout that its instances have.
    fn layout(&self) -> Class {
        let mut class = self.clone();
        while let Some(base) = class.0.base.get() {
            let (own, above) = (class.traits(), base.traits());
            if (own.members, own.has_dict, own.payload) != (above.members, above.has_dict, above.payload) {
                break;
            }
            class = base;
        }
        class
    }

    /// Whether an instance of one can become one of the other.
    pub(super) fn is_laid_out_as(&self, other: &Class) -> bool {
        let (one, other) = (self.layout(), other.layout());
        let added = |class: &Class| (class.traits().has_dict, class.0.slots.get());
        let above = |class: &Class| class.0.base.get();
        one.is(&other) || above(&one) == above(&other) && added(&one) == added(&other)
    }

    /// Whether `other` is in the MRO: what `issubclass` answers where no metaclass has a say.
    #[must_use]
    pub fn is_subtype(&self, other: &Class) -> bool {
        if self.is(other) {
            return true;
        }
        let mro = self.0.mro.get();
        mro.iter().flatten().any(|class| class.is(other))
    }

    /// An attribute in the class's own dictionary, as it stands there: no descriptor is asked, no base.
    #[must_use]
    #[inline]
    pub fn own(&self, name: &str) -> Option<Value> {
        self.own_name(Name::new(name))
    }

    #[inline]
    pub(super) fn own_name(&self, name: Name) -> Option<Value> {
        self.0.namespace.read(|namespace| namespace.get(name).cloned())
    }

    /// The names in the class's own dictionary, in the order in which they were set.
    #[must_use]
    pub fn own_names(&self) -> Vec<&'static str> {
        self.0.namespace.read(Namespace::names).into_iter().map(Name::as_str).collect()
    }

    #[inline]
    pub(super) fn traits(&self) -> Traits {
        self.0.traits.get()
    }

    /// Whether it is one of the runtime's own, which cannot be changed.
    #[must_use]
    #[inline]
    pub fn is_builtin(&self) -> bool {
        self.traits().is_builtin
    }

    /// Whether its instances are classes.
    #[must_use]
    #[inline]
    pub fn is_metaclass(&self) -> bool {
        self.traits().payload == Payload::Class
    }

    #[inline]
    pub(super) fn downgrade(&self) -> WeakClass {
        WeakClass(Rc::downgrade(&self.0))
    }

    /// Sets what is in the class's own dictionary, and forgets what was looked up. What was there is dropped after that.
    pub(super) fn set_own(&self, name: Name, value: Value) {
        let old = self.0.namespace.write(|namespace| namespace.set(name, value));
        self.changed();
        drop(old);
    }

    pub(super) fn remove_own(&self, name: Name) -> Option<Value> {
        let old = self.0.namespace.write(|namespace| namespace.remove(name));
        self.changed();
        old
    }

    pub(super) fn forget_subclass(&self, subclass: &Class) {
        self.0.subclasses.write(|subclasses| {
            subclasses.retain(|kept| kept.upgrade().is_some_and(|kept| !kept.is(subclass)));
        });
    }

    pub(super) fn add_subclass(&self, subclass: &Class) {
        self.0.subclasses.write(|subclasses| {
            // The dead ones go when there would be no room for a new one.
            if subclasses.len() == subclasses.capacity() {
                subclasses.retain(|kept| kept.0.strong_count() > 0);
            }
            subclasses.push(subclass.downgrade());
        });
    }
}

impl WeakClass {
    #[inline]
    pub(super) fn upgrade(&self) -> Option<Class> {
        self.0.upgrade().map(Class)
    }
}

/// Two are equal when they are the same class.
impl PartialEq for Class {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.is(other)
    }
}

impl Eq for Class {}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<class '{}'>", self.qualname())
    }
}

/// The `repr` of a class whose metaclass has none of its own.
pub(super) fn default_repr(class: &Class) -> String {
    let module = class.own_name(super::name::MODULE);
    match module.as_ref().and_then(Value::as_str) {
        Some(module) if module != "builtins" => format!("<class '{module}.{}'>", class.qualname()),
        _ => format!("<class '{}'>", class.qualname()),
    }
}

/// Bases hold bases, classes hold functions that hold classes: all goes to the bin rather than down the stack.
impl Drop for Inner {
    fn drop(&mut self) {
        let mut garbage = self.namespace.get_mut().drain();
        let bases = core::mem::replace(self.bases.get_mut(), Rc::new([]));
        garbage.extend(bases.iter().cloned().map(Value::from));
        let mro = core::mem::replace(self.mro.get_mut(), Rc::new([]));
        garbage.extend(mro.iter().flatten().cloned().map(Value::from));
        garbage.extend(self.base.get_mut().take().map(Value::from));
        garbage.extend(self.metaclass.get_mut().take().map(Value::from));
        garbage.extend(self.table.drain());
        drop((bases, mro));
        trash::discard_items(&mut garbage.iter_mut());
    }
}

/// Printing, comparing and hashing a class is its metaclass's business.
impl Native for Class {
    fn class_name(&self) -> &str {
        self.metaclass().name()
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
