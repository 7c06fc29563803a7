//! Named tuples: plain structs that are tuples as well.
//!
//! [`#[derive(NamedTuple)]`](derive@crate::NamedTuple) makes one. What it can do whatever its fields are, it has of its own; what
//! sees its fields as Python values is in the trait [`NamedTuple`].

mod arguments;
mod defaults;
mod object;
mod parts;
mod show;
#[cfg(test)]
pub mod strict;

pub use defaults::Defaults;
pub use parts::{Build, FieldAt, FromValue, Items, Replace};

use crate::{
    exception::{Exception, IndexError},
    value::{Dict, Slice, Tuple, Value},
};

/// What expansions call.
#[doc(hidden)]
pub mod private {
    pub use super::{
        Build, Defaults, FieldAt, FromValue, Items, NamedTuple, Replace,
        arguments::{Arguments, make, take, take_or, take_or_clone},
        defaults::DefaultValues,
        object::{from_object, object, object_hiding},
        show::{Hidden, display, write_named},
    };
}

/// A named tuple as Python sees it: a tuple of values whose items have names.
///
/// [`#[derive(NamedTuple)]`](derive@crate::NamedTuple) implements it for every struct. A method is there when all fields can do
/// what it needs: [`ToValue`](crate::ToValue) to be read, `TryFrom<Value>` to be made, both with `Clone` for
/// [`replace`](NamedTuple::replace).
///
/// A method of the struct's own goes before one of these of the same name: `index` or `iter`, say. Then
/// `NamedTuple::index(&u, &value)` is this one.
///
/// ```
/// use dunder::prelude::*;
///
/// #[derive(NamedTuple, Clone, Debug, PartialEq)]
/// struct User {
///     name: String,
///     #[default(18)]
///     age: u32,
/// }
///
/// /// The rows of any table, whatever its columns.
/// fn table<T: NamedTuple + dunder::namedtuple::Items>(rows: &[T]) -> Vec<Dict> {
///     assert!(T::LEN == T::FIELDS.len());
///     rows.iter().map(T::asdict).collect()
/// }
/// assert_eq!(repr(&table(&[User::new("fank", 27)])), "[{'name': 'fank', 'age': 27}]");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a named tuple",
    label = "not a named tuple",
    note = "write `#[derive(NamedTuple)]` on the struct `{Self}`"
)]
#[allow(clippy::len_without_is_empty, reason = "a length that is the type's is known without asking a value")]
pub trait NamedTuple: Sized {
    /// The name of the type, Python's `type(u).__name__`.
    const NAME: &'static str;

