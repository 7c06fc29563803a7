//! What is known of a field while compiling.

/// One field of a [`Fields`](crate::Fields) type, as its descriptor describes it.
#[derive(Debug)]
#[non_exhaustive]
pub struct FieldInfo {
    /// The field's name; `_0` in a tuple struct.
    pub name: &'static str,
    /// The name in the paths of errors: serde's, where the field is renamed; empty for the only field of a tuple struct, whose
    /// errors are those of the whole.
    pub path: &'static str,
    /// The position, from 0.
    pub index: usize,
    /// The type as it is written: `Option<String>`.
    pub type_name: &'static str,
    /// The rules, in the order they are written.
    pub rules: &'static [RuleInfo],
    /// Whether the value stays out of every message.
    pub secret: bool,
    /// Whether the field has a `#[default(…)]`.
    pub has_default: bool,
    /// The doc comment.
    pub doc: &'static str,
}

/// One rule of a field: `len(1..=64)` has the code `len` and the arguments `1..=64`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleInfo {
    /// The name of the rule, which is also the [code](crate::ValidationError::code) of its violations.
    pub code: &'static str,
    /// What stands in its parentheses.
    pub args: &'static str,
}

impl FieldInfo {
    /// For the derive.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(
        index: usize,
        name: &'static str,
        type_name: &'static str,
        rules: &'static [RuleInfo],
    ) -> Self {
        Self { name, path: name, index, type_name, rules, secret: false, has_default: false, doc: "" }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn path(self, path: &'static str) -> Self {
        Self { path, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn has_default(self) -> Self {
        Self { has_default: true, ..self }
    }

    #[doc(hidden)]
    #[must_use]
    pub const fn doc(self, doc: &'static str) -> Self {
        Self { doc, ..self }
    }
}

impl RuleInfo {
    /// For the derive.
    #[doc(hidden)]
    #[must_use]
    pub const fn new(code: &'static str, args: &'static str) -> Self {
        Self { code, args }
    }
}
