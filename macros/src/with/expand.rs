//! The expansion: a labelled block for each manager, whose value is the way by which it was left.
//!
//! ```text
//! let mut __held = pin!(held(manager));
//! let __way = '__with: {
//!     let target = match enter(__held.as_mut()) { … };
//!     break '__with Way::Normal({ body });
//! };
//! let __way = match __way {
//!     Way::Raise(error) => match exit_err(__held.as_mut(), error) { … },
//!     way => match exit(__held.as_mut()) { … },
//! };
//! match __way { Way::Normal(value) => value, Way::Return(value) => return value, … }
//! ```
//!
//! The enum has only the ways that there are; with the end of the block as the only one there is neither enum nor label.

use std::cell::RefCell;
use std::rc::Rc;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::visit_mut::VisitMut as _;
use syn::{Block, Expr, Lifetime, Pat};

use super::asks::{Asks, Late};
use super::function;
use super::model::{self, Mode};
use super::parse::{Manager, With};
use super::region::Region;
use crate::flow::construct::{How, Raised};
use crate::flow::unknowns::Shared;
use crate::flow::{Construct, Flow, Holds, Jumps, Ways};
use crate::support::tokens::located;

/// The names of one manager.
pub(super) struct Names {
    pub(super) span: Span,
    number: usize,
    pub(super) private: TokenStream,
    pub(super) context: TokenStream,
    is_async: bool,
}

impl Names {
    fn new(flow: &mut Flow<'_>, place: Span, is_async: bool) -> Self {
        let span = Span::mixed_site().located_at(place);
        let (private, context) = (located(&flow.private, span), located(&flow.context, span));
        Names { span, number: flow.number(), private, context, is_async }
    }

    /// Enters or leaves the manager, and waits for it where that is asked for.
    fn call(&self, flow: &mut Flow<'_>, how: &str, error: Option<TokenStream>) -> TokenStream {
        let (span, held, context) = (self.span, self.name("held"), &self.context);
        let how = self.twin(how, &format!("async_{how}"));
        let call = quote_spanned!(span=> #context::#how(#held.as_mut() #error));
        match self.is_async {
            false => call,
            true => flow.offer(Construct::Await { span, value: Expr::Verbatim(call) }).into_token_stream(),
        }
    }

    /// The name of an asynchronous twin.
    pub(super) fn twin(&self, name: &str, twin: &str) -> Ident {
        Ident::new(if self.is_async { twin } else { name }, self.span)
    }

    fn name(&self, name: &str) -> Ident {
        format_ident!("__{}{}", name, self.number, span = self.span)
    }

    fn label(&self) -> Lifetime {
        Lifetime::new(&format!("'__with{}", self.number), self.span)
    }
}

pub(super) fn with(flow: &mut Flow<'_>, mut with: With) -> Expr {
    let mut otherwise = with.otherwise.take();
    if let Some(block) = &mut otherwise {
        flow.visit_block_mut(block);
    }
    let otherwise = otherwise.as_ref();
    let place = with.span;
    let is_try = with.is_try;
    let mut managers = with.managers.into_iter();
    let first = managers.next();
    let made = first.map(|first| {
        let swallowed = otherwise.map(|block| block.to_token_stream());
        let skips = match model::has_value(&with.body) {
            true => "recovered",
            false => "ended",
        };
        let is_unknown = flow.holds() == Holds::Unknown;
        let is_async = with.is_async;
        let unknowns = match is_unknown {
            true => Some(Shared::default()),
            false => flow.unknowns(),
        };
        let mut chain = Chain {
            skips,
            is_unknown,
            unknowns,
            is_async,
            is_late: false,
            function: None,
            regions: Vec::new(),
        };
        one(flow, first, managers, &mut with.body, swallowed, is_try, &mut chain).0
    });
    Expr::Verbatim(made.unwrap_or_else(|| quote_spanned!(place=> {})))
}

/// Around the body of a function.
pub(super) fn around(
    flow: &mut Flow<'_>,
    place: Span,
    managers: Vec<Manager>,
    body: &mut Block,
    function: &function::Names,
) -> TokenStream {
    let mut managers = managers.into_iter();
    let Some(first) = managers.next() else { return quote_spanned!(place=> {}) };
    let mut chain = Chain {
        skips: "skipped",
        is_unknown: false,
        unknowns: None,
        is_async: false,
        is_late: false,
        function: Some(function),
        regions: Vec::new(),
    };
    one(flow, first, managers, body, None, false, &mut chain).0
}

/// The managers around, outermost first.
struct Chain<'a> {
    /// Whether the managers are to be asked which errors can leave.
    is_unknown: bool,
    /// What else is to be asked about; those of the chain that asks.
    unknowns: Option<Shared>,
    is_async: bool,
    /// Whether there is any of it, so that the answer is known after the block.
    is_late: bool,
    /// What gives the value where an error was swallowed.
    skips: &'static str,
    /// The function whose body the block is.
    function: Option<&'a function::Names>,
    regions: Vec<(Rc<RefCell<Region>>, Ident, Ident)>,
}