    /// The names of the fields, in order, Python's `_fields`.
    const FIELDS: &'static [&'static str];

    /// The fields that have a default, Python's `_field_defaults`.
    const DEFAULTS: Defaults<Self>;

    /// How many fields there are.
    const LEN: usize = Self::FIELDS.len();

    /// The fields as a plain tuple of values, Python's `tuple(u)`.
    fn values(&self) -> Tuple
    where
        Self: Items,
    {
        let mut values = Tuple::new();
        self.visit(&mut |items| values = items.iter().map(|item| item.to_value()).collect());
        values
    }

    /// The fields by name, in order, Python's `u._asdict()`.
    ///
    /// ```
    /// # use dunder::prelude::*;
    /// # #[derive(NamedTuple)] struct User { name: String, age: u32 }
    /// let d = User::new("fank", 27).asdict();
    /// assert_eq!(d, Dict::from([("name", Value::from("fank")), ("age", 27.into())]));
    /// ```
    fn asdict(&self) -> Dict
    where
        Self: Items,
    {
        let mut dict = Dict::with_capacity(Self::LEN);
        self.visit(&mut |items| {
            for (name, item) in Self::FIELDS.iter().zip(items) {
                dict.insert(*name, item.to_value());
            }
        });
        dict
    }

    /// Makes one of as many values as there are fields, Python's `User._make(values)`.
    ///
    /// ```
    /// # use dunder::prelude::*;
    /// # #[derive(NamedTuple, Debug)] struct User { name: String, age: u32 }
    /// assert!(User::make(["fank".into(), 27.into()])? == ("fank", 27));
    /// let e = User::make(["fank".into()]).unwrap_err();
    /// assert_eq!(e.to_string(), "TypeError: Expected 2 arguments, got 1");
    /// # Ok::<(), Exception>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for more or fewer of them, and the error of the first value that its field cannot be made of, with a note that
    /// names the field.
    fn make<I: IntoIterator<Item = Value>>(values: I) -> Result<Self, Exception>
    where
        Self: Build,
    {
        arguments::make(Self::NAME, Self::FIELDS, values)
    }

    /// Makes one of a mapping, Python's `User(**d)`. A field that is not in it has its default.
    ///
    /// ```
    /// # use dunder::prelude::*;
    /// # #[derive(NamedTuple, Debug)] struct User { name: String, #[default(18)] age: u32 }
    /// assert!(User::from_dict(Dict::from([("name", "fank")]))? == ("fank", 18));
    /// let e = User::from_dict(Dict::new()).unwrap_err();
    /// assert_eq!(e.to_string(), "TypeError: User.__new__() missing 1 required positional argument: 'name'");
    /// # Ok::<(), Exception>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `TypeError` for a name that is no field, for fields that are missing and have no default, and for a key that is no `str`;
    /// the error of the first value that its field cannot be made of, with a note that names the field.
    fn from_dict(dict: Dict) -> Result<Self, Exception>
    where
        Self: Build,
    {
        Self::from_args([], dict)
    }

    /// Makes one of arguments by position and by name, Python's `User(*args, **kwargs)`.
    ///
    /// ```
    /// # use dunder::prelude::*;
    /// # #[derive(NamedTuple, Debug)] struct User { name: String, age: u32 }
    /// let age = |age: u32| Dict::from([("age", age)]);
    /// assert!(User::from_args(["fank".into()], age(27))? == ("fank", 27));
    /// let e = User::from_args(["fank".into(), 27.into()], age(28)).unwrap_err();
    /// assert_eq!(e.to_string(), "TypeError: User.__new__() got multiple values for argument 'age'");
    /// # Ok::<(), Exception>(())
    /// ```
    ///
    /// # Errors
    ///
    /// Those of a call in Python, in the same order: names that are none, values given twice, too many values, missing ones. Then
    /// those of the values, as for [`make`](NamedTuple::make).
    fn from_args<I: IntoIterator<Item = Value>>(args: I, kwargs: Dict) -> Result<Self, Exception>
    where
        Self: Build,
    {
        Self::build(&mut arguments::bind::<Self>(args.into_iter().collect(), kwargs)?)
    }

    /// A copy with other values for some fields, Python's `u._replace(age=28)`. Where the name is known while compiling,
    /// `u.with_age(28)` does it without a `Result`.
    ///
    /// ```
    /// # use dunder::prelude::*;
    /// # #[derive(NamedTuple, Debug, Clone)] struct User { name: String, age: u32 }
    /// let u = User::new("fank", 27);
    /// assert!(u.replace([("age", 28.into())])? == ("fank", 28) && u == ("fank", 27));
    /// let e = u.replace([("zz", 1.into())]).unwrap_err();
    /// assert_eq!(e.to_string(), "ValueError: Got unexpected field names: ['zz']");
    /// # Ok::<(), Exception>(())
    /// ```
    ///
    /// # Errors
    ///
    /// `ValueError` that lists the names that are no field, `TypeError` for a name given twice; the error of the first value that
    /// its field cannot be made of, with a note that names the field.
    fn replace<N: AsRef<str>, I: IntoIterator<Item = (N, Value)>>(
        &self,
        changes: I,
    ) -> Result<Self, Exception>
    where
        Self: Replace,
    {
        self.replaced(&mut arguments::changes::<Self, N>(changes.into_iter())?)
    }

    /// Python's `u[index]`, counted from the end if negative. Where the index is known while compiling, `u.field::<1>()` is the
    /// field itself.
    ///
    /// # Errors
    ///
    /// `IndexError` (`tuple index out of range`).
    fn item(&self, index: isize) -> Result<Value, Exception>
    where
        Self: Items,
    {
        let mut found = None;
        self.visit(&mut |items| {
            let at = match usize::try_from(index) {
                Ok(at) => Some(at),
                Err(_) => items.len().checked_sub(index.unsigned_abs()),
            };
            found = at.and_then(|at| items.get(at)).map(|item| item.to_value());
        });
        found.ok_or_else(|| IndexError::new("tuple index out of range").into())
    }

    /// Python's `u[start:stop:step]`: a plain tuple.
    ///
    /// ```
    /// # use dunder::prelude::*;
    /// # #[derive(NamedTuple)] struct User { name: String, age: u32 }
    /// assert_eq!(User::new("fank", 27).slice(slice!(1:)), [27]);
    /// ```
    ///
    /// # Panics
    ///
    /// If the step is zero. `slice!(::0)` does not compile, so this takes a step that is computed;
    /// [`try_slice`](NamedTuple::try_slice) is for that.
    fn slice(&self, slice: Slice) -> Tuple
    where
        Self: Items,
    {
        self.try_slice(slice).unwrap_or_else(|error| panic!("{error}"))
    }

    /// As [`slice`](NamedTuple::slice), for a step that may be zero.
    ///
    /// # Errors
    ///
    /// `ValueError` (`slice step cannot be zero`).
    fn try_slice(&self, slice: Slice) -> Result<Tuple, Exception>
    where
        Self: Items,
    {
        self.values().slice(&slice)
    }

    /// Python's `u.count(value)`: how many fields equal it.
    fn count(&self, value: &Value) -> usize
    where
        Self: Items,
    {
        self.values().count(value)
    }

    /// Python's `u.index(value)`: the position of the first field that equals it.
    ///
    /// # Errors
    ///
    /// `ValueError` (`tuple.index(x): x not in tuple`).
    fn index(&self, value: &Value) -> Result<usize, Exception>
    where
        Self: Items,
    {
        self.values().index(value)
    }

    /// Python's `value in u`.
    fn contains(&self, value: &Value) -> bool
    where
        Self: Items,
    {
        self.values().contains(value)
    }

    /// Python's `len(u)`.
    fn len(&self) -> usize {
        Self::LEN
    }

    /// Python's `iter(u)`.
    fn iter(&self) -> alloc::vec::IntoIter<Value>
    where
        Self: Items,
    {
        self.values().into_iter()
    }
}
