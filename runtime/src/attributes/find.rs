//! The functions.

use super::table::{Attributes, Entry};
use crate::exception::AttributeError;
use crate::{Exception, Value};

/// Python's `getattr(object, name)`, for a name that is data.
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(Property)]
/// struct User {
///     #[property(get)]
///     name: String,
/// }
///
/// let user = User { name: "fank".to_owned() };
/// assert_eq!(getattr(&user, "name")?, "fank");
/// let error = getattr(&user, "nam").unwrap_err();
/// assert_eq!(error.to_string(), "AttributeError: 'User' object has no attribute 'nam'");
/// # Ok::<(), Exception>(())
/// ```
///
/// # Errors
///
/// AttributeError if there is no attribute of this name or it cannot be read, TypeError if its type is none that converts into a
/// [`Value`], and what the getter raises.
pub fn getattr<T: Attributes + ?Sized>(object: &T, name: &str) -> Result<Value, Exception> {
    object.__get_named(name)
}

pub(super) fn get<T: Attributes + ?Sized>(object: &T, name: &str) -> Result<Value, Exception> {
    let (index, entry) = find::<T>(name)?;
    if !entry.can(Entry::GET) {
        return Err(lacks(T::CLASS_NAME, entry.name, "getter"));
    }
    object.__get(index)
}

/// Python's `setattr(object, name, value)`, for a name that is data. The value goes through the setter.
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(Property)]
/// struct User {
///     #[property(get, set)]
///     age: u8,
///     #[property(get)]
///     id: u32,
/// }
///
/// let mut user = User { age: 26, id: 1 };
/// setattr(&mut user, "age", 27.into())?;
/// assert_eq!(user.age(), 27);
/// let error = setattr(&mut user, "id", 2.into()).unwrap_err();
/// assert_eq!(error.to_string(), "AttributeError: property 'id' of 'User' object has no setter");
/// # Ok::<(), Exception>(())
/// ```
///
/// # Errors
///
/// AttributeError if there is no attribute of this name or it cannot be set, TypeError (or OverflowError, …) if the value does not
/// convert into the type that the setter takes, and what the setter raises.
pub fn setattr<T: Attributes + ?Sized>(object: &mut T, name: &str, value: Value) -> Result<(), Exception> {
    object.__set_named(name, value)
}

pub(super) fn set<T: Attributes + ?Sized>(
    object: &mut T,
    name: &str,
    mut value: Value,
) -> Result<(), Exception> {
    let (index, entry) = find::<T>(name)?;
    if !entry.can(Entry::SET) {
        return Err(lacks(T::CLASS_NAME, entry.name, "setter"));
    }
    object.__set(index, &mut value)
}

/// Python's `delattr(object, name)`, for a name that is data.
///
/// # Errors
///
/// AttributeError if there is no attribute of this name or it cannot be deleted, and what the deleter raises.
pub fn delattr<T: Attributes + ?Sized>(object: &mut T, name: &str) -> Result<(), Exception> {
    object.__del_named(name)
}

pub(super) fn delete<T: Attributes + ?Sized>(object: &mut T, name: &str) -> Result<(), Exception> {
    let (index, entry) = find::<T>(name)?;
    if !entry.can(Entry::DEL) {
        return Err(lacks(T::CLASS_NAME, entry.name, "deleter"));
    }
    object.__del(index)
}

/// Python's `hasattr(object, name)`: whether reading it raises no AttributeError. As in Python, the attribute is read to find out.
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(Property)]
/// struct User {
///     #[property(get)]
///     name: String,
/// }
///
/// let user = User { name: "fank".to_owned() };
/// assert!(hasattr(&user, "name") && !hasattr(&user, "age"));
/// ```
///
/// Python's lets another exception of the getter through; here the answer is then `true`, since the attribute is there.
pub fn hasattr<T: Attributes + ?Sized>(object: &T, name: &str) -> bool {
    match getattr(object, name) {
        Ok(_) => true,
        Err(error) => !error.is::<AttributeError>(),
    }
}

/// A property goes before a field of its name, as a data descriptor goes before what is in the instance.
fn find<T: Attributes + ?Sized>(name: &str) -> Result<(usize, Entry), Exception> {
    let (fields, can) = T::__FIELDS;
    let properties = T::__PROPERTIES_TABLE;
    if let Some(at) = properties.iter().position(|entry| entry.name == name) {
        return Ok((fields.len() + at, properties[at]));
    }
    match fields.iter().position(|field| *field == name) {
        Some(at) => Ok((at, Entry::new(fields[at], can[at]))),
        None => Err(no_attribute(T::CLASS_NAME, name)),
    }
}

#[cold]
fn no_attribute(class: &str, name: &str) -> Exception {
    AttributeError::new(format_args!("'{class}' object has no attribute '{name}'")).into()
}

#[cold]
fn lacks(class: &str, name: &str, what: &str) -> Exception {
    AttributeError::new(format_args!("property '{name}' of '{class}' object has no {what}")).into()
}
