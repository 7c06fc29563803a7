//! What leaves an element or a clause: `?`, `return`, `.await`, `break`, `continue`, `yield`.
//!
//! Whatever may hold one stands in plain loops, where it acts on the function around the comprehension; the rest may stand in closures.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::{Block, Expr};

use super::message::Message;
use super::model::{Clause, Comprehension, Element, Form, Item, Kind, Model};
use crate::flow::{self, Answer, Client, Construct, Errs};
use crate::support::errors::Errors;
use crate::support::krate::Krate;
use crate::support::shape::is_punct;

/// Macros that hide nothing which leaves them: it would stand among their tokens.
const PLAIN: [&str; 18] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "concat",
    "dbg",
    "dict",
    "eprintln",
    "format",
    "list",
    "matches",
    "panic",
    "print",
    "println",
    "set",
    "stringify",
    "vec",
    "write",
    "writeln",
];

/// Whether the tokens may hold something that leaves them. A macro that is not known may hide it.
pub(super) fn may_leave(tokens: &TokenStream) -> bool {
    let mut before: Option<proc_macro2::Ident> = None;
    tokens.clone().into_iter().any(|tree| {
        let word = before.take();
        match tree {
            TokenTree::Ident(ident) => {
                let leaves = is_leaving(&ident.to_string());
                before = Some(ident);
                leaves
            }
            TokenTree::Punct(sign) if sign.as_char() == '!' => {
                let spacing = sign.spacing() == proc_macro2::Spacing::Alone;
                spacing && word.is_some_and(|name| !PLAIN.iter().any(|plain| name == plain))
            }
            TokenTree::Punct(sign) => sign.as_char() == '?',
            TokenTree::Group(group) => may_leave(&group.stream()),
            TokenTree::Literal(_) => false,
        }
    })
}

fn is_leaving(word: &str) -> bool {
    ["return", "await", "break", "continue", "yield", "yield_", "yield_from"].contains(&word)
}

impl Comprehension {
    /// All but the first iterable, which stands where the comprehension does.
    fn inner(&self) -> impl Iterator<Item = &TokenStream> {
        let Element { key, value } = &self.element;
        let clauses = self.clauses.iter().enumerate().filter_map(|(index, clause)| match clause {
            Clause::For { iterable, .. } => (index > 0).then_some(iterable),
            Clause::If { condition } => Some(condition),
            Clause::Let { value, .. } => Some(value),
        });
        key.iter().chain([value]).chain(clauses)
    }

    /// Whether nothing leaves it, but from the first iterable.
    pub(super) fn is_pure(&self) -> bool {
        !self.loops_async() && !self.inner().any(may_leave)
    }

    fn loops_async(&self) -> bool {
        self.clauses.iter().any(|clause| matches!(clause, Clause::For { asynchronous: Some(_), .. }))
    }

    /// Whether it waits for anything, but in the first iterable.
    pub(super) fn is_async(&self) -> bool {
        self.loops_async() || self.has(&Leaf::Await)
    }

    /// Whether errors leave it: then the items of a generator expression are results.
    pub(super) fn raises(&self) -> bool {
        self.has(&Leaf::Question)
    }

    fn has(&self, leaf: &Leaf) -> bool {
        let is_it = |found: &Leaf| core::mem::discriminant(found) == core::mem::discriminant(leaf);
        let mut ignored = Errors::new();
        let any = self
            .inner()
            .filter(|part| may_leave(part))
            .any(|part| leaves(part, &mut ignored).iter().any(is_it));
        drop(ignored.into_error());
        any
    }
}

/// Whether a `yield` is one of the generator around, which rewrites it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Yields {
    Rewritten,
    Refused,
}

/// Reports what cannot leave where it stands.
pub(super) fn check(model: &Model, yields: Yields, errors: &mut Errors) {
    let parts: Vec<&TokenStream> = match &model.form {
        Form::Comprehension(comprehension) => comprehension.inner().collect(),
        Form::Display(items) => items.iter().flat_map(Item::parts).collect(),
    };
    let is_lazy = model.kind == Kind::Generator;
    let is_display = matches!(model.form, Form::Display(_));
    for part in parts.into_iter().filter(|part| may_leave(part)) {
        for leaf in leaves(part, errors) {
            let (span, message) = match leaf {
                Leaf::Yield(_) if yields == Yields::Rewritten => continue,
                Leaf::Yield(span) => (span, Message::Yield),
                Leaf::Jump { span, word, .. } if is_lazy => (span, Message::Later { word: word.to_owned() }),
                Leaf::Jump { span, word, to_loop: true } if !is_display => {
                    (span, Message::Loop { word: word.to_owned() })
                }
                Leaf::Await | Leaf::Jump { .. } | Leaf::Question => continue,
            };
            errors.at_span(span, message);
        }
    }
}

impl Item {
    fn parts(&self) -> Vec<&TokenStream> {
        match self {
            Item::One(Element { key, value }) => key.iter().chain([value]).collect(),
            Item::Unpacked(value) => vec![value],
        }
    }
}

enum Leaf {
    Question,
    Await,
    Yield(Span),
    /// A `return`, or a `break` or `continue`: `to_loop` where that has no label.
    Jump {
        span: Span,
        word: &'static str,
        to_loop: bool,
    },
}

