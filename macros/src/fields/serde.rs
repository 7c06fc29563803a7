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

/// `#[serde(bound = "…")]`, as it is for deserializing.
#[cfg(feature = "serde")]
pub(super) fn bound(attrs: &[syn::Attribute]) -> Option<String> {
    option(attrs, "bound")
}

/// Whether `#[serde(flatten)]` takes the field's name out of the data.
pub(super) fn is_flattened(attrs: &[syn::Attribute]) -> bool {
    options(attrs).iter().any(|option| option.name == "flatten")
}

/// The function of a struct's `#[serde(default)]` or `#[serde(default = "…")]`.
#[cfg(feature = "serde")]
pub(super) fn default_of_whole(attrs: &[syn::Attribute]) -> Option<proc_macro2::TokenStream> {
    let default = options(attrs).into_iter().find(|option| option.name == "default")?;
    match default.args {
        Args::None => Some(quote::quote!(::core::default::Default::default)),
        _ => path(&default),
    }
}

/// The function of a field's `#[serde(default = "…")]`.
#[cfg(feature = "serde")]
pub(super) fn default_of_field(attrs: &[syn::Attribute]) -> Option<proc_macro2::TokenStream> {
    path(&options(attrs).into_iter().find(|option| option.name == "default")?)
}

/// serde's attributes without `default`, for which something else stands.
#[cfg(feature = "serde")]
pub(super) fn without_default(attrs: &[syn::Attribute]) -> Vec<proc_macro2::TokenStream> {
    use proc_macro2::TokenTree;

    let is_default = |part: &proc_macro2::TokenStream| matches!(part.clone().into_iter().next(), Some(TokenTree::Ident(name)) if name == "default");
    let lists =
        attrs.iter().filter(|attr| attr.path().is_ident("serde")).filter_map(|attr| match &attr.meta {
            syn::Meta::List(list) => Some(list.tokens.clone()),
            _ => None,
        });
    lists
        .map(|list| {
            let kept = tokens::split_commas(list).into_iter().filter(|part| !is_default(part));
            quote::quote!(#[serde(#(#kept),*)])
        })
        .collect()
}

/// The path in `name = "path"`. What is no path, serde's derive reports.
#[cfg(feature = "serde")]
fn path(option: &Opt) -> Option<proc_macro2::TokenStream> {
    let Args::Value(value) = &option.args else { return None };
    let path: syn::Path = tokens::string_literal(value)?.parse().ok()?;
    Some(quote::ToTokens::into_token_stream(path))
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
