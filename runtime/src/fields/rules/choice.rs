//! One of some values, or none of them.

use core::fmt::Debug;

use crate::fields::{Descriptor, Param, Violation};

/// `one_of("a", "b")`: equal to one of the values.
#[derive(Debug, Clone, Copy)]
pub struct OneOf<L>(pub L);

/// `not_in("a", "b")`: equal to none of the values.
#[derive(Debug, Clone, Copy)]
pub struct NotIn<L>(pub L);

impl<T: PartialEq<U> + ?Sized, U: Debug, const N: usize> Descriptor<T> for OneOf<[U; N]> {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if self.0.iter().any(|choice| value == choice) { Ok(()) } else { Err(violation("one_of", &self.0)) }
    }
}

impl<T: PartialEq<U> + ?Sized, U: Debug, const N: usize> Descriptor<T> for NotIn<[U; N]> {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if self.0.iter().any(|choice| value == choice) { Err(violation("not_in", &self.0)) } else { Ok(()) }
    }
}

#[cold]
fn violation<U: Debug>(code: &'static str, choices: &[U]) -> Violation {
    let choices = choices.iter().map(|choice| Param::of_debug(choice)).collect();
    Violation::new(code).param("choices", Param::List(choices))
}
