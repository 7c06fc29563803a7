//! Regular expressions, compiled once.

use std::sync::OnceLock;

use regex::Regex;

use super::text::Text;
use crate::fields::{Descriptor, Violation};

/// `pattern(r"^\w+$")`: a text that the regular expression matches somewhere, as `re.search` does; anchor it with `^` and `$`.
///
/// The derive keeps one in a `static` per use and has checked the expression while compiling.
#[derive(Debug)]
pub struct Pattern {
    source: &'static str,
    compiled: OnceLock<Regex>,
}

impl Pattern {
    /// A pattern that is compiled when it is first used.
    #[must_use]
    pub const fn new(source: &'static str) -> Self {
        Self { source, compiled: OnceLock::new() }
    }

    /// # Panics
    ///
    /// If the expression is not valid, which the derive refuses to compile.
    #[cold]
    fn compile(&self) -> &Regex {
        self.compiled.get_or_init(|| match Regex::new(self.source) {
            Ok(regex) => regex,
            Err(error) => panic!("the pattern {:?} is not valid: {error}", self.source),
        })
    }
}

impl<T: Text + ?Sized> Descriptor<T> for Pattern {
    #[inline]
    fn check(&self, value: &T) -> Result<(), Violation> {
        let regex = match self.compiled.get() {
            Some(regex) => regex,
            None => self.compile(),
        };
        if regex.is_match(value.text()) {
            Ok(())
        } else {
            Err(Violation::with_text("pattern", "pattern", self.source))
        }
    }
}
