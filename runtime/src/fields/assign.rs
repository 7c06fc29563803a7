//! How values come in: whole ones through a gate, single ones in the place of others.

use super::Fields;
use super::check::Collector;
use super::errors::ValidationErrors;

/// Hands a value on if it keeps its rules.
///
/// # Errors
///
/// Every violated rule.
#[inline]
pub fn admit<T: Fields>(value: T) -> Result<T, ValidationErrors> {
    let mut errors = Collector::new();
    value.__check(&mut errors);
    errors.finish()?;
    Ok(value)
}

/// As [`admit`], after the converters.
///
/// # Errors
///
/// Every violated rule.
pub fn settle_and_admit<T: Fields>(
    mut value: T,
    settle: impl FnOnce(&mut T, &mut Collector),
) -> Result<T, ValidationErrors> {
    let mut errors = Collector::new();
    settle(&mut value, &mut errors);
    let mark = errors.mark();
    value.__check(&mut errors);
    errors.forget_refused(mark);
    errors.finish_sorted()?;
    Ok(value)
}

/// Assigns to a field whose rules need only its value.
///
/// # Errors
///
/// Every violated rule; the field is unchanged.
#[inline]
pub fn store<T>(
    field: &mut T,
    value: T,
    check: impl FnOnce(&T, &mut Collector),
) -> Result<(), ValidationErrors> {
    let mut errors = Collector::new();
    check(&value, &mut errors);
    errors.finish()?;
    *field = value;
    Ok(())
}

/// A copy, if what was set in it was valid.
///
/// # Errors
///
/// Those of the setter.
#[inline]
pub fn with<T>(copy: T, set: Result<(), ValidationErrors>) -> Result<T, ValidationErrors> {
    match set {
        Ok(()) => Ok(copy),
        Err(errors) => Err(errors),
    }
}

/// Puts another value in the place of one, if it is valid.
///
/// # Errors
///
/// Those of the other value.
#[inline]
pub fn replace<T>(place: &mut T, value: Result<T, ValidationErrors>) -> Result<(), ValidationErrors> {
    *place = value?;
    Ok(())
}

/// Assigns to a field that other fields' rules look at: the new value is put in its place, the whole is checked, and the old
/// value is put back if a rule is violated or panics.
///
/// # Errors
///
/// Every violated rule; the whole is unchanged.
pub fn assign<S, T>(
    whole: &mut S,
    value: T,
    field: fn(&mut S) -> &mut T,
    check: fn(&S, &mut Collector),
) -> Result<(), ValidationErrors> {
    let mut trial = Trial { old: Some(core::mem::replace(field(whole), value)), whole, field };
    let mut errors = Collector::new();
    check(trial.whole, &mut errors);
    errors.finish()?;
    trial.old = None;
    Ok(())
}

/// Puts the old value back unless it was taken out.
struct Trial<'a, S, T> {
    whole: &'a mut S,
    field: fn(&mut S) -> &mut T,
    old: Option<T>,
}

impl<S, T> Drop for Trial<'_, S, T> {
    fn drop(&mut self) {
        if let Some(old) = self.old.take() {
            *(self.field)(self.whole) = old;
        }
    }
}
