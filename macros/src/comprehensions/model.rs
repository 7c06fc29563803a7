//! The rules: what an element is for each collection, and what a clause may hold.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote_spanned};
use syn::parse::{ParseStream, Parser as _};

use super::cut::{self, Lead, Mark, Piece, Sign};
use super::message::Message;
use super::parse::Input;
use crate::support::errors::Errors;
use crate::support::expression;
use crate::support::krate::Krate;
use crate::support::shape::is_punct;
use crate::support::tokens::span_of;

/// Which macro it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    List,
    Dict,
    Set,
    Generator,
}

impl Kind {
    fn name(self) -> String {
        match self {
            Self::List => "list",
            Self::Dict => "dict",
            Self::Set => "set",
            Self::Generator => "gen_",
        }
        .to_owned()
    }
}

pub(super) struct Model {
    pub(super) krate: Krate,
    pub(super) kind: Kind,
    /// The type that stands in front.
    pub(super) ty: Option<TokenStream>,
    pub(super) form: Form,
}

pub(super) enum Form {
    Display(Vec<Item>),
    Comprehension(Comprehension),
}

pub(super) enum Item {
    One(Element),
    Unpacked(TokenStream),
}

pub(super) struct Comprehension {
    pub(super) element: Element,
    /// The first is a `for`.
    pub(super) clauses: Vec<Clause>,
}

/// What is entered: a value, or a key with its value.
pub(super) struct Element {
    pub(super) key: Option<TokenStream>,
    pub(super) value: TokenStream,
}

pub(super) enum Clause {
    For {
        pattern: TokenStream,
        iterable: TokenStream,
        /// Where `async` stands, if the items are waited for.
        asynchronous: Option<Span>,
    },
    If {
        condition: TokenStream,
    },
    /// `if let y = value`, which always holds.
    Let {
        pattern: TokenStream,
        value: TokenStream,
    },
}

pub(super) fn check(kind: Kind, input: Input, errors: &mut Errors) -> Model {
    let is_comprehension = input.is_comprehension();
    let Input { krate, span: place, ty, pieces } = input;
    let ty = ty.and_then(|ty| {
        let is_type = match kind {
            Kind::Generator => syn::parse2::<syn::Type>(ty.tokens.clone()).is_ok(),
            _ => is_collection(&ty.tokens),
        };
        if is_type {
            return Some(ty.tokens);
        }
        let message = match kind {
            Kind::List => Message::NoType { form: "list![VecDeque<_>; …]".to_owned() },
            Kind::Dict => Message::NoType { form: "dict! { HashMap<_, _>; … }".to_owned() },
            Kind::Set => Message::NoType { form: "set! { BTreeSet<_>; … }".to_owned() },
            Kind::Generator => Message::NoItemType,
        };
        errors.at_span(span_of(&ty.tokens, ty.semicolon), message);
        None
    });
    let mut check = Check { kind, place, errors };
    let form = match is_comprehension {
        true => Form::Comprehension(check.comprehension(pieces)),
        false => Form::Display(check.display(pieces)),
    };
    Model { krate, kind, ty, form }
}

/// Whether it is the type of a collection, by its looks: what starts in lower case is the value of `vec![value; n]`.
fn is_collection(tokens: &TokenStream) -> bool {
    match syn::parse2::<syn::Type>(tokens.clone()) {
        Ok(syn::Type::Path(path)) => path.path.segments.last().is_some_and(|last| {
            matches!(last.arguments, syn::PathArguments::None | syn::PathArguments::AngleBracketed(_))
                && last.ident.to_string().trim_start_matches("r#").starts_with(char::is_uppercase)
        }),
        Ok(syn::Type::Verbatim(_)) | Err(_) => false,
        Ok(_) => true,
    }
}

struct Check<'a> {
    kind: Kind,
    place: Span,
    errors: &'a mut Errors,
}

