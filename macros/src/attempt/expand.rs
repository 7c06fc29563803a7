//! The expansion: labelled blocks. An error is the value of one, the value of `try` or of a handler that of another.
//!
//! ```text
//! '__attempt: {
//!     let __error = '__try: { break '__attempt { try } };
//!     match __error { handlers }
//! }
//! ```
//!
//! With `finally`, what leaves all of this is the value of a third block, an enum of the ways out that there are.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::visit_mut::VisitMut as _;
use syn::{Block, Expr, Lifetime, Pat, Stmt};

use super::calls;
use super::model::{Kind, Needs};
use super::parse::{Attempt, Catches, Handler};
use super::regions::{Around, Tried};
use crate::flow::construct::Raised;
use crate::flow::{Again, Construct, Errs, Flow, Handling, Jumps, Ways};
use crate::support::tokens::any_name;

/// The names of one expansion.
struct Names {
    span: Span,
    number: usize,
    private: TokenStream,
}

impl Names {
    fn name(&self, name: &str) -> Ident {
        format_ident!("__{}{}", name, self.number, span = self.span)
    }

    fn label(&self, name: &str) -> Lifetime {
        Lifetime::new(&format!("'__{name}{}", self.number), self.span)
    }
}

pub(super) fn attempt(flow: &mut Flow<'_>, mut attempt: Attempt) -> Expr {
    let span = Span::mixed_site().located_at(attempt.span);
    let names = Names { span, number: flow.number(), private: flow.private.clone() };
    let mut finally = attempt.finally.take();
    let end = finally.as_ref().and_then(end);
    let around = Rc::new(RefCell::new(Around {
        has_finally: finally.is_some(),
        is_dropped: end == Some(End::Jump),
        outer: flow.errs(),
        label: names.label("way"),
        way: names.name("Way"),
        private: names.private.clone(),
        returned: names.name("returned"),
        raises: false,
        returns: false,
        exits: false,
        jumps: Jumps::default(),
    }));
    let inner = flow.region(around.clone(), |flow| caught(flow, &names, attempt));
    let around = around.borrow();
    let mut pending = TokenStream::new();
    if let Some(block) = &mut finally {
        if around.raises && around.outer != Errs::Ignored {
            let before = flow.handled().cloned();
            let handling = names.handling(Again::Handled, block);
            flow.handling(&handling, |flow| flow.visit_block_mut(block));
            let handling = handling.borrow();
            if handling.is_used() {
                let before = before.map(|before| before.borrow_mut().used());
                pending = names.pending(&around, before);
                begin(block, handling.beginning(&names.private));
            }
        } else {
            flow.visit_block_mut(block);
        }
    }
    Expr::Verbatim(names.ways(flow, &around, inner, finally.as_ref().map(|block| (block, end)), &pending))
}

