//! `list!`, `dict!` and `set!`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote_spanned};

use super::sink::Sink;
use super::{Private, closure, collection, filtered, filters, is_filtering, items, site, site_at};
use crate::comprehensions::model::{self, Clause, Comprehension, Form, Item, Model};
use crate::support::tokens::any_name;

pub(in crate::comprehensions) fn expand(model: &Model) -> TokenStream {
    let (sink, private) = (Sink::of(model), Private::of(&model.krate));
    match &model.form {
        Form::Display(items) => display(&sink, &private, items),
        Form::Comprehension(comprehension) => {
            chain(&sink, &private, comprehension).unwrap_or_else(|| loops(&sink, &private, comprehension))
        }
    }
}

fn display(sink: &Sink<'_>, private: &Private, items: &[Item]) -> TokenStream {
    let ones: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::One(element) => Some(element.item()),
            Item::Unpacked(_) => None,
        })
        .collect();
    let of = |sink: &Sink<'_>, items: &TokenStream| {
        sink.made(private, "made", items, &quote_spanned!(site()=> |__item| __item))
    };
    if ones.len() == items.len() {
        match sink {
            Sink::Gathered(_) => return of(sink, &quote_spanned!(site()=> [#(#ones),*])),
            _ if items.is_empty() => return sink.empty(private, None),
            Sink::Vec => {
                let vec = private.path(site(), "vec");
                return quote_spanned!(site()=> #vec![#(#ones),*]);
            }
            Sink::Other(_) => return of(sink, &quote_spanned!(site()=> [#(#ones),*])),
            Sink::HashSet | Sink::Dict => {}
        }
    }
    // What is unpacked first says what the items are: references and values could both be added.
    let (first, rest) = match (items, sink) {
        (_, Sink::Dict) => (None, items),
        (_, Sink::Other(ty)) if !any_name(ty, &mut |name| name == "_") => (None, items),
        ([Item::Unpacked(first)], _) => return of(sink, first),
        ([Item::Unpacked(first), rest @ ..], Sink::Gathered(_)) => (Some(of(&Sink::Vec, first)), rest),
        ([Item::Unpacked(first), rest @ ..], _) => (Some(of(sink, first)), rest),
        _ => (None, items),
    };
    let start = first.unwrap_or_else(|| {
        let capacity = Literal::usize_unsuffixed(ones.len());
        let wanted = sink.has_capacity() && !ones.is_empty();
        sink.empty(private, wanted.then(|| capacity.to_token_stream()))
    });
    let entries = rest.iter().map(|item| match item {
        Item::One(element) => sink.enter(private, element),
        Item::Unpacked(items) => sink.unpack(private, items),
    });
    let (collection, finish) = (collection(), sink.finish());
    quote_spanned! {site()=> {
        let mut #collection = #start;
        #(#entries)*
        #finish
    }}
}

/// One iterator, where nothing leaves and there is one `for`: it is collected with as much room as it says it needs. With
/// conditions a loop is as good, but only an iterator is enough for any type that can be collected into.
fn chain(sink: &Sink<'_>, private: &Private, comprehension: &Comprehension) -> Option<TokenStream> {
    let Comprehension { element, clauses } = comprehension;
    let [Clause::For { pattern, iterable }, rest @ ..] = clauses.as_slice() else { return None };
    let is_nested = filters(rest).len() < rest.len();
    if is_nested || matches!(sink, Sink::Dict | Sink::HashSet) || !comprehension.is_pure() {
        return None;
    }
    let (function, body) = if !is_filtering(rest) {
        ("made", filtered(rest, element.item(), None))
    } else if matches!(sink, Sink::Vec) {
        return None;
    } else {
        let item = element.item();
        let some = quote_spanned!(site()=> ::core::option::Option::Some(#item));
        let none = quote_spanned!(site()=> ::core::option::Option::None);
        ("kept", filtered(rest, some, Some(&none)))
    };
    let closure = closure(&TokenStream::new(), pattern, &body);
    Some(sink.made(private, function, iterable, &closure))
}

fn loops(sink: &Sink<'_>, private: &Private, comprehension: &Comprehension) -> TokenStream {
    let Comprehension { element, clauses } = comprehension;
    let is_for = |clause: &Clause| matches!(clause, Clause::For { .. });
    // How many there will be can be told where each item gives one.
    let room = clauses.iter().filter(|clause| is_for(clause)).count() == 1
        && !is_filtering(clauses)
        && sink.has_capacity();
    let mut body = sink.enter(private, element);
    let mut end = clauses.len();
    let innermost = clauses.iter().rposition(is_for);
    while let Some(at) = clauses[..end].iter().rposition(is_for) {
        let Clause::For { pattern, iterable } = &clauses[at] else { break };
        let rest = &clauses[at + 1..end];
        let is_all = Some(at) == innermost && at > 0 && !is_filtering(rest) && comprehension.is_pure();
        body = if is_all && let Sink::Vec = sink {
            let closure = closure(&TokenStream::new(), pattern, &filtered(rest, element.item(), None));
            let collection = collection();
            let arguments = quote_spanned!(site()=> &mut #collection, #iterable, #closure);
            let call = private.call(site_at(iterable), "add_all", &arguments);
            quote_spanned!(site()=> #call;)
        } else {
            let inner = filtered(rest, body, None);
            let iterable = match at == 0 && room {
                true => items(iterable).into_token_stream(),
                false => model::apart(iterable.clone()),
            };
            quote_spanned!(site()=> for #pattern in #iterable { #inner })
        };
        end = at;
    }
    let (collection, finish) = (collection(), sink.finish());
    let (first, empty) = match clauses.first() {
        Some(Clause::For { iterable, .. }) if room => {
            let span = site_at(iterable);
            let begin = private.call(span, "begin", iterable);
            let (items, room) = (items(iterable), quote_spanned!(span=> __room));
            (Some(quote_spanned!(span=> let (#items, #room) = #begin;)), sink.empty(private, Some(room)))
        }
        _ => (None, sink.empty(private, None)),
    };
    quote_spanned! {site()=> {
        #first
        let mut #collection = #empty;
        #body
        #finish
    }}
}
