//! What holds of every expansion.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::parse::Parser as _;

use super::random::Random;
use super::{Macro, Place};
use crate::support::tokens::split_commas;

/// What became of an input.
pub(super) enum Verdict {
    Accepted,
    /// There are errors, all of the form they must have.
    Refused,
    /// An expression of the user's, handed on as it was written, does not parse: the compiler says so.
    UsersSyntax,
}

pub(super) fn check(subject: &Macro, input: &str, random: &mut Random) -> Result<Verdict, String> {
    // The text is parsed here, so that every token has a place in it.
    proc_macro2::extra::invalidate_current_thread_spans();
    let tokens: TokenStream = input.parse().expect("the caller parsed it");
    let is_item = match subject.place {
        Place::Attribute => syn::parse2::<syn::Item>(tokens.clone()).is_ok(),
        _ => syn::parse2::<syn::DeriveInput>(tokens.clone()).is_ok(),
    };
    let tokens = if random.once_in(8) { as_fragments(tokens, random) } else { tokens };
    let output = (subject.expand)(tokens.clone());

    let errors = errors(output.clone());
    for error in &errors {
        error.check()?;
        // The compiler gives a derive only what parses as an item, and nothing can be pointed at where there is nothing.
        if (is_item || subject.place == Place::Expression)
            && !tokens.is_empty()
            && !is_in_the_input(error.span)
        {
            return Err(format!("`{}` points at the whole call", error.text));
        }
    }
    let parsed = match subject.place {
        Place::Items | Place::Attribute => syn::parse2::<syn::File>(output.clone()).map(drop),
        Place::Expression => syn::parse2::<syn::Expr>(output.clone()).map(drop),
    };
    match parsed {
        Ok(()) if errors.is_empty() => Ok(Verdict::Accepted),
        Ok(()) => Ok(Verdict::Refused),
        Err(_) if subject.place == Place::Attribute && syn::parse2::<syn::Item>(tokens.clone()).is_err() => {
            Ok(Verdict::UsersSyntax)
        }
        Err(_) if has_broken_expression(tokens.clone(), subject.place) || has_bare_trait_object(tokens) => {
            Ok(Verdict::UsersSyntax)
        }
        Err(error) => Err(format!("the output does not parse: {error}\n{output}")),
    }
}

/// A `compile_error!` in the output.
struct Error {
    text: String,
    span: Span,
}

impl Error {
    fn check(&self) -> Result<(), String> {
        let sentence = self.text.lines().next().unwrap_or_default();
        if sentence.trim().is_empty() || sentence.ends_with('.') {
            return Err(format!("`{}` is no message", self.text));
        }
        Ok(())
    }
}

fn errors(output: TokenStream) -> Vec<Error> {
    let mut found = Vec::new();
    let mut trees = output.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Ident(name) if name == "compile_error" => {
                let bang = trees.next();
                match trees.next() {
                    Some(TokenTree::Group(group)) => {
                        found.push(Error { text: text(&group), span: name.span() })
                    }
                    other => found.push(Error { text: format!("{bang:?} {other:?}."), span: name.span() }),
                }
            }
            TokenTree::Group(group) => found.extend(errors(group.stream())),
            _ => {}
        }
    }
    found
}

fn text(group: &Group) -> String {
    syn::parse2::<syn::LitStr>(group.stream()).map(|text| text.value()).unwrap_or_default()
}

/// The span of a token that the user wrote has a length; `call_site` has none outside of the compiler.
fn is_in_the_input(span: Span) -> bool {
    !span.byte_range().is_empty()
}

/// Puts some tokens into the invisible groups in which the fragments of `macro_rules!` arrive.
fn as_fragments(tokens: TokenStream, random: &mut Random) -> TokenStream {
    tokens
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Group(group) => {
                let mut new = Group::new(group.delimiter(), as_fragments(group.stream(), random));
                new.set_span(group.span());
                new.into()
            }
            TokenTree::Punct(punct) => punct.into(),
            leaf if random.once_in(6) => {
                let span = leaf.span();
                let mut group = Group::new(Delimiter::None, leaf.into());
                group.set_span(span);
                group.into()
            }
            leaf => leaf,
        })
        .collect()
}

/// Whether an expression of the user's does not parse: what a macro hands on unread may break its output.
fn has_broken_expression(tokens: TokenStream, place: Place) -> bool {
    match place {
        Place::Items | Place::Attribute => attributes(tokens).into_iter().any(has_broken_argument),
        Place::Expression => split_at(tokens, ':').into_iter().any(is_broken),
    }
}

/// Whether a field is of the type `A + B`, without `dyn`: it parses where the field is declared and nowhere else, and means
/// nothing since the edition of 2021.
fn has_bare_trait_object(tokens: TokenStream) -> bool {
    let Ok(item) = syn::parse2::<syn::DeriveInput>(tokens) else { return false };
    let fields: Vec<syn::Field> = match item.data {
        syn::Data::Struct(data) => data.fields.into_iter().collect(),
        syn::Data::Enum(data) => data.variants.into_iter().flat_map(|variant| variant.fields).collect(),
        syn::Data::Union(_) => Vec::new(),
    };
    fields
        .iter()
        .any(|field| matches!(&field.ty, syn::Type::TraitObject(object) if object.dyn_token.is_none()))
}

/// What stands in the brackets after each `#`, in depth.
fn attributes(tokens: TokenStream) -> Vec<TokenStream> {
    let mut found = Vec::new();
    let mut after_hash = false;
    for tree in tokens {
        let hash = matches!(&tree, TokenTree::Punct(hash) if hash.as_char() == '#');
        if let TokenTree::Group(group) = tree {
            let inner = group.stream();
            found.extend(if after_hash { vec![inner] } else { attributes(inner) });
        }
        after_hash = hash;
    }
    found
}

/// Whether something between commas, in depth, is no expression, also without the `name =` before it.
fn has_broken_argument(tokens: TokenStream) -> bool {
    let in_groups = tokens.clone().into_iter().any(|tree| match tree {
        TokenTree::Group(group) => has_broken_argument(group.stream()),
        _ => false,
    });
    in_groups || split_commas(tokens).into_iter().any(|part| split_at(part, '=').into_iter().any(is_broken))
}

/// Whether the tokens are no expression, or none that could stand after `if` or as all of a body.
fn is_broken(part: TokenStream) -> bool {
    let is_body = || syn::parse2::<syn::Block>(quote::quote!({ #part })).is_ok();
    !part.is_empty() && (syn::Expr::parse_without_eager_brace.parse2(part.clone()).is_err() || !is_body())
}

/// Splits at each sign that is not inside a group.
fn split_at(tokens: TokenStream, sign: char) -> Vec<TokenStream> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    trees
        .split(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign))
        .map(|part| part.iter().cloned().collect())
        .collect()
}