impl Check<'_> {
    fn display(&mut self, mut pieces: Vec<Piece>) -> Vec<Item> {
        if pieces.last().is_some_and(|last| last.trees.is_empty())
            && (pieces.len() > 1 || self.kind != Kind::Generator)
        {
            pieces.pop();
        }
        // Nothing stands before a comma: that is where the mistake is.
        let commas: Vec<Span> = pieces.iter().skip(1).map(|piece| piece.span).collect();
        let mut items = Vec::new();
        for (index, piece) in pieces.into_iter().enumerate() {
            let place = commas.get(index).copied().unwrap_or(self.place);
            items.extend(self.item(piece, place));
        }
        items
    }

    fn item(&mut self, mut piece: Piece, place: Span) -> Option<Item> {
        let (stars, dots) = self.leading(&piece);
        let signs = match (self.kind, stars, dots) {
            (_, 0, 0) => return self.element(piece, place).map(Item::One),
            (Kind::Dict, 1, _) => return self.refuse(&piece.trees[..1], Message::OneStar),
            (Kind::Dict, ..) | (_, 1, _) | (_, 0, _) => stars.max(dots),
            _ => return self.refuse(&piece.trees[..2], Message::TwoStars { name: self.kind.name() }),
        };
        let rest = piece.trees.split_off(signs);
        let marks = moved(&piece.marks, signs);
        let place = span_of(&piece.trees.into_iter().collect(), place);
        if rest.is_empty() {
            self.errors.at_span(place, Message::NothingToUnpack);
            return None;
        }
        self.value(rest, &marks, place).map(Item::Unpacked)
    }

    /// How many `*`, and how many `.`, stand in front of what is unpacked. Before a key `*` dereferences.
    fn leading(&self, piece: &Piece) -> (usize, usize) {
        let is_pair = self.kind == Kind::Dict && piece.marks.iter().any(|mark| mark.sign == Sign::Colon);
        if is_pair { (0, 0) } else { leading(&piece.trees) }
    }

    fn refuse<T>(&mut self, at: &[TokenTree], message: Message) -> Option<T> {
        self.errors.at(at.iter().cloned().collect::<TokenStream>(), message);
        None
    }

    fn comprehension(&mut self, pieces: Vec<Piece>) -> Comprehension {
        let mut pieces = pieces.into_iter().peekable();
        let mut head = Vec::new();
        while let Some(piece) = pieces.next_if(|piece| matches!(piece.lead, Lead::Start | Lead::Comma)) {
            head.push(piece);
        }
        let first_for = pieces.peek().map_or(self.place, |piece| piece.span);
        let element = self.target(head, first_for);
        let mut clauses = Vec::new();
        while let Some(piece) = pieces.next() {
            match piece.lead {
                Lead::For | Lead::AsyncFor => {
                    let iterable = pieces.next_if(|next| next.lead == Lead::In);
                    clauses.extend(self.loop_over(piece, iterable));
                }
                Lead::If => clauses.extend(self.condition(piece)),
                // A comma may end the whole.
                Lead::Comma if piece.trees.is_empty() && pieces.peek().is_none() => {}
                Lead::Comma | Lead::Start | Lead::In => self.errors.at_span(piece.span, Message::Comma),
            }
        }
        let nothing = || Element { key: None, value: TokenStream::new() };
        Comprehension { element: element.unwrap_or_else(nothing), clauses }
    }

    /// What stands before the first `for`.
    fn target(&mut self, mut head: Vec<Piece>, first_for: Span) -> Option<Element> {
        if let [.., last] = head.as_slice()
            && last.lead == Lead::Comma
        {
            let message = if last.trees.is_empty() { Message::Comma } else { Message::Target };
            self.errors.at_span(last.span, message);
            return None;
        }
        let element = head.pop()?;
        if element.trees.is_empty() {
            self.errors.at_span(first_for, Message::NoElement);
            return None;
        }
        let trees = element.trees.as_slice();
        match (self.kind, self.leading(&element)) {
            (Kind::Dict, (2, _)) => self.refuse(&trees[..2], Message::UnpackedDict),
            (Kind::Dict, (1, _)) => self.refuse(&trees[..1], Message::OneStar),
            (_, (0, 2)) => self.refuse(&trees[..2], Message::Unpacked),
            _ => self.element(element, first_for),
        }
    }

    fn element(&mut self, piece: Piece, place: Span) -> Option<Element> {
        let Piece { mut trees, marks, .. } = piece;
        let Some(index) = marks.iter().position(|mark| mark.sign == Sign::Colon) else {
            let value = self.value(trees.clone(), &marks, place)?;
            return match self.kind {
                Kind::Dict => self.refuse(&trees, Message::NoValue),
                _ => Some(Element { key: None, value }),
            };
        };
        let colon = &marks[index];
        if self.kind != Kind::Dict {
            self.errors.at_span(colon.span, Message::Pair { name: self.kind.name() });
            return None;
        }
        let value = trees.split_off(colon.at + 1);
        trees.pop();
        let key = self.value(trees, &marks[..index], colon.span);
        let value = self.value(value, &moved(&marks, colon.at + 1), colon.span);
        Some(Element { key: Some(key?), value: value? })
    }

    /// An expression, with Python's choice in it if need be. What is not there is missed at `place`.
    fn value(&mut self, trees: Vec<TokenTree>, marks: &[Mark], place: Span) -> Option<TokenStream> {
        let before = self.errors.count();
        for mark in marks {
            match &mark.sign {
                Sign::Walrus => self.errors.at_span(mark.span, Message::Walrus),
                Sign::Label => self.errors.at_span(mark.span, Message::Label),
                Sign::Word(word) => {
                    let help = instead(word).to_owned();
                    self.errors.at_span(mark.span, Message::Word { word: word.clone(), help });
                }
                _ => continue,
            }
            break;
        }
        if self.errors.count() > before {
            return None;
        }
        let choice = marks.iter().position(|mark| mark.sign == Sign::If || mark.sign == Sign::Else);
        let Some(at) = choice else { return self.expression(trees.into_iter().collect(), place) };
        let first = &marks[at];
        if first.sign == Sign::Else {
            self.errors.at_span(first.span, Message::Else);
            return None;
        }
        let Some(other) = marks[at + 1..].iter().position(|mark| mark.sign == Sign::Else) else {
            self.errors.at_span(first.span, Message::NoElse);
            return None;
        };
        let other = at + 1 + other;
        let cut = |from: usize, to: usize| trees[from..to].to_vec();
        let then = self.value(cut(0, first.at), &[], first.span);
        let condition = self.condition_of(cut(first.at + 1, marks[other].at), first.span);
        let from = marks[other].at + 1;
        let rest = moved(marks, from);
        let otherwise = self.value(cut(from, trees.len()), &rest, marks[other].span);
        let (then, condition, otherwise) = (apart(then?), condition?, apart(otherwise?));
        let site = Span::mixed_site();
        Some(quote_spanned!(site=> if #condition { #then } else { #otherwise }))
    }

    fn expression(&mut self, tokens: TokenStream, place: Span) -> Option<TokenStream> {
        if is_word(&tokens) || syn::parse2::<syn::Expr>(tokens.clone()).is_ok() {
            return Some(tokens);
        }
        match cut::walrus(&tokens) {
            Some(walrus) => self.errors.at_span(walrus, Message::Walrus),
            None => self.errors.at_span(span_of(&tokens, place), expression::Message::NotAnExpression),
        }
        None
    }

    fn loop_over(&mut self, piece: Piece, iterable: Option<Piece>) -> Option<Clause> {
        let pattern: TokenStream = piece.trees.into_iter().collect();
        let asynchronous = (piece.lead == Lead::AsyncFor).then_some(piece.span);
        let Some(iterable) = iterable else {
            self.no_in(pattern, piece.span);
            return None;
        };
        let checked = self.pattern(&pattern, piece.span);
        let iterable = self.clause(iterable)?;
        checked.then_some(Clause::For { pattern, iterable, asynchronous })
    }

    /// Points at what stands where `in` should.
    fn no_in(&mut self, pattern: TokenStream, word: Span) {
        if pattern.is_empty() {
            return self.errors.at_span(word, Message::NoPattern);
        }
        let whole = span_of(&pattern, word);
        let rest = |input: ParseStream<'_>| {
            syn::Pat::parse_multi_with_leading_vert(input)?;
            input.parse::<TokenStream>()
        };
        let rest = rest.parse2(pattern).unwrap_or_default();
        let at = rest.into_iter().next().map_or(whole, |first| first.span());
        self.errors.at_span(at, Message::NoIn);
    }

    fn pattern(&mut self, pattern: &TokenStream, word: Span) -> bool {
        let place = || span_of(pattern, word);
        let message = if pattern.is_empty() {
            Message::NoPattern
        } else if pattern.clone().into_iter().any(|tree| is_punct(&tree, ',')) {
            Message::BarePair
        } else if syn::Pat::parse_multi_with_leading_vert.parse2(pattern.clone()).is_err() {
            Message::BadPattern
        } else {
            return true;
        };
        self.errors.at_span(place(), message);
        false
    }

    /// What follows `in`.
    fn clause(&mut self, piece: Piece) -> Option<TokenStream> {
        self.refuse_colon(&piece.marks)?;
        self.value(piece.trees, &piece.marks, piece.span)
    }

    fn refuse_colon(&mut self, marks: &[Mark]) -> Option<()> {
        let Some(mark) = marks.iter().find(|mark| mark.sign == Sign::Colon) else { return Some(()) };
        self.errors.at_span(mark.span, expression::Message::NotAnExpression);
        None
    }

    fn condition(&mut self, mut piece: Piece) -> Option<Clause> {
        self.refuse_colon(&piece.marks)?;
        let Some(at) = value_of_a_name(&piece.trees) else {
            let condition = self.value(piece.trees, &piece.marks, piece.span)?;
            return Some(Clause::If { condition: apart(condition) });
        };
        let value = piece.trees.split_off(at);
        let value = self.value(value, &moved(&piece.marks, at), piece.span)?;
        let pattern = piece.trees[1..at - 1].iter().cloned().collect();
        Some(Clause::Let { pattern, value })
    }

    fn condition_of(&mut self, trees: Vec<TokenTree>, place: Span) -> Option<TokenStream> {
        self.expression(trees.into_iter().collect(), place).map(apart)
    }
}

