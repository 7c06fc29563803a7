//! Splitting a call's tokens into its arguments. They are handed on as they were written: to parse them would cost each call
//! more than everything else.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use crate::support::shape::is_punct;
use crate::support::tokens::span_of;

pub(super) struct Argument {
    /// The name before the `=`.
    pub(super) name: Option<Ident>,
    pub(super) value: TokenStream,
    /// Of the whole argument, or of the comma after it where it is empty.
    pub(super) span: Span,
}

impl Argument {
    /// What follows `*`, once or twice, at the start of the argument.
    pub(super) fn unpacked(&self, stars: usize) -> Option<TokenStream> {
        let mut trees = self.value.clone().into_iter();
        let starred = trees.by_ref().take(stars).filter(|tree| is_punct(tree, '*')).count() == stars;
        (self.name.is_none() && starred).then(|| trees.collect())
    }
}

/// Splits at the commas that are in no group, no angle brackets and not between the bars of a closure.
pub(super) fn split(trees: Vec<TokenTree>) -> Vec<Argument> {
    let mut arguments = Vec::new();
    let mut part: Vec<TokenTree> = Vec::new();
    let mut state = State::default();
    for tree in trees {
        if is_punct(&tree, ',') && state.angles == 0 && !state.bars {
            arguments.push(argument(core::mem::take(&mut part), tree.span()));
            state = State::default();
            continue;
        }
        state.pass(&tree);
        part.push(tree);
    }
    if let Some(last) = part.last() {
        let span = last.span();
        arguments.push(argument(part, span));
    }
    arguments
}

fn argument(part: Vec<TokenTree>, end: Span) -> Argument {
    let span = span_of(&part.iter().cloned().collect(), end);
    // `a == b` and `a => b` are no names with values, but `a =-1` is one.
    let is_named = matches!(part.as_slice(), [TokenTree::Ident(_), equals, rest @ ..]
        if is_punct(equals, '=') && !(is_joint(equals) && rest.first().is_some_and(|next| is_punct(next, '=') || is_punct(next, '>'))));
    let mut trees = part.into_iter();
    let name = match (is_named, trees.as_slice().first()) {
        (true, Some(TokenTree::Ident(name))) => {
            let name = name.clone();
            trees.nth(1);
            Some(name)
        }
        _ => None,
    };
    Argument { name, value: trees.collect(), span }
}

fn is_joint(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.spacing() == proc_macro2::Spacing::Joint)
}

/// Where in an expression one is.
#[derive(Default)]
struct State {
    angles: usize,
    /// Between the bars of a closure.
    bars: bool,
    /// After a value, where `<` and `|` are operators.
    after_value: bool,
    /// In the type after `as`.
    cast: bool,
    /// After `::`, `-` or `=`, as far as the next sign asks.
    last: Option<char>,
}

impl State {
    fn pass(&mut self, tree: &TokenTree) {
        let (after_value, last) = (self.after_value, self.last);
        self.last = None;
        match tree {
            TokenTree::Punct(punct) => {
                let sign = punct.as_char();
                self.last = Some(sign);
                match sign {
                    '<' if self.angles > 0 || !after_value || self.cast || last == Some(':') => {
                        self.angles += 1
                    }
                    '>' if self.angles > 0 && !matches!(last, Some('-' | '=')) => {
                        self.angles -= 1;
                        self.after_value = true;
                        return;
                    }
                    '|' if self.bars => self.bars = false,
                    '|' if !after_value && self.angles == 0 => self.bars = true,
                    _ => {}
                }
                self.cast &= sign == ':' || sign == '<';
                self.after_value = sign == '?';
            }
            TokenTree::Ident(word) => {
                self.cast |= word == "as";
                let is_operator = ["as", "mut", "move", "async", "return", "break", "in", "static"]
                    .iter()
                    .any(|other| word == other);
                self.after_value = !is_operator;
            }
            TokenTree::Group(_) | TokenTree::Literal(_) => self.after_value = true,
        }
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn count(tokens: TokenStream) -> usize {
        split(tokens.into_iter().collect()).len()
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
    }

    #[test]
    fn names_are_told_from_comparisons() {
        let name = |tokens: TokenStream| split(tokens.into_iter().collect())[0].name.is_some();
        for named in [quote!(a = 1), quote!(a = -1), quote!(r#type = x), quote!(a =)] {
            assert!(name(named));
        }
        assert!(name("a=-1".parse().unwrap()) && name("a=&b".parse().unwrap()));
        for other in [quote!(a == 1), quote!(a), quote!(a <= b), quote!(a.b = 1)] {
            assert!(!name(other));
        }
    }
}
