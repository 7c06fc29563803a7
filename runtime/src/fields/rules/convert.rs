//! Converters: `trim`, `lower` and `upper` change a text on its way in, before the rules see it.

use alloc::{
    borrow::{Cow, ToOwned},
    boxed::Box,
    string::String,
};

/// A text that can be changed in place.
#[diagnostic::on_unimplemented(
    message = "the converters `trim`, `lower` and `upper` do not fit the type `{Self}`",
    label = "this converter needs a text that it can change",
    note = "they work on `String`, `Box<str>`, `&str` (`trim` only) and `Cow<str>`"
)]
pub trait Convert {
    /// The text.
    fn text(&self) -> &str;
    /// Puts another text in its place.
    fn replace(&mut self, text: String);
}

macro_rules! convert {
    ($($text:ty),*) => {
        $(impl Convert for $text {
            fn text(&self) -> &str {
                self
            }

            fn replace(&mut self, text: String) {
                *self = text.into();
            }
        })*
    };
}
convert!(String, Box<str>, alloc::rc::Rc<str>, alloc::sync::Arc<str>, Cow<'_, str>);

/// `trim`: without white space at either end, as `str.strip()`. Nothing is allocated where there is none.
pub fn trim<T: Convert + ?Sized>(value: &mut T) {
    let trimmed = value.text().trim();
    if trimmed.len() != value.text().len() {
        let trimmed = trimmed.to_owned();
        value.replace(trimmed);
    }
}

/// `lower`: in lower case, as `str.lower()`. Nothing is allocated where it is already.
pub fn lower<T: Convert + ?Sized>(value: &mut T) {
    if !value.text().chars().all(|c| c.to_lowercase().eq([c])) {
        let lower = value.text().to_lowercase();
        value.replace(lower);
    }
}

/// `upper`: in upper case, as `str.upper()`. Nothing is allocated where it is already.
pub fn upper<T: Convert + ?Sized>(value: &mut T) {
    if !value.text().chars().all(|c| c.to_uppercase().eq([c])) {
        let upper = value.text().to_uppercase();
        value.replace(upper);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_changed_in_place() {
        let mut text = String::from("  Größe\n");
        trim(&mut text);
        assert_eq!(text, "Größe");
        upper(&mut text);
        assert_eq!(text, "GRÖSSE");
        lower(&mut text);
        assert_eq!(text, "grösse");
        let mut text = Cow::Borrowed("ok");
        trim(&mut text);
        assert!(matches!(text, Cow::Borrowed("ok")));
    }
}
