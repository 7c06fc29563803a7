//! What Python calls a name.

/// CPython 3.11's `keyword.kwlist`.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
    "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// `keyword.iskeyword`
pub(crate) fn is_keyword(name: &str) -> bool {
    KEYWORDS.contains(&name)
}

/// `str.isidentifier`, by Rust's rules: both follow Unicode's XID, and Rust's lexer is asked rather than a table of our own.
pub(crate) fn is_identifier(name: &str) -> bool {
    let bare = name.trim() == name && !name.starts_with("r#");
    bare && (name == "_" || syn::parse_str::<AnyIdent>(name).is_ok())
}

struct AnyIdent;

impl syn::parse::Parse for AnyIdent {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Self> {
        use syn::ext::IdentExt as _;
        proc_macro2::Ident::parse_any(input).map(|_| Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_pythons() {
        for name in ["x", "_x", "_", "type", "class", "größe", "名"] {
            assert!(is_identifier(name), "{name}");
        }
        for name in ["", "9y", "P-Q", "a b", "r#type", "a.b", "'a", " x"] {
            assert!(!is_identifier(name), "{name:?}");
        }
    }

    #[test]
    fn keywords_are_sorted_so_that_they_can_be_compared_with_cpythons() {
        assert!(KEYWORDS.is_sorted());
        assert!(is_keyword("class") && is_keyword("None") && !is_keyword("type") && !is_keyword("match"));
    }
}