fn leading(trees: &[TokenTree]) -> (usize, usize) {
    match trees {
        [a, b, ..] if is_punct(a, '*') && is_punct(b, '*') => (2, 0),
        [a, ..] if is_punct(a, '*') => (1, 0),
        [a, b, rest @ ..] if is_punct(a, '.') && is_punct(b, '.') => match rest {
            [] => (0, 0),
            [c, ..] if is_punct(c, '=') || is_punct(c, '.') => (0, 0),
            _ => (0, 2),
        },
        _ => (0, 0),
    }
}

/// The marks of what follows the first `by` tokens.
fn moved(marks: &[Mark], by: usize) -> Vec<Mark> {
    let following = marks.iter().filter(|mark| mark.at >= by);
    following.map(|mark| Mark { sign: mark.sign.clone(), at: mark.at - by, span: mark.span }).collect()
}

/// Where the value begins in `let name = value`, if that is all.
fn value_of_a_name(trees: &[TokenTree]) -> Option<usize> {
    let equals = trees.iter().position(|tree| is_punct(tree, '='))?;
    match &trees[..equals] {
        [TokenTree::Ident(word), name @ ..] if word == "let" && is_name(name) && !has_and(trees) => {
            Some(equals + 1)
        }
        _ => None,
    }
}

/// Whether the pattern is a name, which matches whatever there is.
fn is_name(pattern: &[TokenTree]) -> bool {
    let is_new = |name: &proc_macro2::Ident| {
        let name = name.to_string();
        !name.starts_with(char::is_uppercase)
            && name != "mut"
            && name != "ref"
            && name != "true"
            && name != "false"
    };
    match pattern {
        [TokenTree::Ident(name)] => is_new(name),
        [TokenTree::Ident(word), TokenTree::Ident(name)] => word == "mut" && is_new(name),
        _ => false,
    }
}

