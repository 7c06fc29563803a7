use quote::quote;

use super::{items, snapshot};
use crate::fields::expand;

#[test]
fn basic() {
    snapshot!(
        "fields-basic",
        items(expand(quote! {
            #[fields(no_serde)]
            pub struct User {
                /// Who it is.
                #[field(len(1..=64))]
                name: String,
                #[field(range(18..=120))]
                #[default(18)]
                age: u8,
                active: bool,
            }
        }))
    );
}

/// A rule of each form on a type of each kind.
#[test]
fn rules() {
    snapshot!(
        "fields-rules",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Everything<T> {
                #[field(trim, lower, non_empty, one_of("a", "b"), secret)]
                text: String,
                #[field(email)]
                maybe: Option<Box<str>>,
                #[field(each(len(..=MOST), trim), unique)]
                list: Vec<String>,
                #[field(keys(ascii), values(range(MIN..=MAX)))]
                map: HashMap<String, i64>,
                #[field(nested)]
                inner: Vec<Inner>,
                #[field(with = Multiple::of(5))]
                step: u32,
                #[field(len(1..))]
                unknown: T,
            }
        }))
    );
}

#[test]
fn cross_field() {
    snapshot!(
        "fields-cross-field",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Window {
                low: i32,
                #[field(range(self.low..))]
                high: i32,
                #[field(same_as(high), when(self.strict))]
                again: Option<i32>,
                strict: bool,
            }
        }))
    );
}

#[test]
fn newtype() {
    snapshot!(
        "fields-newtype",
        items(expand(quote! {
            #[fields(no_serde)]
            pub struct Percent(#[field(range(0..=100))] u8);
        }))
    );
}

#[test]
fn variants() {
    snapshot!(
        "fields-enum",
        items(expand(quote! {
            #[fields(no_serde)]
            pub enum Shape {
                Nothing,
                Circle {
                    #[field(finite, range(0.0..))]
                    radius: f64,
                },
                Window(u8, #[field(range(self.0..))] u8),
                Named(#[field(trim)] String),
            }
        }))
    );
}

#[test]
fn generic() {
    snapshot!(
        "fields-generic",
        items(expand(quote! {
            #[fields(no_serde, crate = my::dunder)]
            pub(crate) struct Pair<'a, T: Clone = u8, const N: usize = 2>
            where
                T: 'a,
            {
                #[field(range(..N))]
                count: usize,
                first: &'a T,
                rest: Option<Box<Self>>,
            }
        }))
    );
}

#[cfg(feature = "serde")]
#[test]
fn serde() {
    snapshot!(
        "fields-serde",
        items(expand(quote! {
            #[serde(rename_all = "camelCase", default)]
            struct Person<T> {
                #[field(trim, len(1..))]
                first_name: String,
                #[field(nested)]
                home: Option<Address>,
                #[default(Self::SHOES)]
                shoes: u8,
                #[serde(flatten)]
                rest: T,
            }
        }))
    );
}

#[cfg(feature = "regex")]
#[test]
fn pattern() {
    snapshot!(
        "fields-pattern",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Name(#[field(pattern(r"^\w+$"))] String);
        }))
    );
}

/// The ui tests have the feature.
#[cfg(not(feature = "regex"))]
#[test]
fn patterns_ask_for_their_feature() {
    let expansion = expand(quote! { struct Name(#[field(pattern("a"))] String); }).to_string();
    assert!(expansion.contains("`pattern` needs the feature `regex` of dunder"), "{expansion}");
    assert!(expansion.contains("features = [\\\"regex\\\"]"), "{expansion}");
}

#[test]
fn two_mistakes_are_two_errors() {
    snapshot!(
        "fields-two-mistakes",
        items(expand(quote! {
            #[fields(no_serde)]
            struct User {
                #[field(lenght(1..=64))]
                name: String,
                #[field(range(120..=18), multiple_of(2))]
                age: u8,
            }
        }))
    );
}