fn leaves(part: &TokenStream, errors: &mut Errors) -> Vec<Leaf> {
    let Ok(expression) = syn::parse2::<Expr>(part.clone()) else { return Vec::new() };
    let mut block =
        Block { brace_token: syn::token::Brace::default(), stmts: vec![syn::Stmt::Expr(expression, None)] };
    let mut client = Finds(Vec::new());
    flow::rewrite(&Krate::default(), &mut block, &mut client, errors);
    client.0
}

struct Finds(Vec<Leaf>);

impl Client for Finds {
    fn rewrite(&mut self, construct: Construct, _errors: &mut Errors) -> Answer {
        self.0.push(match &construct {
            Construct::Exit { .. } => return Answer::Passed(construct),
            Construct::Yield { span, .. } | Construct::YieldFrom { span, .. } => Leaf::Yield(*span),
            Construct::Question { .. } | Construct::Raise(_) => Leaf::Question,
            Construct::Await { .. } => Leaf::Await,
            Construct::Return { span, .. } => Leaf::Jump { span: *span, word: "return", to_loop: false },
            Construct::Break { span, label, .. } => {
                Leaf::Jump { span: *span, word: "break", to_loop: label.is_none() }
            }
            Construct::Continue { span, label } => {
                Leaf::Jump { span: *span, word: "continue", to_loop: label.is_none() }
            }
        });
        Answer::Passed(construct)
    }

    fn errs(&self) -> Option<Errs> {
        None
    }
}

/// Makes each `?` in the body of a generator expression give the error as the last item. It is converted where the item's type is written.
pub(super) fn let_errors_out(krate: &Krate, body: &mut Block, converts: bool, errors: &mut Errors) {
    let site = Span::mixed_site();
    let attempt = quote_spanned!(site=> #krate::__private::attempt);
    let comprehension = quote_spanned!(site=> #krate::__private::comprehension);
    flow::rewrite(krate, body, &mut LetsOut { attempt, comprehension, converts }, errors);
}

struct LetsOut {
    /// What expansions name.
    attempt: TokenStream,
    comprehension: TokenStream,
    converts: bool,
}

impl LetsOut {
    /// Gives an error as the last item.
    fn last(&self, span: Span, error: &TokenStream) -> TokenStream {
        let comprehension = &self.comprehension;
        quote_spanned! {span=> {
            yield ::core::result::Result::Err(#comprehension::raised(#error));
            return;
        }}
    }
}

impl Client for LetsOut {
    fn rewrite(&mut self, construct: Construct, _errors: &mut Errors) -> Answer {
        let site = |span: Span| Span::mixed_site().located_at(span);
        Answer::Becomes(match construct {
            Construct::Yield { span, value, .. } => {
                let span = site(span);
                let yield_token = syn::Token![yield](span);
                Expr::Yield(syn::ExprYield { attrs: Vec::new(), yield_token, expr: value.map(Box::new) })
            }
            Construct::Question { span, value } => {
                let span = site(span);
                let error = match self.converts {
                    true => quote_spanned!(span=> ::core::convert::From::from(__error)),
                    false => quote_spanned!(span=> __error),
                };
                let last = self.last(span, &error);
                syn::parse2(quote_spanned! {span=>
                    match #value {
                        ::core::result::Result::Ok(__value) => __value,
                        ::core::result::Result::Err(__error) => #last,
                    }
                })
                .unwrap_or_else(|_| flow::yields::placeholder(span))
            }
            Construct::Raise(raised) => {
                let span = site(raised.span);
                let error = raised.value(&self.attempt, self.converts);
                syn::parse2(self.last(span, &error)).unwrap_or_else(|_| flow::yields::placeholder(span))
            }
            other => return Answer::Passed(other),
        })
    }

    fn errs(&self) -> Option<Errs> {
        Some(if self.converts { Errs::Typed } else { Errs::AsTheyAre })
    }
}

/// Whether the tokens name anything but what `bound` has: a variable of the function around, as far as their looks tell.
pub(super) fn names_others(tokens: &TokenStream, bound: &[String]) -> bool {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    trees.iter().enumerate().any(|(index, tree)| match tree {
        TokenTree::Group(group) => names_others(&group.stream(), bound),
        TokenTree::Ident(word) => {
            let before = |back: usize| index.checked_sub(back).and_then(|at| trees.get(at));
            let is = |tree: Option<&TokenTree>, sign| tree.is_some_and(|tree| is_punct(tree, sign));
            let is_member = is(before(1), '.') && !is(before(2), '.');
            let is_path = is(before(1), ':') && is(before(2), ':')
                || is(trees.get(index + 1), ':') && is(trees.get(index + 2), ':');
            let name = word.to_string();
            let is_plain = name.starts_with(char::is_uppercase) || KNOWN.contains(&name.as_str());
            !is_member && !is_path && !is_plain && !bound.contains(&name)
        }
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Words that are no variables.
const KNOWN: [&str; 25] = [
    "as", "bool", "char", "else", "f32", "f64", "false", "i128", "i16", "i32", "i64", "i8", "if", "isize",
    "let", "match", "mut", "ref", "true", "u128", "u16", "u32", "u64", "u8", "usize",
];
