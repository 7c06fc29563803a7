//! A named tuple inside a [`Value`]: an object that is a tuple.

use alloc::string::String;
use core::any::type_name;

use super::{Build, NamedTuple, show::Hidden};
use crate::{
    exception::{Exception, TypeError},
    repr::repr,
    value::{Object, Tuple, Value},
};

/// The fields' values, and what the class of the tuple is.
struct Named {
    name: &'static str,
    fields: &'static [&'static str],
    /// Tells apart what has the same name. `TypeId` would need types without lifetimes; two types of one path are two
    /// structs in blocks of one function at most, and a wrong guess would still convert field by field.
    rust_type: &'static str,
    items: Tuple,
    /// The positions of what the `repr` does not show.
    secret: &'static [usize],
}

impl Object for Named {
    fn class_name(&self) -> &str {
        self.name
    }

    fn repr(&self) -> Result<String, Exception> {
        let mut text = format!("{}(", self.name);
        for (index, (field, item)) in self.fields.iter().zip(&self.items).enumerate() {
            if index > 0 {
                text.push_str(", ");
            }
            text.push_str(field);
            text.push('=');
            if self.secret.contains(&index) {
                text.push_str(&repr(&Hidden));
            } else {
                text.push_str(&item.try_repr()?);
            }
        }
        text.push(')');
        Ok(text)
    }

    fn items(&self) -> Option<Tuple> {
        Some(self.items.clone())
    }
}

/// A `T` with these fields as a value.
pub fn object<T: NamedTuple, const N: usize>(items: [Value; N]) -> Value {
    object_hiding::<T, N>(items, &[])
}

/// As [`object`], for a `T` with secrets: the positions of those fields.
pub fn object_hiding<T: NamedTuple, const N: usize>(items: [Value; N], secret: &'static [usize]) -> Value {
    let (name, fields, rust_type) = (T::NAME, T::FIELDS, type_name::<T>());
    Value::object(Named { name, fields, rust_type, items: items.into(), secret })
}

/// A `T` of such a value, or of a plain tuple or list.
///
/// # Errors
///
/// `TypeError` for anything else, another named tuple included, and what [`NamedTuple::make`] says.
pub fn from_object<T: NamedTuple + Build>(value: Value) -> Result<T, Exception> {
    let is_another = value.downcast_ref::<Named>().is_some_and(|named| named.rust_type != type_name::<T>());
    let items = match (value.as_tuple(), value.as_list()) {
        (Some(items), _) if !is_another => items.into_iter(),
        (None, Some(list)) => list.to_vec().into_iter(),
        _ => {
            let (wanted, got) = (T::NAME, value.class_name());
            return Err(TypeError::new(format_args!("must be {wanted}, not {got}")).into());
        }
    };
    T::make(items)
}
