//! The error collector: every mistake of one item is reported in one compile.

use core::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::ToTokens;

/// Collects errors until [`finish`](Errors::finish) turns them into one [`syn::Error`].
///
/// In the test builds of this crate, dropping a collector unfinished panics: an error that nobody reports is our bug.
#[must_use = "call `finish`, or the errors are lost"]
#[derive(Default)]
pub(crate) struct Errors {
    combined: Option<syn::Error>,
    count: usize,
    #[cfg(test)]
    finished: bool,
}

impl Errors {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Reports `message` at all of `tokens`.
    pub(crate) fn at(&mut self, tokens: impl ToTokens, message: impl Display) {
        self.push(syn::Error::new_spanned(tokens, message));
    }

    /// Reports `message` at `span`, for what has no tokens of its own (a missing argument, say).
    pub(crate) fn at_span(&mut self, span: Span, message: impl Display) {
        self.push(syn::Error::new(span, message));
    }

    pub(crate) fn push(&mut self, error: syn::Error) {
        self.count += 1;
        match &mut self.combined {
            Some(combined) => combined.combine(error),
            empty => *empty = Some(error),
        }
    }

    /// Keeps the error of a step that failed, so that the others can still be tried.
    pub(crate) fn handle<T>(&mut self, result: syn::Result<T>) -> Option<T> {
        result.map_err(|error| self.push(error)).ok()
    }

    /// How many errors there are; two readings tell whether a step reported any.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The errors as `compile_error!` calls, for the place where an item may stand. Empty when there are none.
    pub(crate) fn finish(self) -> TokenStream {
        self.into_error().map(syn::Error::into_compile_error).unwrap_or_default()
    }

    /// All errors as one, or none.
    pub(crate) fn into_error(mut self) -> Option<syn::Error> {
        #[cfg(test)]
        {
            self.finished = true;
        }
        self.combined.take()
    }
}

#[cfg(test)]
impl Drop for Errors {
    fn drop(&mut self) {
        if !self.finished && !std::thread::panicking() {
            panic!("an error collector was dropped without `finish`");
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn every_error_is_reported() {
        let mut errors = Errors::new();
        errors.at(quote!(a), "one");
        errors.at_span(Span::call_site(), "two");
        assert_eq!(errors.handle::<()>(Err(syn::Error::new(Span::call_site(), "three"))), None);
        assert_eq!(errors.count(), 3);
        let shown = errors.finish().to_string();
        for word in ["one", "two", "three"] {
            assert!(shown.contains(word), "{word} is missing in {shown}");
        }
    }

    #[test]
    fn no_error_gives_no_tokens() {
        assert!(Errors::new().finish().is_empty());
    }

    #[test]
    #[should_panic(expected = "without `finish`")]
    fn a_lost_collector_is_a_bug() {
        drop(Errors::new());
    }
}
