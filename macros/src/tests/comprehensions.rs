use proc_macro2::TokenStream;
use quote::quote;

use super::{expression, snapshot};
use crate::comprehensions::{Kind, expand};

fn list(input: TokenStream) -> String {
    expression(expand(Kind::List, input))
}

fn dict(input: TokenStream) -> String {
    expression(expand(Kind::Dict, input))
}

fn set(input: TokenStream) -> String {
    expression(expand(Kind::Set, input))
}

fn generator(input: TokenStream) -> String {
    expression(crate::gen_::expand(input))
}

#[test]
fn lists() {
    snapshot!("comprehensions-list", list(quote!(x * x for x in 0..21)));
    snapshot!("comprehensions-list-filtered", list(quote!(x * x for x in 0..21 if x % 2 == 1)));
    snapshot!("comprehensions-list-raising", list(quote!(f(x)? for x in xs)));
    snapshot!(
        "comprehensions-list-nested",
        list(quote!(if a { b } else { c } for x in xs if let Some(y) = f(x) if y > 0 for z in y))
    );
    snapshot!(
        "comprehensions-list-choice",
        list(quote!(a if S { x } == b else c for x in S { y: 1 } for _ in f()?))
    );
    snapshot!("comprehensions-list-typed", list(quote!(VecDeque<_>; x for x in xs if x > 0)));
    snapshot!(
        "comprehensions-list-typed-nested",
        list(quote!(Box<[_]>; x for xs in xss if let y = xs for x in y))
    );
}

#[test]
fn dicts_and_sets() {
    snapshot!("comprehensions-dict", dict(quote!(v: k for (k, v) in &m)));
    snapshot!("comprehensions-dict-typed", dict(quote!(crate = here; HashMap<_, _>; v: k for (k, v) in m)));
    snapshot!("comprehensions-set", set(quote!(c for c in s.chars())));
    snapshot!("comprehensions-set-nested", set(quote!(c for s in words for c in s.chars())));
}

#[test]
fn displays() {
    snapshot!("comprehensions-display-list", list(quote!(1, 2, *xs)));
    snapshot!("comprehensions-display-dict", dict(quote!("a": 1, **other, k: v)));
    snapshot!("comprehensions-display-set", set(quote!(1, 2)));
}

#[test]
fn generator_expressions() {
    snapshot!("comprehensions-generator", generator(quote!(x * x for x in &xs if x > 1)));
    snapshot!(
        "comprehensions-generator-nested",
        generator(quote!((x, y) for x in 0..3 if x != 1 for y in x..3))
    );
    snapshot!("comprehensions-generator-raising", generator(quote!(f(x)? for row in rows for x in row)));
}

#[test]
fn mistakes() {
    snapshot!("comprehensions-two-mistakes", list("x := 1 for a, b in xs if x and y".parse().unwrap()));
}
