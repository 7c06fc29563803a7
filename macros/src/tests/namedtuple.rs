use quote::quote;

use super::{items, snapshot};
use crate::namedtuple::expand;

#[test]
fn basic() {
    snapshot!(
        "namedtuple-basic",
        items(expand(quote! {
            pub struct User {
                pub name: String,
                #[default(18)]
                pub age: u32,
            }
        }))
    );
}

#[test]
fn generic() {
    snapshot!(
        "namedtuple-generic",
        items(expand(quote! {
            pub struct Pair<'a, T: Clone = u8, const N: usize = 2>
            where
                T: 'a,
            {
                pub first: &'a T,
                pub second: Vec<T>,
                pub third: T,
                bytes: [u8; N],
                secret: Secret,
            }
        }))
    );
}

#[test]
fn tuple_struct() {
    snapshot!(
        "namedtuple-tuple-struct",
        items(expand(quote!(
            pub(crate) struct Pair(f64, #[default("x")] String);
        )))
    );
}

#[test]
fn no_fields() {
    snapshot!(
        "namedtuple-no-fields",
        items(expand(quote!(
            struct Empty;
        )))
    );
}

#[test]
fn renamed() {
    snapshot!(
        "namedtuple-renamed",
        items(expand(quote! {
            #[namedtuple(rename = "Movie")]
            struct Row {
                #[namedtuple(rename = "kind")]
                r#type: u8,
            }
        }))
    );
    snapshot!(
        "namedtuple-renamed-by-position",
        items(expand(quote! {
            #[namedtuple(rename = true)]
            struct Row {
                x: u8,
                class: u8,
                _y: u8,
            }
        }))
    );
}

#[test]
fn without_display_and_from_another_crate() {
    snapshot!(
        "namedtuple-options",
        items(expand(quote! {
            #[namedtuple(no_display, crate = my::dunder)]
            struct One(u8);
        }))
    );
}

#[test]
fn a_type_that_leads_back() {
    snapshot!(
        "namedtuple-recursive",
        items(expand(quote! {
            struct Node<T> {
                value: T,
                next: Option<Box<Self>>,
                #[namedtuple(recursive)]
                other: Other<T>,
            }
        }))
    );
}

#[test]
fn two_mistakes_are_two_errors_and_the_rest_stays() {
    snapshot!(
        "namedtuple-two-mistakes",
        items(expand(quote! {
            #[namedtuple(nodisplay)]
            struct User {
                _name: u8,
            }
        }))
    );
}

#[test]
fn what_stands_in_after_an_error() {
    snapshot!(
        "namedtuple-enum",
        items(expand(quote!(
            pub enum Shape {
                Circle(f64),
                Dot,
            }
        )))
    );
    snapshot!(
        "namedtuple-rules",
        items(expand(quote! {
            struct User<T> {
                #[field(range(18..))]
                age: u8,
                tag: T,
            }
        }))
    );
}
