//! What a type says of its attributes.

use crate::{Exception, Value};

/// A type whose attributes are found by name: every property of `#[properties]`, every field of `#[derive(Property)]` and
/// `#[derive(Fields)]`.
///
/// The macros implement it, once per type: where there are both fields and properties, the derive's implementation asks for the
/// properties. [`getattr`](super::getattr) and its like need it:
///
/// ```
/// use dunder::prelude::*;
///
/// struct User {
///     age: i32,
/// }
///
/// #[properties]
/// impl User {
///     #[getter]
///     fn age(&self) -> i32 {
///         self.age
///     }
/// }
///
/// fn show<T: Attributes>(object: &T, names: &[&str]) -> Result<String, Exception> {
///     let values: Result<Vec<Value>, Exception> = names.iter().map(|name| getattr(object, name)).collect();
///     Ok(format!("{}{}", T::CLASS_NAME, repr(&Tuple::from_iter(values?))))
/// }
/// assert_eq!(show(&User { age: 26 }, &["age"])?, "User(26,)");
/// # Ok::<(), Exception>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no attributes that are found by name",
    label = "no `Attributes`",
    note = "write `#[properties]` on an `impl {Self}` block, or derive `Property` or `Fields`",
    note = "a generic type with `#[properties]` and without a derive needs `#[properties(attributes)]`"
)]
pub trait Attributes {
    /// The name of the type, as it stands in an AttributeError.
    const CLASS_NAME: &'static str;

    /// The derive's fields, in the order of their indexes: the names, and for each a byte of what may be done with it. Not a table of
    /// entries, which would cost the compiler three times as much.
    #[doc(hidden)]
    const __FIELDS: (&'static [&'static str], &'static [u8]);

    /// The properties, whose indexes go on from there.
    #[doc(hidden)]
    const __PROPERTIES_TABLE: &'static [Entry];

    #[doc(hidden)]
    fn __get(&self, index: usize) -> Result<Value, Exception>;

    /// Takes the value out of its place.
    #[doc(hidden)]
    fn __set(&mut self, index: usize, value: &mut Value) -> Result<(), Exception>;

    #[doc(hidden)]
    fn __del(&mut self, index: usize) -> Result<(), Exception>;

    #[doc(hidden)]
    fn __get_named(&self, name: &str) -> Result<Value, Exception> {
        super::find::get(self, name)
    }

    #[doc(hidden)]
    fn __set_named(&mut self, name: &str, value: Value) -> Result<(), Exception> {
        super::find::set(self, name, value)
    }

    #[doc(hidden)]
    fn __del_named(&mut self, name: &str) -> Result<(), Exception> {
        super::find::delete(self, name)
    }
}

/// An attribute: its name, and what may be done with it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub(super) name: &'static str,
    can: u8,
}

impl Entry {
    /// Stands where a property is left out by `#[cfg]`, under a name that nobody can write.
    pub const LEFT_OUT: Self = Self::new("\0", 0);

    // The macros count on these numbers.
    pub(super) const GET: u8 = 1;
    pub(super) const SET: u8 = 2;
    pub(super) const DEL: u8 = 4;

    #[must_use]
    pub const fn new(name: &'static str, can: u8) -> Self {
        Self { name, can }
    }

    /// Whether it can be read, set or deleted.
    pub(super) const fn can(self, what: u8) -> bool {
        self.can & what != 0
    }
}

/// What a type without `#[properties]` answers when its derive asks for them. The type's own items of these names go first.
pub trait NoProperties {
    const __PROPERTIES: &'static [Entry] = &[];
    /// Whether a derive implements `Attributes`.
    const __DERIVES_ATTRIBUTES: bool = false;

    fn __get_property(&self, _index: usize) -> Result<Value, Exception> {
        Err(no_such())
    }

    fn __set_property(&mut self, _index: usize, _value: &mut Value) -> Result<(), Exception> {
        Err(no_such())
    }

    fn __del_property(&mut self, _index: usize) -> Result<(), Exception> {
        Err(no_such())
    }

    /// A field was assigned to: what is computed of it is forgotten.
    #[inline(always)]
    fn __changed(&mut self, _field: &'static str) {}
}

impl<T: ?Sized> NoProperties for T {}

/// An index that is in no table: the functions of this module never give one.
#[must_use]
#[cold]
pub fn no_such() -> Exception {
    crate::exception::AttributeError::new("there is no attribute of this index").into()
}

/// A setter whose parameter has no type that a value could be made into before it is called.
#[must_use]
#[cold]
pub fn not_by_name(name: &str) -> Exception {
    crate::exception::TypeError::new(format_args!(
        "the setter of '{name}' takes a parameter of its own type, so it cannot be called by name"
    ))
    .into()
}

/// Chooses the type that `#[properties]` implements `Attributes` for: the type itself where no derive does, otherwise one that
/// nobody sees. Two implementations for one type would be an error, and neither macro can see the other.
pub trait OwnerOf<Itself, Nobody> {
    type Type;
}

/// Whether a derive owns the implementation.
#[derive(Debug)]
pub struct Owner<const DERIVE: bool>;

impl<Itself, Nobody> OwnerOf<Itself, Nobody> for Owner<false> {
    type Type = Itself;
}

impl<Itself, Nobody> OwnerOf<Itself, Nobody> for Owner<true> {
    type Type = Nobody;
}

/// A type that has a property, but not this method of it: `METHOD` is the hash of the method's name. `attr!` asks, so that the error
/// is Python's.
#[diagnostic::on_unimplemented(
    message = "'{Self}' object has no attribute of this name that could be set or deleted",
    note = "`attr!(object.name = …)` calls `set_name`, which `#[setter]`, `#[derive(Property)]` or `#[derive(Fields)]` makes",
    note = "`attr!(del object.name)` calls `del_name`, which `#[deleter]` or `#[cached_property]` makes"
)]
pub trait Lacks<const METHOD: u64> {}