fn has_and(trees: &[TokenTree]) -> bool {
    trees.windows(2).any(|pair| is_punct(&pair[0], '&') && is_punct(&pair[1], '&'))
}

/// What Rust has for a word of Python's.
fn instead(word: &str) -> &'static str {
    match word {
        "and" => "`&&`",
        "or" => "`||`",
        "is" => "`==`, or `.is_none()`",
        "elif" => "`else if`",
        "in" => "`xs.contains(&x)`",
        _ => "`!`; for `not in`, `!xs.contains(&x)`",
    }
}

/// A name, which needs no parser.
fn is_word(tokens: &TokenStream) -> bool {
    let mut trees = tokens.clone().into_iter();
    match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(word)), None) => syn::parse2::<syn::Ident>(word.into_token_stream()).is_ok(),
        (Some(TokenTree::Literal(_)), None) => true,
        _ => false,
    }
}

fn has_braces(tokens: &TokenStream) -> bool {
    tokens
        .clone()
        .into_iter()
        .any(|tree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace))
}

/// An expression beside the braces of a block: its own would be taken for them, or end it. A `let` stands in no parentheses.
pub(super) fn apart(expression: TokenStream) -> TokenStream {
    let is_let = |tree: TokenTree| matches!(tree, TokenTree::Ident(word) if word == "let");
    let needs = has_braces(&expression) && !expression.clone().into_iter().any(is_let);
    if needs { parenthesized(expression) } else { expression }
}

fn parenthesized(expression: TokenStream) -> TokenStream {
    let mut group = proc_macro2::Group::new(Delimiter::Parenthesis, expression);
    group.set_span(Span::mixed_site());
    TokenTree::from(group).into()
}