/// All but `finally`.
fn caught(flow: &mut Flow<'_>, names: &Names, mut attempt: Attempt) -> TokenStream {
    if attempt.handlers.is_empty() {
        flow.visit_block_mut(&mut attempt.body);
        let body = &attempt.body;
        return quote!(#body);
    }
    let mut arms = Vec::new();
    let has_classes = attempt.has_classes();
    let mut needs = Needs {
        again: false,
        handled: false,
        raises: any_name(&block_tokens(&attempt.body), &mut |name| {
            ["raise", "with", "async_with"].contains(&name)
        }),
        in_generator: flow.yield_raises(),
    };
    for handler in &mut attempt.handlers {
        let handling = names.handling(names.again(handler, has_classes), &handler.body);
        if let Some(guard) = &mut handler.guard {
            flow.visit_expr_mut(guard);
        }
        flow.handling(&handling, |flow| flow.visit_block_mut(&mut handler.body));
        let handling = handling.borrow();
        begin(&mut handler.body, handling.beginning(&names.private));
        let is_class = matches!(handler.catches, Catches::Classes { .. });
        arms.push(names.arm(handler, is_class && handling.is_used()));
        needs.again |= handling.is_raised_again;
        needs.handled |= handling.is_used() && !is_class;
    }
    let kind = attempt.kind(flow.errs(), needs);
    let tried = Rc::new(RefCell::new(Tried {
        kind,
        label: names.label("try"),
        private: names.private.clone(),
        raises: false,
    }));
    flow.region(tried.clone(), |flow| flow.visit_block_mut(&mut attempt.body));
    if let Some(block) = &mut attempt.otherwise {
        flow.visit_block_mut(block);
    }
    let goes_on = (!attempt.catches_all()).then(|| {
        let other = names.name("other");
        let error = Raised {
            span: names.span,
            error: quote!(#other),
            is_converted: kind == Kind::Outer,
            is_in_case: false,
            context: None,
        };
        let raise = flow.offer(Construct::Raise(error));
        let span = names.span;
        quote_spanned!(span=> #other => #raise,)
    });
    let pin = names.pin_error(flow, kind, tried.borrow().raises);
    names.handlers(&attempt, kind, needs, &pin, &arms, goes_on.as_ref())
}

fn block_tokens(block: &Block) -> TokenStream {
    quote!(#block)
}

/// Puts something before all that stands in a block.
fn begin(block: &mut Block, beginning: TokenStream) {
    if !beginning.is_empty() {
        block.stmts.insert(0, Stmt::Expr(Expr::Verbatim(beginning), None));
    }
}

impl Names {
    /// A place where something is being handled. Code that is called there sees it.
    fn handling(&self, again: Again, block: &Block) -> Rc<RefCell<Handling>> {
        let handling = Handling::new(self.name("handled"), again);
        if calls::any(&block_tokens(block)) {
            handling.borrow_mut().is_seen(self.name("handling"));
        }
        handling
    }

    /// What a bare `raise!()` in this handler raises.
    fn again(&self, handler: &Handler, has_classes: bool) -> Again {
        let name = match &handler.catches {
            Catches::Classes { name, .. } => name,
            Catches::Pattern(pattern) => pattern,
        };
        match name {
            // What was changed is raised as it is now.
            Pat::Ident(name) if name.mutability.is_some() && name.by_ref.is_none() => {
                let name = &name.ident;
                Again::Value(quote!(#name))
            }
            _ if has_classes => Again::Handled,
            _ => {
                let name = self.name("again");
                Again::Value(quote!(#name))
            }
        }
    }

    fn arm(&self, handler: &Handler, is_handled: bool) -> TokenStream {
        let Names { span, private, .. } = self;
        let (body, guard) = (&handler.body, &handler.guard);
        let (name, classes) = match &handler.catches {
            Catches::Pattern(pattern) => {
                let guard = guard.as_ref().map(|guard| quote_spanned!(*span=> if #guard));
                return quote_spanned!(*span=> #pattern #guard => #body,);
            }
            Catches::Classes { name, classes } => (name, classes),
        };
        let caught = self.name("caught");
        let handled = self.name("handled");
        let handled = is_handled.then(|| quote_spanned!(*span=> let #handled = #private::handled(&#caught);));
        let value = |caught: TokenStream| match classes.as_slice() {
            [class] => quote_spanned!(*span=> #private::caught::<#class>(#caught)),
            _ => caught,
        };
        let is_wild = matches!(name, Pat::Wild(_));
        let bound = (!is_wild).then(|| {
            let value = value(quote!(#caught));
            let allow = guard.is_some().then(|| quote_spanned!(*span=> #[allow(unused_variables)]));
            quote_spanned!(*span=> #allow let #name = #value;)
        });
        let mut test = match handler.catches_all() {
            true => TokenStream::new(),
            false => quote_spanned!(*span=> #(#private::is::<#classes>(&#caught))||*),
        };
        if let Some(guard) = guard {
            let bound = (!is_wild).then(|| {
                let value = value(quote_spanned!(*span=> ::core::clone::Clone::clone(&#caught)));
                let name = immutable(name);
                quote_spanned!(*span=> #[allow(unused_variables)] let #name = #value;)
            });
            test = quote_spanned!(*span=> (#test) && { #bound #guard });
        }
        let test = (!test.is_empty()).then(|| quote_spanned!(*span=> if #test));
        quote_spanned!(*span=> #caught #test => { #handled #bound #body })
    }

    /// The blocks around the body, and the handlers.
    fn handlers(
        &self,
        attempt: &Attempt,
        kind: Kind,
        needs: Needs,
        pin: &TokenStream,
        arms: &[TokenStream],
        goes_on: Option<&TokenStream>,
    ) -> TokenStream {
        let Names { span, private, .. } = self;
        let (done, tried, error) = (self.label("attempt"), self.label("try"), self.name("error"));
        let body = &attempt.body;
        let normal = match &attempt.otherwise {
            Some(otherwise) => quote_spanned! {*span=>
                #[allow(unreachable_code, clippy::diverging_sub_expression)]
                let _ = #body;
                #[allow(unreachable_code, clippy::diverging_sub_expression)]
                break #done #otherwise;
            },
            None => {
                quote_spanned!(*span=> #[allow(unreachable_code, clippy::diverging_sub_expression)] break #done #body;)
            }
        };
        let ty = match kind {
            Kind::Exceptions => quote_spanned!(*span=> : #private::Exception),
            Kind::OnlyHandled => quote_spanned!(*span=> : #private::Handled),
            Kind::Ignored => quote_spanned!(*span=> : #private::Ignored),
            _ => TokenStream::new(),
        };
        let again = self.name("again");
        let is_cloned = needs.again && !attempt.has_classes();
        let again =
            is_cloned.then(|| quote_spanned!(*span=> let #again = ::core::clone::Clone::clone(&#error);));
        let handled = self.name("handled");
        let handled = needs.handled.then(|| match kind {
            Kind::OnlyHandled => quote_spanned!(*span=> let #handled = ::core::clone::Clone::clone(&#error);),
            _ => quote_spanned!(*span=> let #handled = #private::handled(&#error);),
        });
        let tried = quote_spanned!(*span=> #tried: { #pin #normal });
        let tried = match kind {
            Kind::Ignored | Kind::OnlyHandled => tried,
            _ => quote_spanned!(*span=> #private::settled(#tried)),
        };
        quote_spanned! {*span=>
            #done: {
                #[allow(clippy::diverging_sub_expression)]
                let #error #ty = #tried;
                #again
                #handled
                match #error { #(#arms)* #goes_on }
            }
        }
    }

    /// Shows of which type the error is, where nothing else does.
    fn pin_error(&self, flow: &mut Flow<'_>, kind: Kind, raises: bool) -> TokenStream {
        let Names { span, private, .. } = self;
        let label = self.label("try");
        match kind {
            Kind::Outer => {
                let error = quote_spanned!(*span=> __error);
                let raised =
                    Raised { span: *span, error, is_converted: true, is_in_case: false, context: None };
                let raise = flow.offer(Construct::Raise(raised));
                quote_spanned! {*span=>
                    if false {
                        let __error = #private::pinned();
                        if false { #raise }
                        break #label __error;
                    }
                }
            }
            _ if !raises => quote_spanned!(*span=> if false { break #label #private::pinned(); }),
            _ => TokenStream::new(),
        }
    }

    /// What is being handled in `finally`.
    fn pending(&self, around: &Around, before: Option<Ident>) -> TokenStream {
        let Names { span, private, .. } = self;
        let (handled, value, way) = (self.name("handled"), self.name("way"), &around.way);
        let before = match before {
            Some(before) => quote_spanned!(*span=> #before),
            None => quote_spanned!(*span=> ::core::option::Option::None),
        };
        let pending =
            if around.is_dropped { quote_spanned!(*span=> kept) } else { quote_spanned!(*span=> pending) };
        quote_spanned! {*span=>
            let #handled = match &mut #value {
                #way::Raise(__error) => #private::#pending(__error, &#before),
                _ => ::core::clone::Clone::clone(&#before),
            };
        }
    }

    /// What leaves, through `finally`. What is written there has a value of its own type, which nobody sees.
    fn ways(
        &self,
        flow: &mut Flow<'_>,
        around: &Around,
        inner: TokenStream,
        finally: Option<(&Block, Option<End>)>,
        pending: &TokenStream,
    ) -> TokenStream {
        let Names { span, private, .. } = self;
        let span = *span;
        let (finally, end) = finally.map_or((None, None), |(block, end)| (Some(block), end));
        let (label, way, value, pin) = (&around.label, &around.way, self.name("way"), self.name("pin"));
        let is_plain = !(around.raises || around.returns || around.exits) && around.jumps.is_empty();
        if is_plain && finally.is_none() {
            return inner;
        }
        // The value of the whole takes the type of its place, as it would without all this.
        let typed = |made: TokenStream| {
            quote_spanned! {span=> {
                let #pin = #private::pin();
                if false { #pin.never() } else #made
            }}
        };
        if is_plain {
            return match end {
                Some(_) => {
                    quote_spanned!(span=> { let _ = #inner; #[allow(clippy::needless_return)] #finally; })
                }
                None => typed(quote_spanned!(span=> { let #value = #pin.value(#inner); #finally; #value })),
            };
        }
        let mut ways = Ways::default();
        self.leaving(flow, around, &mut ways);
        let Ways { generics, variants, arms, pins } = ways;
        let mutable = (!pending.is_empty()).then(|| quote_spanned!(span=> mut));
        let made = |inner: &TokenStream| {
            quote_spanned! {span=>
                enum #way<N, #(#generics),*> { Normal(N), #(#variants),* }
                #[allow(clippy::diverging_sub_expression)]
                let #mutable #value = #label: {
                    #(#pins)*
                    #[allow(unreachable_code, clippy::diverging_sub_expression)]
                    break #label #way::Normal(#inner);
                };
                #pending
            }
        };
        if end.is_some() {
            let made = made(&inner);
            return quote_spanned!(span=> { #made let _ = #value; #[allow(clippy::needless_return)] #finally; });
        }
        let made = made(&quote_spanned!(span=> #pin.value(#inner)));
        let finally = finally.map(|finally| quote_spanned!(span=> #finally;));
        typed(
            quote_spanned!(span=> { #made #finally match #value { #way::Normal(__value) => __value, #(#arms),* } }),
        )
    }

    fn leaving(&self, flow: &mut Flow<'_>, around: &Around, ways: &mut Ways) {
        let Names { span, private, .. } = self;
        let (label, way) = (&around.label, &around.way);
        if around.raises {
            let is_typed = !around.is_dropped && matches!(around.outer, Errs::Typed | Errs::Exceptions);
            let mut raise = || {
                let error = quote_spanned!(*span=> __error);
                let raised =
                    Raised { span: *span, error, is_converted: is_typed, is_in_case: false, context: None };
                flow.offer(Construct::Raise(raised))
            };
            let pin = is_typed.then(&mut raise);
            let again = if around.is_dropped { None } else { Some(raise()) };
            ways.add("Raise", Some("E"), quote_spanned!(*span=> #way::Raise(__error) => #again));
            ways.pins.extend(pin.map(|pin| {
                quote_spanned! {*span=>
                    if false {
                        let __error = #private::pinned();
                        if false { #pin }
                        break #label #way::Raise(__error);
                    }
                }
            }));
        }
        if around.returns {
            let returned = &around.returned;
            let mut leave = |value| {
                flow.offer(Construct::Return {
                    span: *span,
                    value: Some(Expr::Verbatim(value)),
                    is_sifted: false,
                })
            };
            let pin = leave(quote_spanned!(*span=> #returned.never()));
            let again = leave(quote_spanned!(*span=> __returned));
            ways.add("Return", Some("R"), quote_spanned!(*span=> #way::Return(__returned) => #again));
            ways.pins.push(quote_spanned!(*span=> let #returned = #private::pin(); if false { #pin }));
        }
        if around.exits {
            let exit = flow.offer(Construct::Exit { span: *span });
            ways.add("Exit", None, quote_spanned!(*span=> #way::Exit => #exit));
        }
        for gone in around.jumps.go_on(flow, *span, way) {
            ways.add(&gone.name.to_string(), gone.generic.as_deref(), gone.arm);
        }
    }
}

/// The name as one that is only looked at.
fn immutable(name: &Pat) -> TokenStream {
    match name {
        Pat::Ident(name) => name.ident.to_token_stream(),
        other => other.to_token_stream(),
    }
}

/// How a block ends, where that is no value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    /// An error leaves.
    Raise,
    /// Something else leaves, or nothing.
    Jump,
}

fn end(block: &Block) -> Option<End> {
    let name =
        |call: &syn::Macro| call.path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let ends = |call: &syn::Macro| match name(call).as_str() {
        "raise" => Some(End::Raise),
        "panic" | "unreachable" | "todo" | "unimplemented" => Some(End::Jump),
        _ => None,
    };
    match block.stmts.last()? {
        syn::Stmt::Macro(call) => ends(&call.mac),
        syn::Stmt::Expr(Expr::Macro(call), _) => ends(&call.mac),
        syn::Stmt::Expr(Expr::Return(_) | Expr::Break(_) | Expr::Continue(_), _) => Some(End::Jump),
        _ => None,
    }
}
