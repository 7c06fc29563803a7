//! The expansion. It cannot fail, and what does not depend on the user's tokens is in the runtime.

mod compare;
mod inherent;
mod keywords;
mod object;
mod stub;
mod target;
mod tuple;

use proc_macro2::TokenStream;
use quote::quote;

use self::target::Target;
use super::model::{Body, Model};
use crate::support::once::derived_once;

pub(super) fn expand(model: &Model) -> TokenStream {
    let target = Target::new(model);
    match model.body {
        Body::Struct(_) => all(&target),
        Body::WithRules => stub::with_rules(&target),
        Body::Fields => TokenStream::new(),
        Body::NotAStruct => stub::not_a_struct(&target),
    }
}

fn all(target: &Target<'_>) -> TokenStream {
    let once = derived_once(&target.model.ident);
    let inherent = inherent::inherent(target);
    let with = inherent::with(target);
    let field_at = inherent::field_at(target);
    let conversions = tuple::conversions(target);
    let comparisons = compare::comparisons(target);
    let object = object::object(target);
    let keywords = keywords::keywords(target);
    quote!(#once #inherent #with #field_at #conversions #comparisons #object #keywords)
}

/// A named tuple whose values go through the rules of `Fields`, which makes the methods that build and change one.
pub(super) fn validated(model: &Model) -> TokenStream {
    let target = Target::new(model);
    let inherent = inherent::validated(&target);
    let field_at = inherent::field_at(&target);
    let conversions = tuple::validated_conversions(&target);
    let comparisons = compare::comparisons(&target);
    let object = object::object(&target);
    let keywords = keywords::keywords(&target);
    quote!(#inherent #field_at #conversions #comparisons #object #keywords)
}

/// A struct of `Fields` that is no named tuple: `make`.
pub(super) fn made_of_values(model: &Model) -> TokenStream {
    let target = Target::new(model);
    let defaults = inherent::only_defaults(&target);
    let build = object::build(&target);
    let keywords = keywords::keywords(&target);
    quote!(#defaults #build #keywords)
}
