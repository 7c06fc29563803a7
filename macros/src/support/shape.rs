//! What a call with keywords has to know of what it calls. A definition writes it into the macro that it makes, and each call
//! of that macro reads it again.
//!
//! `$crate 1234 callee "label" [flags] [methods] name kind ~ (literal) name kind ? …`

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _, quote};
use syn::ext::IdentExt as _;

/// How an argument reaches a parameter.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// By position only.
    Position,
    /// By position or by name.
    Either,
    /// By name only.
    Name,
    /// The positions that are left over.
    Rest,
    /// The names that are left over.
    Names,
}

const KINDS: [(&str, Kind); 5] = [
    ("pos", Kind::Position),
    ("any", Kind::Either),
    ("kw", Kind::Name),
    ("args", Kind::Rest),
    ("dict", Kind::Names),
];

/// What stands in for an argument that is not there.
#[derive(Clone)]
pub(crate) enum Default {
    /// Nothing: the argument is required.
    None,
    /// A literal, which names nothing and so means the same wherever it is written.
    Literal(TokenStream),
    /// The callee knows it, and takes an `Option`.
    Callee,
}

pub(crate) struct Param {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// Whether the argument is converted with `Into`.
    pub(crate) into: bool,
    pub(crate) default: Default,
}

impl Param {
    pub(crate) fn by_position(&self) -> bool {
        matches!(self.kind, Kind::Position | Kind::Either)
    }

    pub(crate) fn by_name(&self) -> bool {
        matches!(self.kind, Kind::Name | Kind::Either)
    }

    pub(crate) fn is_required(&self) -> bool {
        matches!(self.default, Default::None) && !matches!(self.kind, Kind::Rest | Kind::Names)
    }
}

/// What is called.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Callee {
    /// A function pointer under the key.
    Pointer,
    /// A method of the value under the key.
    Wrapper,
    /// An associated function; the call says of which type.
    Method,
    /// Nothing: a type that has methods, and no constructor that takes keywords.
    Nothing,
}

const CALLEES: [(&str, Callee); 4] = [
    ("pointer", Callee::Pointer),
    ("wrapper", Callee::Wrapper),
    ("method", Callee::Method),
    ("nothing", Callee::Nothing),
];

pub(crate) struct Shape {
    pub(crate) callee: Callee,
    pub(crate) key: u128,
    pub(crate) ident: Ident,
    /// How Python names it: `ask`, `User.ask`, `User.__new__`.
    pub(crate) label: String,
    /// Whether it can be called in a constant.
    pub(crate) constant: bool,
    /// Whether a part of its type may not follow from the parameters alone.
    pub(crate) generic: bool,
    /// Whether Python counts one argument more: the class.
    pub(crate) class: bool,
    /// The names of a type's methods.
    pub(crate) methods: Vec<Ident>,
    pub(crate) params: Vec<Param>,
}

impl ToTokens for Shape {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (callee, _) =
            CALLEES.iter().find(|(_, callee)| *callee == self.callee).copied().unwrap_or(CALLEES[0]);
        let (key, ident, label) = (Literal::u128_unsuffixed(self.key), &self.ident, &self.label);
        let flags =
            [(callee, true), ("constant", self.constant), ("generic", self.generic), ("class", self.class)];
        let flags =
            flags.iter().filter(|(_, is_set)| *is_set).map(|(flag, _)| Ident::new(flag, Span::call_site()));
        let methods = &self.methods;
        tokens.append_all(quote!(#key #ident #label [#(#flags)*] [#(#methods)*]));
        for param in &self.params {
            param.to_tokens(tokens);
        }
    }
}

impl ToTokens for Param {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (kind, _) = KINDS.iter().find(|(_, kind)| *kind == self.kind).copied().unwrap_or(KINDS[0]);
        // A string, since `self` and what stands for a pattern are no identifiers that could stand anywhere.
        tokens.append(Literal::string(&self.name));
        tokens.append(Ident::new(kind, Span::call_site()));
        if self.into {
            tokens.append(Punct::new('~', Spacing::Alone));
        }
        match &self.default {
            Default::None => {}
            Default::Literal(literal) => {
                tokens.append(Group::new(Delimiter::Parenthesis, literal.clone()));
            }
            Default::Callee => tokens.append(Punct::new('?', Spacing::Alone)),
        }
    }
}

impl Shape {
    /// A type that has methods, and nothing to construct it with.
    pub(crate) fn no_constructor(ident: Ident) -> Self {
        let label = ident.unraw().to_string();
        Self {
            callee: Callee::Nothing,
            key: 0,
            ident,
            label,
            constant: false,
            generic: true,
            class: true,
            methods: Vec::new(),
            params: Vec::new(),
        }
    }

    /// Reads what [`to_tokens`](ToTokens::to_tokens) wrote, after the path of the runtime. None where somebody else wrote it.
    pub(crate) fn read(tokens: TokenStream) -> Option<(TokenTree, Self)> {
        let mut trees = tokens.into_iter().peekable();
        let krate = trees.next()?;
        let key = trees.next()?.to_string().parse().ok()?;
        let TokenTree::Ident(ident) = trees.next()? else { return None };
        let label = string(&trees.next()?)?;
        let flags = words(trees.next()?)?;
        let methods = words(trees.next()?)?;
        let callee = CALLEES.iter().find(|(name, _)| flags.iter().any(|flag| flag == name))?.1;
        let has = |name: &str| flags.iter().any(|flag| flag == name);
        let mut params = Vec::new();
        while let Some(tree) = trees.next() {
            let name = string(&tree)?;
            let TokenTree::Ident(word) = trees.next()? else { return None };
            let kind = KINDS.iter().find(|(name, _)| word == name)?.1;
            let into = trees.next_if(|tree| is_punct(tree, '~')).is_some();
            let default =
                match trees.next_if(|tree| is_punct(tree, '?') || matches!(tree, TokenTree::Group(_))) {
                    None => Default::None,
                    Some(TokenTree::Group(group)) => Default::Literal(group.stream()),
                    Some(_) => Default::Callee,
                };
            params.push(Param { name, kind, into, default });
        }
        let (constant, generic, class) = (has("constant"), has("generic"), has("class"));
        Some((krate, Self { callee, key, ident, label, constant, generic, class, methods, params }))
    }
}

pub(crate) fn is_punct(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The text of a string literal without escapes.
fn string(tree: &TokenTree) -> Option<String> {
    let text = tree.to_string();
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('\\')).then(|| text.to_owned())
}

fn words(tree: TokenTree) -> Option<Vec<Ident>> {
    let TokenTree::Group(group) = tree else { return None };
    let word = |tree| match tree {
        TokenTree::Ident(word) => Some(word),
        _ => None,
    };
    group.stream().into_iter().map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let written = quote!(krate 12 ask "ask" [pointer constant] [] "name" any "age" any (-18) "text" kw ~ ? "rest" args);
        let (krate, shape) = Shape::read(written.clone()).unwrap();
        assert_eq!(krate.to_string(), "krate");
        assert_eq!(quote!(#krate #shape).to_string(), written.to_string());
        assert!(shape.params[0].is_required() && !shape.params[3].is_required());
    }

    #[test]
    fn what_somebody_else_wrote_is_not_read() {
        for other in
            [quote!(), quote!(a b c), quote!(krate 1 f "f" [other] []), quote!(krate 1 f "f" [pointer] [] x)]
        {
            assert!(Shape::read(other).is_none());
        }
    }
}
