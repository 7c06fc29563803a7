use quote::quote;

use super::{expression, snapshot};
use crate::slice::expand;

#[test]
fn parts() {
    snapshot!("slice-parts", expression(expand(quote!(1:n + 1:-1))));
    snapshot!("slice-step-only", expression(expand(quote!(::-1))));
    snapshot!("slice-crate", expression(expand(quote!(crate = my::dunder; 2))));
}

#[test]
fn two_mistakes_are_two_errors() {
    snapshot!("slice-two-mistakes", expression(expand(quote!(1:2:0:4))));
}
