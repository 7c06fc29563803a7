//! Splitting a call's tokens into its arguments. They are handed on as they were written: to parse them would cost each call
//! more than everything else.

use proc_macro2::{Ident, Span, TokenTree};

use crate::support::place::Place;
use crate::support::shape::is_punct;

pub(super) struct Argument {
    /// The name before the `=`.
    pub(super) name: Option<Ident>,
    pub(super) value: Vec<TokenTree>,
    /// Its first token and its last, or the comma after it where it is empty.
    ends: [Span; 2],
}

impl Argument {
    /// Of the whole argument.
    pub(super) fn span(&self) -> Span {
        self.ends[0].join(self.ends[1]).unwrap_or(self.ends[0])
    }

    /// Whether it starts with `*`, once or twice.
    pub(super) fn is_unpacked(&self, stars: usize) -> bool {
        let starred = || self.value.iter().take(stars).filter(|tree| is_punct(tree, '*')).count() == stars;
        self.name.is_none() && starred()
    }

    /// What follows the stars.
    pub(super) fn unpacked(self, stars: usize) -> Vec<TokenTree> {
        self.value.into_iter().skip(stars).collect()
    }
}

/// Splits at the commas that are in no group, no angle brackets and not between the bars of a closure.
pub(super) fn split(trees: impl Iterator<Item = TokenTree>) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let mut part: Vec<TokenTree> = Vec::new();
    let mut place = Place::default();
    for tree in trees {
        if is_punct(&tree, ',') && place.is_outside() {
            arguments.push(argument(core::mem::take(&mut part), tree.span()));
            place = Place::default();
            continue;
        }
        place.pass(&tree);
        part.push(tree);
    }
    if let Some(last) = part.last() {
        let end = last.span();
        arguments.push(argument(part, end));
    }
    arguments
}

fn argument(mut part: Vec<TokenTree>, end: Span) -> Argument {
    let ends = [part.first().map_or(end, TokenTree::span), part.last().map_or(end, TokenTree::span)];
    // `a == b` and `a => b` are no names with values, but `a =-1` is one.
    let name = match part.as_slice() {
        [TokenTree::Ident(name), equals, rest @ ..]
            if is_punct(equals, '=')
                && !(is_joint(equals)
                    && rest.first().is_some_and(|next| is_punct(next, '=') || is_punct(next, '>'))) =>
        {
            Some(name.clone())
        }
        _ => None,
    };
    if name.is_some() {
        part.drain(..2);
    }
    Argument { name, value: part, ends }
}

fn is_joint(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.spacing() == proc_macro2::Spacing::Joint)
}

#[cfg(test)]
mod tests {
    use proc_macro2::TokenStream;
    use quote::quote;

    use super::*;

    fn count(tokens: TokenStream) -> usize {
        split(tokens.into_iter()).len()
    }

    #[test]
    fn commas_inside_of_an_argument_do_not_split() {
        assert_eq!(count(quote!()), 0);
        assert_eq!(count(quote!(a,)), 1);
        assert_eq!(count(quote!(a, , b)), 3);
        assert_eq!(count(quote!(|a, b| a + b, c)), 2);
        assert_eq!(count(quote!(f = &mut move |a: u8, b| a | b, c | d, || e, g)), 4);
        assert_eq!(count(quote!(x as HashMap<A, B>, y)), 2);
        assert_eq!(count(quote!(i < j, k > l)), 2);
        assert_eq!(count(quote!(<A as B<C, D>>::e(f), g::<H, I>(), fun::<fn(A) -> B, C>())), 3);
        assert_eq!(count(quote!(f()? < a, b > c)), 2);
        assert_eq!(count(quote!(a || b, || c, |d| |e| d || e, f)), 4);
    }

    #[test]
    fn names_are_told_from_comparisons() {
        let name = |tokens: TokenStream| split(tokens.into_iter())[0].name.is_some();
        for named in [quote!(a = 1), quote!(a = -1), quote!(r#type = x), quote!(a =)] {
            assert!(name(named));
        }
        assert!(name("a=-1".parse().unwrap()) && name("a=&b".parse().unwrap()));
        for other in [quote!(a == 1), quote!(a), quote!(a <= b), quote!(a.b = 1)] {
            assert!(!name(other));
        }
    }
}
