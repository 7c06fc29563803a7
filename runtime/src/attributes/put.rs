//! How a value that is assigned by name gets into a field.
//!
//! What is known to be made of a [`Value`], as its tokens say, goes the short way: [`put`], [`put_checked`]. Of any other type, the
//! methods of [`Take`] find out whether it can, as those of [`Got`](super::probe::Got) do for reading.
//!
//! The value comes as a reference, since moving it in each arm of a `match` would cost the compiler more than all the rest of it.

use core::any::type_name;
use core::marker::PhantomData;

use crate::exception::TypeError;
use crate::fields::private::Collector;
use crate::{Exception, Value};

/// Assigns.
///
/// # Errors
///
/// Those of the conversion; the field is unchanged.
pub fn put<T: TryFrom<Value, Error = Exception>>(field: &mut T, value: &mut Value) -> Result<(), Exception> {
    *field = made(value)?;
    Ok(())
}

/// Assigns if the new value keeps the field's rules.
///
/// # Errors
///
/// Those of the conversion, and every violated rule; the field is unchanged.
pub fn put_checked<T: TryFrom<Value, Error = Exception>>(
    field: &mut T,
    value: &mut Value,
    check: fn(&T, &mut Collector),
) -> Result<(), Exception> {
    store(field, made(value)?, check)
}

fn made<T: TryFrom<Value>>(value: &mut Value) -> Result<T, T::Error> {
    T::try_from(core::mem::take(value))
}

fn store<T>(field: &mut T, value: T, check: fn(&T, &mut Collector)) -> Result<(), Exception> {
    Ok(crate::fields::private::store(field, value, check)?)
}

/// What is made of a value, if it can be.
#[derive(Debug)]
pub struct Take<T>(PhantomData<T>);

impl<T: TryFrom<Value>> Take<T>
where
    Exception: From<T::Error>,
{
    #[inline]
    pub fn take(value: &mut Value) -> Result<T, Exception> {
        Ok(made(value)?)
    }

    pub fn put(field: &mut T, value: &mut Value) -> Result<(), Exception> {
        *field = made(value)?;
        Ok(())
    }

    pub fn put_checked(
        field: &mut T,
        value: &mut Value,
        check: fn(&T, &mut Collector),
    ) -> Result<(), Exception> {
        store(field, made(value)?, check)
    }
}

/// What cannot be made of a value.
pub trait TakeAnyhow<T> {
    fn take(value: &mut Value) -> Result<T, Exception>;

    fn put(field: &mut T, value: &mut Value) -> Result<(), Exception>;

    fn put_checked(field: &mut T, value: &mut Value, check: fn(&T, &mut Collector)) -> Result<(), Exception>;
}

impl<T> TakeAnyhow<T> for Take<T> {
    fn take(value: &mut Value) -> Result<T, Exception> {
        Err(cannot_be_made(type_name::<T>(), value))
    }

    fn put(_field: &mut T, value: &mut Value) -> Result<(), Exception> {
        Err(cannot_be_made(type_name::<T>(), value))
    }

    fn put_checked(
        _field: &mut T,
        value: &mut Value,
        _check: fn(&T, &mut Collector),
    ) -> Result<(), Exception> {
        Err(cannot_be_made(type_name::<T>(), value))
    }
}

#[cold]
fn cannot_be_made(ty: &str, value: &Value) -> Exception {
    let class = value.class_name();
    TypeError::new(format_args!("a '{ty}' cannot be made of a Python value, not of '{class}' either")).into()
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    struct Opaque;

    #[test]
    fn what_converts_is_assigned() {
        let mut age = 26_u8;
        put(&mut age, &mut 27.into()).unwrap();
        Take::<u8>::put(&mut age, &mut 28.into()).unwrap();
        assert_eq!(age, 28);
        assert!(put(&mut age, &mut "x".into()).is_err());
        assert!(Take::<u8>::put_checked(&mut age, &mut 300.into(), |_, _| ()).is_err());
        assert_eq!((age, Take::<u8>::take(&mut 26.into()).unwrap()), (28, 26));
    }

    #[test]
    fn what_does_not_is_an_error() {
        let error = Take::<Opaque>::put(&mut Opaque, &mut 1.into()).unwrap_err();
        assert!(error.to_string().ends_with("Opaque' cannot be made of a Python value, not of 'int' either"));
        assert!(Take::<Opaque>::take(&mut 1.into()).is_err());
        assert!(Take::<Opaque>::put_checked(&mut Opaque, &mut 1.into(), |_, _| ()).is_err());
    }
}
