//! One of some values, or none of them.

use alloc::borrow::ToOwned;
use core::fmt::Debug;

use super::text::Text;
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
        if self.0.iter().any(|choice| value == choice) {
            Ok(())
        } else {
            Err(violation("one_of", shown(&self.0)))
        }
    }
}

impl<T: PartialEq<U> + ?Sized, U: Debug, const N: usize> Descriptor<T> for NotIn<[U; N]> {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if self.0.iter().any(|choice| value == choice) {
            Err(violation("not_in", shown(&self.0)))
        } else {
            Ok(())
        }
    }
}

/// Texts to choose from: compared as texts, since a `Box<str>` does not compare with a `&str` itself.
#[derive(Debug, Clone, Copy)]
pub struct Texts<L>(L);

impl<L> OneOf<Texts<L>> {
    /// The choices for any kind of text.
    #[inline]
    pub const fn texts(choices: L) -> Self {
        Self(Texts(choices))
    }
}

impl<L> NotIn<Texts<L>> {
    /// The choices for any kind of text.
    #[inline]
    pub const fn texts(choices: L) -> Self {
        Self(Texts(choices))
    }
}

impl<U: AsRef<str>, const N: usize> Texts<[U; N]> {
    fn contain(&self, text: &str) -> bool {
        self.0.iter().any(|choice| choice.as_ref() == text)
    }

    fn params(&self) -> impl Iterator<Item = Param> {
        self.0.iter().map(|choice| Param::from(choice.as_ref().to_owned()))
    }
}

impl<T: Text + ?Sized, U: AsRef<str>, const N: usize> Descriptor<T> for OneOf<Texts<[U; N]>> {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if self.0.contain(value.text()) { Ok(()) } else { Err(violation("one_of", self.0.params())) }
    }
}

impl<T: Text + ?Sized, U: AsRef<str>, const N: usize> Descriptor<T> for NotIn<Texts<[U; N]>> {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        if self.0.contain(value.text()) { Err(violation("not_in", self.0.params())) } else { Ok(()) }
    }
}

fn shown<U: Debug>(choices: &[U]) -> impl Iterator<Item = Param> {
    choices.iter().map(|choice| Param::of_debug(choice))
}

#[cold]
fn violation(code: &'static str, choices: impl Iterator<Item = Param>) -> Violation {
    let choices = choices.collect();
    Violation::new(code).param("choices", Param::List(choices))
}
