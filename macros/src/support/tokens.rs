//! Splitting raw tokens. Expressions are handed on as the user wrote them: parsing them would need all of syn.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};

/// Splits at the commas that are not inside a group or the angle brackets of a turbofish.
pub(crate) fn split_commas(tokens: TokenStream) -> Vec<TokenStream> {
    split_trees(tokens).into_iter().map(|part| part.into_iter().collect()).collect()
}

/// The same, for who looks at the tokens one by one: a stream that is made is a message to the compiler.
pub(crate) fn split_trees(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = Vec::new();
    let mut part = Vec::new();
    let mut angles = 0_usize;
    for tree in tokens {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ',' && angles == 0 => {
                parts.push(core::mem::take(&mut part));
                continue;
            }
            TokenTree::Punct(punct) if punct.as_char() == '<' && (angles > 0 || ends_with_colons(&part)) => {
                angles += 1
            }
            // The `>` of an arrow closes nothing.
            TokenTree::Punct(punct) if punct.as_char() == '>' && angles > 0 && !ends_with_dash(&part) => {
                angles -= 1
            }
            _ => {}
        }
        part.push(tree);
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

fn ends_with_colons(part: &[TokenTree]) -> bool {
    matches!(part, [.., TokenTree::Punct(first), TokenTree::Punct(second)]
        if first.as_char() == ':' && first.spacing() == Spacing::Joint && second.as_char() == ':')
}

fn ends_with_dash(part: &[TokenTree]) -> bool {
    matches!(part.last(), Some(TokenTree::Punct(dash)) if dash.as_char() == '-' && dash.spacing() == Spacing::Joint)
}

/// The span of the whole run of tokens, or `fallback` where it is empty.
pub(crate) fn span_of(tokens: &TokenStream, fallback: Span) -> Span {
    let mut spans = tokens.clone().into_iter().map(|tree| tree.span());
    let Some(first) = spans.next() else { return fallback };
    spans.last().and_then(|last| first.join(last)).unwrap_or(first)
}

/// A sole literal, seen through the invisible groups that `macro_rules!` fragments arrive in and through a minus sign.
pub(crate) struct Number {
    pub(crate) negative: bool,
    pub(crate) literal: syn::Lit,
}

/// The tokens as one literal, if that is what they are.
pub(crate) fn literal(tokens: &TokenStream) -> Option<Number> {
    let mut trees = tokens.clone().into_iter();
    let (negative, tree) = match trees.next()? {
        TokenTree::Punct(minus) if minus.as_char() == '-' => (true, trees.next()?),
        tree => (false, tree),
    };
    if trees.next().is_some() {
        return None;
    }
    match tree {
        TokenTree::Literal(literal) => Some(Number { negative, literal: syn::Lit::new(literal) }),
        TokenTree::Ident(word) if word == "true" || word == "false" => {
            Some(Number { negative, literal: syn::Lit::Bool(syn::LitBool::new(word == "true", word.span())) })
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::None && !negative => {
            literal(&group.stream())
        }
        _ => None,
    }
}

/// The tokens as a string literal.
pub(crate) fn string_literal(tokens: &TokenStream) -> Option<syn::LitStr> {
    match literal(tokens)? {
        Number { negative: false, literal: syn::Lit::Str(string) } => Some(string),
        _ => None,
    }
}

/// Whether the identifier `self` stands anywhere in the tokens.
pub(crate) fn mentions_self(tokens: &TokenStream) -> bool {
    any_name(tokens, &mut |name| name == "self")
}

/// Whether `test` holds for a name anywhere in the tokens. It is asked about all of them.
pub(crate) fn any_name(tokens: &TokenStream, test: &mut dyn FnMut(&str) -> bool) -> bool {
    let mut any = false;
    for tree in tokens.clone() {
        any |= match tree {
            TokenTree::Ident(ident) => test(&ident.to_string()),
            TokenTree::Group(group) => any_name(&group.stream(), test),
            _ => false,
        };
    }
    any
}

/// The same tokens, to be blamed at `span`: names keep what they refer to.
pub(crate) fn located(tokens: &TokenStream, span: Span) -> TokenStream {
    let relocate = |mut tree: TokenTree| {
        if let TokenTree::Group(group) = &tree {
            tree = regroup(group, located(&group.stream(), span)).into();
        }
        tree.set_span(tree.span().located_at(span));
        tree
    };
    tokens.clone().into_iter().map(relocate).collect()
}

/// A type with `self_type` for every `Self` in it, so that it can stand where `Self` would be another type.
pub(crate) fn replace_self(ty: TokenStream, self_type: &TokenStream) -> TokenStream {
    let mut trees = ty.into_iter().peekable();
    let mut replaced = TokenStream::new();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Ident(ident) if ident == "Self" => {
                let is_path = matches!(trees.peek(), Some(TokenTree::Punct(colon)) if colon.as_char() == ':');
                replaced.extend(if is_path { quote!(<#self_type>) } else { self_type.clone() });
            }
            TokenTree::Group(group) => {
                let stream = replace_self(group.stream(), self_type);
                replaced.extend([TokenTree::Group(regroup(&group, stream))]);
            }
            tree => replaced.extend([tree]),
        }
    }
    replaced
}

/// The tokens with other lifetimes: `replace` gives the one for each, or none to keep it.
pub(crate) fn replace_lifetimes(
    tokens: TokenStream,
    replace: &mut dyn FnMut(&syn::Lifetime) -> Option<syn::Lifetime>,
) -> TokenStream {
    let mut trees = tokens.into_iter();
    let mut replaced = TokenStream::new();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(apostrophe) if apostrophe.as_char() == '\'' => {
                let Some(TokenTree::Ident(ident)) = trees.next() else { continue };
                let lifetime = syn::Lifetime { apostrophe: apostrophe.span(), ident };
                replace(&lifetime).unwrap_or(lifetime).to_tokens(&mut replaced);
            }
            TokenTree::Group(group) => {
                let stream = replace_lifetimes(group.stream(), replace);
                replaced.extend([TokenTree::Group(regroup(&group, stream))]);
            }
            tree => replaced.extend([tree]),
        }
    }
    replaced
}

/// The trees of `tokens`, with invisible groups opened.
pub(crate) fn flatten(tokens: impl IntoIterator<Item = TokenTree>) -> Vec<TokenTree> {
    let mut trees = Vec::new();
    for tree in tokens {
        match tree {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                trees.extend(flatten(group.stream()))
            }
            tree => trees.push(tree),
        }
    }
    trees
}

