use quote::quote;

use super::{items, snapshot};
use crate::property::expand;

#[test]
fn basic() {
    snapshot!(
        "property-basic",
        items(expand(quote! {
            pub struct User {
                /// Who it is.
                #[property(get, set)]
                name: String,
                #[property(get)]
                tags: Vec<String>,
            }
        }))
    );
}

#[test]
fn every_accessor() {
    snapshot!(
        "property-every-accessor",
        items(expand(quote! {
            #[property(get, set, mut, take, with, crate = my::dunder)]
            struct Pair<'a, T: Clone>(&'a str, #[property(get(pub, clone), skip(set), rename = "rest")] Vec<T>)
            where
                T: Default;
        }))
    );
}

#[test]
fn a_field_that_others_depend_on() {
    snapshot!(
        "property-cached",
        items(expand(quote! {
            struct Order {
                #[property(set, mut)]
                prices: Vec<f64>,
                total: Cached<f64>,
            }
        }))
    );
}

#[test]
fn two_mistakes_are_two_errors() {
    snapshot!(
        "property-two-mistakes",
        items(expand(quote! {
            struct User {
                #[property(gett)]
                name: String,
                #[property]
                age: u8,
            }
        }))
    );
}
