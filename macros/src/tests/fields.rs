use quote::quote;

use super::{items, snapshot};
use crate::fields::expand;

#[test]
fn basic() {
    snapshot!(
        "fields-basic",
        items(expand(quote! {
            #[fields(no_serde)]
            pub struct Account {
                /// Who it is.
                #[field(len(1..=64))]
                name: String,
                #[field(range(18..=120))]
                #[default(18)]
                age: u8,
            }
        }))
    );
}

#[cfg(feature = "serde")]
#[test]
fn what_is_computed_is_no_field() {
    snapshot!(
        "fields-cached",
        items(expand(quote! {
            struct Order {
                #[field(len(1..))]
                prices: Vec<f64>,
                total: Cached<f64>,
            }
        }))
    );
}

#[test]
fn elements_nested_values_and_converters() {
    snapshot!(
        "fields-elements",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Order {
                #[field(each(trim, non_empty), len(..=4), unique)]
                tags: Vec<String>,
                #[field(keys(ascii), values(range(0..)))]
                limits: HashMap<String, i32>,
                #[field(nested)]
                address: Option<Address>,
            }
        }))
    );
}

#[test]
fn rules_that_look_at_other_fields() {
    snapshot!(
        "fields-cross",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Form {
                #[field(email, secret)]
                email: String,
                #[field(same_as(email), when(self.confirmed))]
                confirm: Option<String>,
                confirmed: bool,
                note: String,
            }
        }))
    );
}

#[test]
fn descriptors() {
    snapshot!(
        "fields-with",
        items(expand(quote! {
            #[fields(no_serde, crate = my::dunder)]
            struct Stairs(#[field(with = Multiple::of(5))] u32);
        }))
    );
}

#[test]
fn enums() {
    snapshot!(
        "fields-enum",
        items(expand(quote! {
            #[fields(no_serde)]
            pub enum Shape {
                Circle {
                    #[field(range(0.0..))]
                    radius: f64,
                },
                Named(#[field(lower)] String),
                Nothing,
            }
        }))
    );
}

#[test]
fn generics() {
    snapshot!(
        "fields-generic",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Held<'a, T: PartialOrd + Debug = u8, const N: usize = 2>
            where
                T: Copy,
            {
                #[field(range(self.least..))]
                value: T,
                least: T,
                r#type: &'a str,
                bytes: [u8; N],
            }
        }))
    );
}

#[test]
fn named_tuples() {
    snapshot!(
        "fields-namedtuple",
        items(expand(quote! {
            #[fields(namedtuple, no_serde)]
            pub struct User {
                #[field(non_empty)]
                name: String,
                #[field(secret)]
                #[default(0)]
                pin: u32,
            }
        }))
    );
}

#[cfg(feature = "serde")]
#[test]
fn reading_data() {
    snapshot!(
        "fields-serde",
        items(expand(quote! {
            #[serde(rename_all = "camelCase")]
            struct Person<T> {
                #[field(non_empty)]
                first_name: String,
                #[default(18)]
                age: u8,
                #[field(nested)]
                address: Address,
                rest: T,
            }
        }))
    );
}

#[test]
fn two_mistakes_are_two_errors_and_the_rest_stays() {
    snapshot!(
        "fields-two-mistakes",
        items(expand(quote! {
            #[fields(no_serde)]
            struct Account {
                #[field(lenght(1..=64))]
                name: String,
                #[field(range(120..=18))]
                age: u8,
            }
        }))
    );
}

#[test]
fn rules_of_a_variant_that_look_at_its_fields() {
    snapshot!(
        "fields-enum-cross",
        items(expand(quote! {
            #[fields(no_serde)]
            enum Event {
                Window(u8, #[field(range(self.0..))] u8),
                Form {
                    email: String,
                    #[field(same_as(email), when(self.email.len() > 3))]
                    again: String,
                },
            }
        }))
    );
}

/// `Self` in a type, in a default and beside a default of the whole: reading makes a twin, in which it would be another type.
#[cfg(feature = "serde")]
#[test]
fn reading_what_says_self() {
    snapshot!(
        "fields-serde-self",
        items(expand(quote! {
            #[serde(default)]
            struct Node<'a, 'b> {
                #[field(nested)]
                next: Option<Box<Self>>,
                #[default(Self::FIRST)]
                value: u8,
                names: (&'a str, &'b str),
            }
        }))
    );
}

#[cfg(feature = "regex")]
#[test]
fn patterns() {
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
