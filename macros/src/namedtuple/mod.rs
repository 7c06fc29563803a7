//! `#[derive(NamedTuple)]`

mod expand;
mod message;
mod model;
mod parse;
mod types;

use proc_macro2::{Ident, TokenStream};

use crate::support::errors::Errors;
use crate::support::item;
use crate::support::krate::Krate;

/// The struct stays whatever is wrong, since a derive adds to it. What is added stays as well: uses of it are no mistakes.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let Some(input) = errors.handle(item::read(input)) else { return errors.finish() };
    let model = model::check(parse::parse(input, &mut errors), &mut errors);
    let mut tokens = expand::expand(&model);
    tokens.extend(errors.finish());
    tokens
}

/// What `Fields` adds to a validated struct, whose values all go through its gate: `make`, and the whole of a named tuple if that
/// is asked for.
pub(crate) struct OfFields {
    pub(crate) krate: Krate,
    pub(crate) rename: Option<syn::LitStr>,
    pub(crate) namedtuple: bool,
    /// The fields whose values are not shown.
    pub(crate) secrets: Vec<bool>,
    /// What stands beside the fields, and is computed of them.
    pub(crate) caches: Vec<Ident>,
}

/// The named tuple's part of a struct that derives `Fields`. What is wrong with its fields `Fields` has reported; the names that
/// Python does not allow are reported here.
pub(crate) fn of_fields(input: syn::DeriveInput, options: OfFields, errors: &mut Errors) -> TokenStream {
    let mut reported = Errors::new();
    let mut raw = parse::parse(input, &mut reported);
    drop(reported.into_error());
    raw.misplaced.clear();
    raw.krate = options.krate;
    raw.rename = options.rename.map(parse::Rename::To);
    let mut unasked = Errors::new();
    let mut model = model::check(raw, if options.namedtuple { errors } else { &mut unasked });
    drop(unasked.into_error());
    model.validated = true;
    model.caches = options.caches;
    for (field, secret) in model.fields.iter_mut().zip(options.secrets) {
        field.secret = secret;
    }
    if options.namedtuple { expand::validated(&model) } else { expand::made_of_values(&model) }
}
