//! `gen_!(element for …)`.
//!
//! One `for` is a chain of iterators of the standard library, which keeps what they know: their length, both ends, `Clone`. So are several,
//! where the inner ones need nothing but what the outer ones give. All else is a generator: it holds the names of the outer loops
//! while the inner ones borrow them, which no chain of closures can.

use proc_macro2::{TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::{Private, closure, filtered, filters, is_filtering, items, looped, site, site_at};
use crate::comprehensions::model::{self, Clause, Comprehension, Form, Model};
use crate::comprehensions::{Lazy, leaves};
use crate::flow::yields;
use crate::support::errors::Errors;

pub(in crate::comprehensions) fn expand(
    model: &Model,
    captured: &TokenStream,
    errors: &mut Errors,
) -> Option<Lazy> {
    let Form::Comprehension(comprehension) = &model.form else { return None };
    let (raises, is_async) = (comprehension.raises(), comprehension.is_async());
    let (private, ty) = (Private::of(&model.krate), model.ty.as_ref());
    if !raises && !is_async && is_chain(comprehension) {
        return Some(Lazy::Chain(chain(&private, comprehension, &comprehension.clauses, captured, ty)));
    }
    let Some(Clause::For { iterable, asynchronous, .. }) = comprehension.clauses.first() else { return None };
    let first = match asynchronous {
        Some(_) => iterable.clone(),
        None => quote_spanned!(site_at(iterable)=> ::core::iter::IntoIterator::into_iter(#iterable)),
    };
    let body = yields::in_braces(body(&private, comprehension, raises, ty));
    let mut body = errors.handle(syn::parse2(TokenTree::from(body).into()))?;
    if raises {
        leaves::let_errors_out(&model.krate, &mut body, ty.is_some(), errors);
    }
    let items = items(iterable);
    let before = quote_spanned!(site()=> let #items = #first;);
    Some(Lazy::Body { before, body: Box::new(body), is_async })
}

/// Whether each `for` but the first, and all that follows it, names nothing but what the loops give, and borrows none of it.
fn is_chain(comprehension: &Comprehension) -> bool {
    let mut bound = Vec::new();
    let mut fors = 0;
    for clause in &comprehension.clauses {
        let (names, value) = match clause {
            Clause::For { pattern, iterable, .. } => {
                fors += 1;
                if fors > 1 && !is_plain(iterable) {
                    return false;
                }
                (Some(pattern), iterable)
            }
            Clause::If { condition } => (Some(condition), condition),
            Clause::Let { pattern, value } => (Some(pattern), value),
        };
        // What a condition binds is not told from what it names.
        let is_let = matches!(clause, Clause::If { condition } if starts_with_let(condition));
        if fors > 1 && (is_let || leaves::names_others(value, &bound)) {
            return false;
        }
        if !matches!(clause, Clause::If { .. }) || is_let {
            names.into_iter().for_each(|names| collect_names(names, &mut bound));
        }
    }
    let element = &comprehension.element.value;
    fors == 1 || !leaves::names_others(element, &bound) && !holds_macro(element)
}

/// Names, numbers and ranges of them: what is made of them borrows nothing.
fn is_plain(iterable: &TokenStream) -> bool {
    let trees: Vec<TokenTree> = iterable.clone().into_iter().collect();
    trees.iter().enumerate().all(|(index, tree)| match tree {
        TokenTree::Punct(sign) if sign.as_char() == '.' => {
            let dot = |at: Option<usize>| {
                at.and_then(|at| trees.get(at)).is_some_and(|tree| crate::support::shape::is_punct(tree, '.'))
            };
            dot(index.checked_sub(1)) || dot(Some(index + 1))
        }
        TokenTree::Punct(sign) => "=+-*/%".contains(sign.as_char()),
        TokenTree::Group(_) => false,
        TokenTree::Ident(_) | TokenTree::Literal(_) => true,
    })
}

fn starts_with_let(condition: &TokenStream) -> bool {
    matches!(condition.clone().into_iter().next(), Some(TokenTree::Ident(word)) if word == "let")
}

fn collect_names(pattern: &TokenStream, bound: &mut Vec<String>) {
    for tree in pattern.clone() {
        match tree {
            TokenTree::Ident(name) => bound.push(name.to_string()),
            TokenTree::Group(group) => collect_names(&group.stream(), bound),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// A format string may name variables too.
fn holds_macro(tokens: &TokenStream) -> bool {
    let mut after_word = false;
    tokens.clone().into_iter().any(|tree| {
        let was_word = core::mem::replace(&mut after_word, matches!(tree, TokenTree::Ident(_)));
        match tree {
            TokenTree::Punct(sign) => sign.as_char() == '!' && was_word,
            TokenTree::Group(group) => holds_macro(&group.stream()),
            _ => false,
        }
    })
}

fn chain(
    private: &Private,
    comprehension: &Comprehension,
    clauses: &[Clause],
    captured: &TokenStream,
    ty: Option<&TokenStream>,
) -> TokenStream {
    let [Clause::For { pattern, iterable, .. }, rest @ ..] = clauses else { return TokenStream::new() };
    let conditions = filters(rest);
    let further = &rest[conditions.len()..];
    let is_last = further.is_empty();
    let value = match is_last {
        true => typed(&comprehension.element.value, ty),
        // The names of this loop go into the closures of the inner one.
        false => chain(private, comprehension, further, &quote_spanned!(site()=> move), ty),
    };
    let call = |function: &str, body: &TokenStream| {
        let closure = closure(captured, pattern, body);
        private.call(site_at(iterable), function, &quote_spanned!(site()=> #iterable, #closure))
    };
    if !is_filtering(conditions) {
        let function = if is_last { "map" } else { "flat_map" };
        return call(function, &filtered(conditions, value, None));
    }
    let some = quote_spanned!(site()=> ::core::option::Option::Some(#value));
    let none = quote_spanned!(site()=> ::core::option::Option::None);
    let kept = call("filter_map", &filtered(conditions, some, Some(&none)));
    if is_last { kept } else { quote_spanned!(site()=> ::core::iter::Iterator::flatten(#kept)) }
}

/// The element, of the type that stands in front.
fn typed(value: &TokenStream, ty: Option<&TokenStream>) -> TokenStream {
    match ty {
        Some(ty) => quote_spanned!(site()=> { let __item: #ty = #value; __item }),
        None => value.clone(),
    }
}

fn body(
    private: &Private,
    comprehension: &Comprehension,
    raises: bool,
    ty: Option<&TokenStream>,
) -> TokenStream {
    let mut value = model::apart(comprehension.element.value.clone());
    if raises {
        value = quote_spanned!(site()=> ::core::result::Result::Ok(#value));
    }
    let value = typed(&value, ty);
    let mut body = quote_spanned!(site()=> yield #value;);
    let clauses = &comprehension.clauses;
    let mut end = clauses.len();
    while let Some(at) = clauses[..end].iter().rposition(|clause| matches!(clause, Clause::For { .. })) {
        let Clause::For { pattern, iterable, asynchronous } = &clauses[at] else { break };
        let iterable = if at == 0 {
            let items = items(iterable);
            quote!(#items)
        } else {
            model::apart(iterable.clone())
        };
        let inner = filtered(&clauses[at + 1..end], body, None);
        body = looped(private, pattern, &iterable, *asynchronous, &inner);
        end = at;
    }
    body
}