/// The tokens with parentheses around the fragments of `macro_rules!` that hold an operator: the compiler forgets the invisible groups
/// in which they arrive once a macro has handed them on, and `$e * 2` would be another product.
pub(crate) fn keep_fragments(tokens: TokenStream) -> TokenStream {
    fn kept(tokens: TokenStream) -> Option<TokenStream> {
        let mut trees: Vec<TokenTree> = tokens.into_iter().collect();
        let (mut changed, alone) = (false, trees.len() == 1);
        for index in 0..trees.len() {
            let TokenTree::Group(group) = &trees[index] else { continue };
            let inner = kept(group.stream());
            let follows = |word: &str| {
                index > 0 && matches!(&trees[index - 1], TokenTree::Ident(ident) if ident == word)
            };
            let is_fragment = group.delimiter() == Delimiter::None && !alone && !follows("as");
            let delimiter = match is_fragment && is_operation(&group.stream()) {
                true => Delimiter::Parenthesis,
                false if inner.is_none() => continue,
                false => group.delimiter(),
            };
            let mut new = Group::new(delimiter, inner.unwrap_or_else(|| group.stream()));
            new.set_span(match delimiter == group.delimiter() {
                true => group.span(),
                // The compiler would call the parentheses unnecessary, were they the user's.
                false => Span::mixed_site().located_at(group.span()),
            });
            (trees[index], changed) = (new.into(), true);
        }
        changed.then(|| trees.into_iter().collect())
    }
    kept(tokens.clone()).unwrap_or(tokens)
}

fn is_operation(tokens: &TokenStream) -> bool {
    use syn::Expr;
    matches!(
        syn::parse2(tokens.clone()),
        Ok(Expr::Binary(_)
            | Expr::Cast(_)
            | Expr::Range(_)
            | Expr::Assign(_)
            | Expr::Unary(_)
            | Expr::Closure(_))
    )
}

/// Parses all of the tokens. What is missing at their end is reported at the last of them.
pub(crate) fn inside<T>(
    tokens: TokenStream,
    place: Span,
    parse: impl FnOnce(syn::parse::ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let last = tokens.clone().into_iter().last().map_or(place, |last| last.span());
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(last);
    let all = |input: syn::parse::ParseStream<'_>| {
        let content;
        syn::parenthesized!(content in input);
        let parsed = parse(&content)?;
        if content.is_empty() { Ok(parsed) } else { Err(content.error("unexpected token")) }
    };
    syn::parse::Parser::parse2(all, TokenTree::from(group).into())
}

/// The same group with other contents.
pub(crate) fn regroup(group: &Group, stream: TokenStream) -> Group {
    let mut new = Group::new(group.delimiter(), stream);
    new.set_span(group.span());
    new
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(tokens: TokenStream) -> Vec<String> {
        split_commas(tokens).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn commas_inside_groups_and_turbofish_do_not_split() {
        assert_eq!(split(quote!(a, f(b, c), d::<E, F<G, H>>(1), i < j, k > l)).len(), 5);
        assert_eq!(split(quote!(x::<fn(A) -> B, C>())).len(), 1);
        assert_eq!(split(quote!()), [""; 0]);
        assert_eq!(split(quote!(a,)), ["a"]);
        assert_eq!(split(quote!(, a)), ["", "a"]);
    }

    #[test]
    fn literals() {
        assert!(literal(&quote!(-5)).is_some_and(|number| number.negative));
        assert!(literal(&quote!(true)).is_some());
        assert!(literal(&quote!(5 + 1)).is_none());
        assert!(literal(&quote!(MAX)).is_none());
        assert_eq!(string_literal(&quote!("a\nb")).unwrap().value(), "a\nb");
        assert!(string_literal(&quote!(5)).is_none());
    }

    #[test]
    fn self_is_replaced_in_depth() {
        let replaced = replace_self(quote!((Option<Box<Self>>, Self::Item, <Self as T>::X)), &quote!(P<A>));
        assert_eq!(replaced.to_string().replace(' ', ""), "(Option<Box<P<A>>>,<P<A>>::Item,<P<A>asT>::X)");
    }

    #[test]
    fn lifetimes_are_replaced_in_depth() {
        let ty = quote!((&'a str, Cow<'static, [&'b u8]>, char));
        let mut seen = Vec::new();
        let replaced = replace_lifetimes(ty, &mut |lifetime| {
            seen.push(lifetime.ident.to_string());
            (lifetime.ident != "b").then(|| syn::Lifetime::new("'x", lifetime.span()))
        });
        assert_eq!(replaced.to_string().replace(' ', ""), "(&'xstr,Cow<'x,[&'bu8]>,char)");
        assert_eq!(seen, ["a", "static", "b"]);
    }

    #[test]
    fn self_is_found_in_depth() {
        assert!(mentions_self(&quote!(a + f(self.b))));
        assert!(!mentions_self(&quote!(a + f(Self::B))));
    }
}
