//! What serde's attributes say of a field's name, so that errors speak of what stands in the data.

use crate::support::errors::Errors;
use crate::support::options::{Args, Opt, Options};
use crate::support::tokens;

/// The spelling that `rename_all` asks for.
#[derive(Clone, Copy)]
pub(super) enum Case {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

impl Case {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "lowercase" => Self::Lower,
            "UPPERCASE" => Self::Upper,
            "PascalCase" => Self::Pascal,
            "camelCase" => Self::Camel,
            "snake_case" => Self::Snake,
            "SCREAMING_SNAKE_CASE" => Self::ScreamingSnake,
            "kebab-case" => Self::Kebab,
            "SCREAMING-KEBAB-CASE" => Self::ScreamingKebab,
            _ => return None,
        })
    }

    /// The spelling of a field's name, which is in snake case.
    pub(super) fn apply(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => field.to_ascii_uppercase().replace('_', "-"),
            Self::Pascal | Self::Camel => {
                let mut capital = true;
                let mut name = String::new();
                for c in field.chars() {
                    if c == '_' {
                        capital = true;
                        continue;
                    }
                    let first = name.is_empty();
                    name.push(match (capital, first, self) {
                        (_, true, Self::Camel) => c.to_ascii_lowercase(),
                        (true, ..) => c.to_ascii_uppercase(),
                        (false, ..) => c,
                    });
                    capital = false;
                }
                name
            }
        }
    }
}

/// `#[serde(rename = "…")]`, as it is for deserializing.
pub(super) fn rename(attrs: &[syn::Attribute]) -> Option<String> {
    option(attrs, "rename")
}

/// `#[serde(rename_all = "…")]`
pub(super) fn rename_all(attrs: &[syn::Attribute]) -> Option<Case> {
    Case::named(&option(attrs, "rename_all")?)
}

/// `#[serde(rename_all_fields = "…")]` of an enum.
pub(super) fn rename_all_fields(attrs: &[syn::Attribute]) -> Option<Case> {
    Case::named(&option(attrs, "rename_all_fields")?)
}

/// The string of `name = "…"` or `name(deserialize = "…")`. What is wrong with serde's attributes, serde reports.
fn option(attrs: &[syn::Attribute], name: &str) -> Option<String> {
    options(attrs).into_iter().filter(|option| option.name == name).find_map(|option| match option.args {
        Args::Value(value) => tokens::string_literal(&value).map(|string| string.value()),
        Args::List(list) => read(list).into_iter().find_map(|option| match &option.args {
            Args::Value(value) if option.name == "deserialize" => {
                tokens::string_literal(value).map(|string| string.value())
            }
            _ => None,
        }),
        Args::None => None,
    })
}

/// All options in the `#[serde(…)]` of an item.
pub(super) fn options(attrs: &[syn::Attribute]) -> Vec<Opt> {
    let lists =
        attrs.iter().filter(|attr| attr.path().is_ident("serde")).filter_map(|attr| match &attr.meta {
            syn::Meta::List(list) => Some(list.tokens.clone()),
            _ => None,
        });
    lists.flat_map(read).collect()
}

fn read(list: proc_macro2::TokenStream) -> Vec<Opt> {
    let mut ignored = Errors::new();
    let options = Options::read(list, &mut ignored);
    drop(ignored.into_error());
    options
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_are_serdes() {
        for (case, expected) in [
            ("lowercase", "zip_code"),
            ("UPPERCASE", "ZIP_CODE"),
            ("PascalCase", "ZipCode"),
            ("camelCase", "zipCode"),
            ("snake_case", "zip_code"),
            ("SCREAMING_SNAKE_CASE", "ZIP_CODE"),
            ("kebab-case", "zip-code"),
            ("SCREAMING-KEBAB-CASE", "ZIP-CODE"),
        ] {
            assert_eq!(Case::named(case).unwrap().apply("zip_code"), expected);
        }
        assert!(Case::named("Zip").is_none());
    }

    #[test]
    fn names_for_deserializing_are_found() {
        let attrs = |text: &str| -> Vec<syn::Attribute> {
            let item: syn::DeriveInput = syn::parse_str(&format!("{text} struct S;")).unwrap();
            item.attrs
        };
        assert_eq!(rename(&attrs(r#"#[serde(default, rename = "a")]"#)).as_deref(), Some("a"));
        assert_eq!(
            rename(&attrs(r#"#[serde(rename(serialize = "a", deserialize = "b"))]"#)).as_deref(),
            Some("b")
        );
        assert_eq!(rename(&attrs("#[serde(default)]")), None);
    }
}
