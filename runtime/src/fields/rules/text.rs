//! Texts: what they are made of, how they begin and end.

use alloc::{borrow::ToOwned, boxed::Box, string::String};

use crate::fields::{Descriptor, Violation};

/// What is a text.
#[diagnostic::on_unimplemented(
    message = "this rule does not fit the type `{Self}`",
    label = "this rule needs a text",
    note = "it works on `String`, `&str`, `Box<str>` and `Cow<str>`"
)]
pub trait Text {
    /// The text itself.
    fn text(&self) -> &str;
}

impl Text for str {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

macro_rules! texts {
    ($($text:ty),*) => {
        $(impl Text for $text {
            #[inline]
            fn text(&self) -> &str {
                self
            }
        })*
    };
}
texts!(String, &str, Box<str>, alloc::rc::Rc<str>, alloc::sync::Arc<str>, alloc::borrow::Cow<'_, str>);

/// A rule on texts that is a function of the text.
macro_rules! rule {
    ($(#[$meta:meta])* $name:ident $code:literal: $text:ident => $holds:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl<T: Text + ?Sized> Descriptor<T> for $name {
            #[inline]
            fn check(&self, value: &T) -> Result<(), Violation> {
                let $text = value.text();
                if $holds { Ok(()) } else { Err(Violation::new($code)) }
            }
        }
    };
}
pub(super) use rule;

rule! {
    /// `ascii`: characters of ASCII only, as `str.isascii` says.
    Ascii "ascii": text => text.is_ascii()
}
rule! {
    /// `alphanumeric`: letters and digits of any script only. The empty text passes: `non_empty` is a rule of its own.
    Alphanumeric "alphanumeric": text => text.chars().all(char::is_alphanumeric)
}

/// A rule on texts with a text as argument.
macro_rules! affix {
    ($(#[$meta:meta])* $name:ident $code:literal $param:literal: $text:ident, $argument:ident => $holds:expr) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy)]
        pub struct $name<A>(pub A);

        impl<T: Text + ?Sized, A: AsRef<str>> Descriptor<T> for $name<A> {
            #[inline]
            fn check(&self, value: &T) -> Result<(), Violation> {
                let ($text, $argument) = (value.text(), self.0.as_ref());
                if $holds { Ok(()) } else { Err(Violation::new($code).param($param, $argument.to_owned())) }
            }
        }
    };
}
affix! {
    /// `prefix("a")`: a text that starts so.
    Prefix "prefix" "prefix": text, prefix => text.starts_with(prefix)
}
affix! {
    /// `suffix("b")`: a text that ends so.
    Suffix "suffix" "suffix": text, suffix => text.ends_with(suffix)
}
affix! {
    /// `contains("c")`: a text with that somewhere.
    Contains "contains" "part": text, part => text.contains(part)
}
