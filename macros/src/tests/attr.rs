use quote::quote;

use super::{expression, snapshot};
use crate::attr::expand;

#[test]
fn reading() {
    snapshot!("attr-read", expression(expand(quote!(a.b().c))));
}

#[test]
fn assigning() {
    snapshot!("attr-assign", expression(expand(quote!(user.age = 26))));
    snapshot!("attr-assign-of-call", expression(expand(quote!(crate = my::dunder; a.b().r#type = f()))));
}

#[test]
fn changing() {
    snapshot!("attr-change", expression(expand(quote!(user.age += 1))));
    snapshot!("attr-power-of-item", expression(expand(quote!(list[i].0 **= 2))));
}

#[test]
fn deleting() {
    snapshot!("attr-delete", expression(expand(quote!(del user.age))));
}

#[test]
fn two_mistakes_are_two_errors() {
    snapshot!("attr-two-mistakes", expression(expand(quote!(user.age() @= 1))));
}
