//! The valid inputs that mutations start from.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use super::{Macro, Place};

pub(super) struct Corpus {
    inputs: Vec<(&'static str, String)>,
    /// Every word and literal in them: the names of our options among them.
    pub(super) words: Vec<String>,
}

impl Corpus {
    /// Reads `corpus/<macro>/*.rs`: items for a derive, otherwise one input per line.
    pub(super) fn read(macros: &[Macro]) -> Self {
        let mut inputs = Vec::new();
        for Macro { name, place, .. } in macros {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/corpus").join(name);
            let entries =
                fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
            let mut files: Vec<_> =
                entries.map(|entry| entry.expect("the folder can be listed").path()).collect();
            files.sort();
            for file in files {
                let text =
                    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
                let found = match place {
                    Place::Items | Place::Attribute => items(&text),
                    Place::Expression => text
                        .lines()
                        .filter(|line| !line.is_empty() && !line.starts_with("//"))
                        .map(str::to_owned)
                        .collect(),
                };
                assert!(!found.is_empty(), "{} holds no input", file.display());
                inputs.extend(found.into_iter().map(|input| (*name, input)));
            }
        }
        let mut words = BTreeSet::new();
        for (_, input) in &inputs {
            collect_words(input.parse().expect("the corpus is Rust"), &mut words);
        }
        Self { inputs, words: words.into_iter().collect() }
    }

    /// The inputs of one macro.
    pub(super) fn of(&self, name: &str) -> Vec<&str> {
        self.inputs.iter().filter(|(of, _)| *of == name).map(|(_, input)| input.as_str()).collect()
    }

    /// The inputs of all macros.
    pub(super) fn all(&self) -> Vec<&str> {
        self.inputs.iter().map(|(_, input)| input.as_str()).collect()
    }
}

fn items(text: &str) -> Vec<String> {
    let file = syn::parse_file(text).unwrap_or_else(|error| panic!("not Rust: {error}\n{text}"));
    file.items
        .into_iter()
        .map(ToTokens::into_token_stream)
        .filter_map(configured)
        .map(|item| item.to_string())
        .collect()
}

/// An item without the `#[cfg(feature = "regex")]` in front of it; none where there is no such feature.
fn configured(item: TokenStream) -> Option<TokenStream> {
    let cfg = quote::quote!(#[cfg(feature = "regex")]).to_string();
    match item.to_string().strip_prefix(&cfg) {
        Some(rest) if cfg!(feature = "regex") => Some(rest.parse().expect("it parsed before")),
        Some(_) => None,
        None => Some(item),
    }
}

fn collect_words(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => collect_words(group.stream(), words),
            TokenTree::Punct(_) => {}
            word => {
                words.insert(word.to_string());
            }
        }
    }
}
