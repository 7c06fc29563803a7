//! `list!`, `dict!` and `set!`.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens as _, quote_spanned};

use super::sink::Sink;
use super::{collection, filtered, filters, into_iter, is_filtering, items, mapped, parameter, site};
use crate::comprehensions::model::{self, Clause, Comprehension, Form, Item, Model};
use crate::support::tokens::any_name;

pub(in crate::comprehensions) fn expand(model: &Model) -> TokenStream {
    let sink = Sink::of(model);
    match &model.form {
        Form::Display(items) => display(&sink, items),
        Form::Comprehension(comprehension) => chain(&sink, comprehension)
            .unwrap_or_else(|| loops(&sink, comprehension, &model.krate.to_token_stream())),
    }
}

fn display(sink: &Sink<'_>, items: &[Item]) -> TokenStream {
    let ones: Vec<_> = items
        .iter()
        .filter_map(|item| match item {
            Item::One(element) => Some(sink.item(element)),
            Item::Unpacked(_) => None,
        })
        .collect();
    if items.is_empty() {
        return match sink {
            Sink::Gathered { .. } => sink.made_of(&quote_spanned!(site()=> [])).unwrap_or_default(),
            _ => sink.empty(None),
        };
    }
    let is_plain = ones.len() == items.len();
    match sink {
        Sink::Vec if is_plain => return quote_spanned!(site()=> ::std::vec![#(#ones),*]),
        Sink::HashSet if is_plain => {
            return quote_spanned!(site()=> <::std::collections::HashSet<_>>::from([#(#ones),*]));
        }
        Sink::Other { .. } | Sink::Gathered { .. } if is_plain => {
            return sink.made_of(&quote_spanned!(site()=> [#(#ones),*])).unwrap_or_default();
        }
        _ => {}
    }
    // What is unpacked first says what the items are: references and values could both be added.
    let (first, rest) = match items {
        [Item::Unpacked(first), rest @ ..] => match sink {
            Sink::Gathered { .. } => (Sink::Vec.made_of(first), rest),
            Sink::Other { ty, .. } if !any_name(ty, &mut |name| name == "_") => (None, items),
            _ => (sink.made_of(first), rest),
        },
        _ => (None, items),
    };
    if let (Some(first), [], false) = (&first, rest, matches!(sink, Sink::Gathered { .. })) {
        return first.clone();
    }
    let rest = if first.is_some() { rest } else { items };
    let start = first.unwrap_or_else(|| {
        let capacity = Literal::usize_unsuffixed(ones.len());
        let wanted = sink.has_capacity() && !ones.is_empty();
        sink.empty(wanted.then(|| capacity.to_token_stream()))
    });
    let entries = rest.iter().map(|item| match item {
        Item::One(element) => sink.enter(element),
        Item::Unpacked(items) => sink.unpack(items),
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
fn chain(sink: &Sink<'_>, comprehension: &Comprehension) -> Option<TokenStream> {
    let Comprehension { element, clauses } = comprehension;
    let [Clause::For { pattern, iterable }, rest @ ..] = clauses.as_slice() else { return None };
    if filters(rest).len() < rest.len() || !comprehension.is_pure() {
        return None;
    }
    let (iterator, value) = (into_iter(iterable), sink.item(element));
    if !is_filtering(rest) {
        let body = filtered(rest, value, None);
        return sink.made_of(&mapped(iterator, &TokenStream::new(), pattern, &body));
    }
    if matches!(sink, Sink::Vec | Sink::HashSet) {
        return None;
    }
    let some = quote_spanned!(site()=> ::core::option::Option::Some(#value));
    let none = quote_spanned!(site()=> ::core::option::Option::None);
    let body = filtered(rest, some, Some(&none));
    let parameter = parameter(pattern);
    let kept = quote_spanned!(site()=> ::core::iter::Iterator::filter_map(#iterator, |#parameter| #body));
    sink.made_of(&kept)
}

fn loops(sink: &Sink<'_>, comprehension: &Comprehension, krate: &TokenStream) -> TokenStream {
    let Comprehension { element, clauses } = comprehension;
    let fors = clauses.iter().filter(|clause| matches!(clause, Clause::For { .. })).count();
    // How many there will be can be told where each item gives one.
    let room = fors == 1 && !is_filtering(clauses) && sink.has_capacity();
    let mut body = sink.enter(element);
    let mut end = clauses.len();
    let innermost = clauses.iter().rposition(|clause| matches!(clause, Clause::For { .. }));
    while let Some(at) = clauses[..end].iter().rposition(|clause| matches!(clause, Clause::For { .. })) {
        let Clause::For { pattern, iterable } = &clauses[at] else { break };
        let rest = &clauses[at + 1..end];
        let is_all = Some(at) == innermost && at > 0 && !is_filtering(rest) && comprehension.is_pure();
        body = if is_all && let Sink::Vec = sink {
            let inner = filtered(rest, sink.item(element), None);
            let collection = collection();
            let items = mapped(into_iter(iterable), &TokenStream::new(), pattern, &inner);
            quote_spanned!(site()=> #krate::__private::comprehension::add_all(&mut #collection, #items);)
        } else {
            let inner = filtered(rest, body, None);
            let iterable =
                if at == 0 && room { items().into_token_stream() } else { model::apart(iterable.clone()) };
            quote_spanned!(site()=> for #pattern in #iterable { #inner })
        };
        end = at;
    }
    let (collection, items, finish) = (collection(), items(), sink.finish());
    let (first, empty) = match clauses.first() {
        Some(Clause::For { iterable, .. }) if room => {
            let iterator = into_iter(iterable);
            let capacity = quote_spanned!(site()=> ::core::iter::Iterator::size_hint(&#items).0);
            (Some(quote_spanned!(site()=> let #items = #iterator;)), sink.empty(Some(capacity)))
        }
        _ => (None, sink.empty(None)),
    };
    quote_spanned! {site()=> {
        #first
        let mut #collection = #empty;
        #body
        #finish
    }}
}
