//! What a call with keywords has to know of what it calls. A definition writes it into the macro that it makes, and each call
//! of that macro reads it again, so it is short: one string, and the tokens of the literals that are defaults.
//!
//! `ask "pc ask greet,bye e~:name e1:age …" 18 …`: what is called and its flags, its label, a type's methods, then for each parameter
//! its name, its kind, `~` for `Into`, and its default, which is so many tokens after the string.

use std::vec::IntoIter;

use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::ToTokens;
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

impl Kind {
    const fn letter(self) -> char {
        match self {
            Self::Position => 'p',
            Self::Either => 'e',
            Self::Name => 'n',
            Self::Rest => 'r',
            Self::Names => 'd',
        }
    }

    const fn of(letter: u8) -> Option<Self> {
        Some(match letter {
            b'p' => Self::Position,
            b'e' => Self::Either,
            b'n' => Self::Name,
            b'r' => Self::Rest,
            b'd' => Self::Names,
            _ => return None,
        })
    }
}

/// What stands in for an argument that is not there.
#[derive(Clone)]
pub(crate) enum Default {
    /// Nothing: the argument is required.
    None,
    /// A literal, which names nothing and so means the same wherever it is written: one token, or two with a sign.
    Literal(Vec<TokenTree>),
    /// `None`, whatever that may be called where the call is.
    Nothing,
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

impl Callee {
    const fn letter(self) -> char {
        match self {
            Self::Pointer => 'p',
            Self::Wrapper => 'w',
            Self::Method => 'm',
            Self::Nothing => 'n',
        }
    }

    const fn of(letter: u8) -> Option<Self> {
        Some(match letter {
            b'p' => Self::Pointer,
            b'w' => Self::Wrapper,
            b'm' => Self::Method,
            b'n' => Self::Nothing,
            _ => return None,
        })
    }
}

pub(crate) struct Shape {
    pub(crate) callee: Callee,
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
    pub(crate) methods: Vec<String>,
    pub(crate) params: Vec<Param>,
}

impl ToTokens for Shape {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.trees());
    }
}

impl Shape {
    /// As the macro of what is called has it.
    pub(crate) fn trees(&self) -> Vec<TokenTree> {
        let mut text = String::from(self.callee.letter());
        for (letter, is_set) in [('c', self.constant), ('g', self.generic), ('t', self.class)] {
            if is_set {
                text.push(letter);
            }
        }
        text.push(' ');
        text.push_str(&self.label);
        text.push(' ');
        text.push_str(&self.methods.join(","));
        let mut literals = Vec::new();
        for param in &self.params {
            text.push(' ');
            text.push(param.kind.letter());
            if param.into {
                text.push('~');
            }
            match &param.default {
                Default::None => {}
                Default::Literal(literal) => {
                    text.push(if literal.len() == 1 { '1' } else { '2' });
                    literals.extend(literal.iter().cloned());
                }
                Default::Nothing => text.push('0'),
                Default::Callee => text.push('?'),
            }
            text.push(':');
            text.push_str(&param.name);
        }
        let mut trees = vec![self.ident.clone().into(), Literal::string(&text).into()];
        trees.extend(literals);
        trees
    }

    /// A type that has methods, and nothing to construct it with.
    pub(crate) fn no_constructor(ident: Ident) -> Self {
        let label = ident.unraw().to_string();
        Self {
            callee: Callee::Nothing,
            ident,
            label,
            constant: false,
            generic: true,
            class: true,
            methods: Vec::new(),
            params: Vec::new(),
        }
    }

    /// Reads what [`to_tokens`](ToTokens::to_tokens) wrote. None where somebody else wrote it.
    pub(crate) fn read(trees: &mut IntoIter<TokenTree>) -> Option<Self> {
        let TokenTree::Ident(ident) = trees.next()? else { return None };
        let TokenTree::Literal(text) = trees.next()? else { return None };
        let text = text.to_string();
        let mut words = text.strip_prefix('"')?.strip_suffix('"')?.split(' ');
        let flags = words.next()?.as_bytes();
        let callee = Callee::of(*flags.first()?)?;
        let label = words.next()?.to_owned();
        let methods = match words.next()? {
            "" => Vec::new(),
            names => names.split(',').map(str::to_owned).collect(),
        };
        let has = |flag| flags.contains(&flag);
        let (constant, generic, class) = (has(b'c'), has(b'g'), has(b't'));
        let mut params = Vec::with_capacity(text.len() / 8);
        for word in words {
            params.push(param(word, trees)?);
        }
        Some(Self { callee, ident, label, constant, generic, class, methods, params })
    }
}

/// `e~1:name`
fn param(word: &str, literals: &mut IntoIter<TokenTree>) -> Option<Param> {
    let how = word.as_bytes();
    let kind = Kind::of(*how.first()?)?;
    let into = how.get(1) == Some(&b'~');
    let mut at = if into { 2 } else { 1 };
    let default = match how.get(at)? {
        b':' => Default::None,
        b'0' => Default::Nothing,
        b'1' => Default::Literal(vec![literals.next()?]),
        b'2' => Default::Literal(vec![literals.next()?, literals.next()?]),
        b'?' => Default::Callee,
        _ => return None,
    };
    if !matches!(default, Default::None) {
        at += 1;
    }
    let name = if how.get(at) == Some(&b':') { word.get(at + 1..)?.to_owned() } else { return None };
    Some(Param { name, kind, into, default })
}

pub(crate) fn is_punct(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn read(tokens: TokenStream) -> Option<Shape> {
        Shape::read(&mut tokens.into_iter().collect::<Vec<_>>().into_iter())
    }

    #[test]
    fn what_is_written_is_read() {
        let written = quote!(ask "pc ask greet,bye e:name e2:age n~?:text n0:none r:rest" -18);
        let shape = read(written.clone()).unwrap();
        assert_eq!(shape.to_token_stream().to_string(), written.to_string());
        assert!(shape.params[0].is_required() && !shape.params[4].is_required());
        assert_eq!(shape.methods, ["greet", "bye"]);
    }

    #[test]
    fn what_somebody_else_wrote_is_not_read() {
        for other in [
            quote!(),
            quote!(a b c),
            quote!(f "x f "),
            quote!(f "p f  e1:x"),
            quote!(f "p f  x"),
            quote!(f "p f  e"),
        ] {
            assert!(read(other).is_none());
        }
    }
}