/// The block of a manager, with those of the managers after it, and whether errors may be swallowed in it. `otherwise` is what then
/// goes on.
fn one(
    flow: &mut Flow<'_>,
    mut manager: Manager,
    mut rest: std::vec::IntoIter<Manager>,
    body: &mut Block,
    otherwise: Option<TokenStream>,
    is_try: bool,
    chain: &mut Chain<'_>,
) -> (TokenStream, bool) {
    let names = Names::new(flow, manager.span, chain.is_async);
    flow.visit_expr_mut(&mut manager.value);
    let outer = flow.errs();
    let region = |flow: &Flow<'_>, errs| {
        Rc::new(RefCell::new(Region {
            label: names.label(),
            way: names.name("Way"),
            private: names.private.clone(),
            context: names.context.clone(),
            unknowns: chain.unknowns.clone(),
            result: names.name("result"),
            returned: names.name("returned"),
            errs,
            returns_errors: flow.returns_errors(),
            raises: is_try,
            may_raise: false,
            returns: false,
            jumps: Jumps::default(),
        }))
    };
    let holds = match flow.holds() {
        // The block tells, if an error leaves it: what it holds is walked to ask for that, and forgotten.
        Holds::Taken => {
            let asked = region(flow, Some(model::errs(outer)));
            flow.asking(asked.clone(), |flow| {
                let values = rest.as_slice().iter().map(|next| &next.value);
                if let Ok(mut copy) = syn::parse2(quote!({ #((#values);)* #body })) {
                    flow.visit_block_mut(&mut copy);
                }
            });
            if asked.borrow().raises { Holds::Errors } else { Holds::Nothing }
        }
        holds => holds,
    };
    let region = region(flow, (holds != Holds::Nothing).then(|| model::errs(outer)));
    let is_last = rest.len() == 0;
    let guest = names.name("guest");
    if let Some(unknowns) = chain.unknowns.as_ref().filter(|_| !chain.is_unknown) {
        unknowns.borrow_mut().managers.push((guest.clone(), chain.is_async));
    }
    chain.regions.push((region.clone(), names.name("leave"), names.name("kinds")));
    let (inner, swallows) = flow.region(region.clone(), |flow| match rest.next() {
        None => match chain.function {
            Some(names) => (function::body(flow, names, body), false),
            None => {
                flow.visit_block_mut(body);
                (quote!(#body), false)
            }
        },
        Some(next) => {
            let (label, way) = (names.label(), names.name("Way"));
            let span = names.span;
            let swallowed = otherwise.as_ref().map(|_| quote_spanned!(span=> break #label #way::Swallowed));
            one(flow, next, rest, body, swallowed, is_try, chain)
        }
    });
    if let Some(unknowns) = chain.unknowns.as_ref().filter(|_| chain.is_unknown) {
        chain.is_late |= is_last && !unknowns.borrow().is_empty();
        if chain.is_late {
            unknowns.borrow_mut().managers.push((guest.clone(), chain.is_async));
        }
    }
    let region = region.borrow();
    let first = chain.regions.first().filter(|_| chain.is_unknown);
    let is_asked = chain.regions.iter().all(|(region, ..)| !region.borrow().raises);
    let asks = first.filter(|_| is_asked).map(|(_, leave, kinds)| Asks {
        leave: leave.clone(),
        kinds: kinds.clone(),
        is_last,
    });
    let mode = Mode::new(holds, outer, region.raises);
    let is_first = first.is_some_and(|(first, ..)| core::ptr::eq(&*first.borrow(), &*region));
    let late = Late {
        guest: (chain.is_late || !chain.is_unknown && chain.unknowns.is_some()).then_some(guest),
        asks: chain.unknowns.clone().filter(|_| is_first && chain.is_late),
    };
    let may_swallow = otherwise.is_some() && (swallows || region.may_raise && mode != Mode::Nothing);
    let level = Level {
        asks: asks.filter(|_| !chain.is_late || is_first),
        late,
        skips: chain.skips,
        names,
        mode,
        region: &region,
        otherwise: may_swallow.then_some(otherwise).flatten(),
    };
    (level.made(flow, &manager, &inner), may_swallow)
}

pub(super) struct Level<'a> {
    pub(super) asks: Option<Asks>,
    pub(super) late: Late,
    /// What gives the value where an error was swallowed.
    skips: &'static str,
    pub(super) names: Names,
    pub(super) mode: Mode,
    region: &'a Region,
    otherwise: Option<TokenStream>,
}

impl Level<'_> {
    fn made(&self, flow: &mut Flow<'_>, manager: &Manager, inner: &TokenStream) -> TokenStream {
        let Names { span, context, private, .. } = &self.names;
        let (held, pin, way) = (self.names.name("held"), self.names.name("pin"), &self.region.way);
        let value = &manager.value;
        let make = self.names.twin("held", "async_held");
        let [leave, asked, answer] = self.asked(&held);
        let shown = self.shown(flow);
        let error = quote_spanned!(*span=> __error);
        let raise = self.raise(flow, error.clone(), false);
        let (target, bound) = self.target(manager);
        let (entered, exited) = (self.names.call(flow, "enter", None), self.names.call(flow, "exit", None));
        let enter = quote_spanned! {*span=>
            #[allow(clippy::diverging_sub_expression)]
            let #target = match #entered {
                ::core::result::Result::Ok(__target) => __target,
                ::core::result::Result::Err(__error) => #raise,
            };
            #bound
        };
        let exit = |value: TokenStream| {
            quote_spanned! {*span=>
                match #exited {
                    ::core::result::Result::Ok(()) => #value,
                    ::core::result::Result::Err(__error) => #raise,
                }
            }
        };
        let is_plain = !self.region.may_raise
            && !self.region.returns
            && self.region.jumps.is_empty()
            && self.otherwise.is_none();
        let left = if is_plain {
            let value = self.names.name("value");
            let exit = exit(quote_spanned!(*span=> #value));
            quote_spanned! {*span=>
                let #value = {
                    #shown
                    #enter
                    #[allow(unreachable_code, clippy::let_and_return, clippy::diverging_sub_expression)]
                    let #value = #pin.value(#inner);
                    #value
                };
                #answer
                #exit
            }
        } else {
            let ways = self.ways(flow);
            let Ways { generics, variants, arms, pins } = ways;
            let label = &self.region.label;
            let (name, again) = (self.names.name("way"), self.again(flow));
            let exit = exit(quote_spanned!(*span=> #name));
            quote_spanned! {*span=>
                enum #way<N, #(#generics),*> { Normal(N), #(#variants),* }
                #[allow(clippy::diverging_sub_expression)]
                let #name = #label: {
                    #shown
                    #(#pins)*
                    #enter
                    #[allow(unreachable_code, clippy::diverging_sub_expression)]
                    break #label #way::Normal(#pin.value(#inner));
                };
                #answer
                let #name = match #name { #again #name => #exit };
                match #name { #way::Normal(__value) => __value, #(#arms),* }
            }
        };
        quote_spanned! {*span=> {
            let #pin = #private::pin();
            if false {
                // The type of the value is that of its place; that nothing comes by here tells what the block has assigned.
                match () { #[allow(unreachable_code, clippy::empty_loop)] () => { loop {} #pin.never() } }
            } else {
                #leave
                let __manager = #value;
                let mut #held = ::core::pin::pin!(#context::#make(__manager));
                #asked
                #left
            }
        }}
    }

    /// What is entered, and how that is bound: what no name takes, as the guard of a lock, stays to the end of the block too.
    fn target(&self, manager: &Manager) -> (TokenStream, TokenStream) {
        let span = self.names.span;
        match &manager.target {
            Some(target @ Pat::Ident(name)) if name.subpat.is_none() => (quote!(#target), TokenStream::new()),
            None | Some(Pat::Wild(_)) => (quote_spanned!(span=> __entered), TokenStream::new()),
            // `ref mut` would change it.
            Some(target) => (
                quote_spanned!(span=> __entered),
                quote_spanned!(span=> #[allow(unused_mut)] let mut __entered = __entered; let #target = __entered;),
            ),
        }
    }

    /// Lets an error go on that a manager has raised.
    fn raise(&self, flow: &mut Flow<'_>, error: TokenStream, is_shown: bool) -> TokenStream {
        let Names { span, private, context, .. } = &self.names;
        let handled = flow.handled().filter(|_| !is_shown).map(|handling| (Rc::clone(handling), How::Found));
        let raised = Raised {
            span: *span,
            error,
            is_converted: self.mode != Mode::Errors { is_typed: false },
            is_in_case: !self.region.raises,
            context: handled,
        };
        match self.mode {
            Mode::Nothing => {
                let error = &raised.error;
                quote_spanned!(*span=> #context::absurd(#error))
            }
            Mode::Unknown => {
                let (leave, error) = (self.names.name("leave"), raised.value(private, false));
                quote_spanned!(*span=> return #context::leave(#leave, #error))
            }
            Mode::Errors { .. } => flow.offer(Construct::Raise(raised)).into_token_stream(),
        }
    }

    /// Shows for which errors the manager is.
    fn shown(&self, flow: &mut Flow<'_>) -> TokenStream {
        let Names { span, private, context, .. } = &self.names;
        let held = self.names.name("held");
        let ty = match self.mode {
            Mode::Nothing => quote_spanned!(*span=> : #context::NoError),
            Mode::Errors { is_typed: false } => quote_spanned!(*span=> : #private::Exception),
            _ => TokenStream::new(),
        };
        let raise = ty.is_empty().then(|| {
            let raise = self.raise(flow, quote_spanned!(*span=> __error), true);
            quote_spanned!(*span=> #raise;)
        });
        quote_spanned! {*span=>
            #[allow(clippy::diverging_sub_expression)]
            if false {
                let __error #ty = #private::pinned();
                #held.is_for(&__error);
                #raise
            }
        }
    }

    /// What becomes of an error that leaves the block.
    fn again(&self, flow: &mut Flow<'_>) -> TokenStream {
        if !self.region.may_raise {
            return TokenStream::new();
        }
        let Names { span, private, context, .. } = &self.names;
        let (way, handled) = (&self.region.way, self.names.name("handled"));
        let left = self.names.call(flow, "exit_err", Some(quote_spanned!(*span=> , __error)));
        // What is raised instead comes after the error that was on its way.
        let error = quote_spanned!(*span=> #private::found(__error, &#handled));
        let raise = self.raise(flow, error, false);
        let swallow = match self.otherwise {
            Some(_) => quote_spanned!(*span=> { #context::swallowed(__swallow); #way::Swallowed }),
            None => {
                let (pin, skips) = (self.names.name("pin"), Ident::new(self.skips, *span));
                quote_spanned!(*span=> #way::Normal(#pin.value(#context::#skips(__swallow))))
            }
        };
        quote_spanned! {*span=>
            #way::Raise(__error) => {
                let __error = #private::settled(__error);
                let #handled = #private::handled(&__error);
                match #left {
                    ::core::result::Result::Ok(__swallow) => #swallow,
                    ::core::result::Result::Err(__error) => #raise,
                }
            }
        }
    }

    fn ways(&self, flow: &mut Flow<'_>) -> Ways {
        let Names { span, private, .. } = &self.names;
        let (region, way, span) = (self.region, &self.region.way, *span);
        let mut ways = Ways::default();
        if region.may_raise {
            ways.add("Raise", Some("E"), quote_spanned!(span=> #way::Raise(_) => ::core::unreachable!()));
        }
        if region.returns {
            let returned = &region.returned;
            let mut leave = |value| {
                flow.offer(Construct::Return { span, value: Some(Expr::Verbatim(value)), is_sifted: true })
            };
            let pin = leave(quote_spanned!(span=> #returned.never()));
            let again = leave(quote_spanned!(span=> __returned));
            ways.add("Return", Some("R"), quote_spanned!(span=> #way::Return(__returned) => #again));
            ways.pins.push(quote_spanned!(span=> let #returned = #private::pin(); if false { #pin }));
        }
        for gone in region.jumps.go_on(flow, span, way) {
            ways.add(&gone.name.to_string(), gone.generic.as_deref(), gone.arm);
        }
        if let Some(otherwise) = &self.otherwise {
            ways.add("Swallowed", None, quote_spanned!(span=> #way::Swallowed => #otherwise));
        }
        ways
    }
}
