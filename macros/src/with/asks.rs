//! Asking the managers of a block whether errors can leave it, where nothing in it says so.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::expand::{Level, Names};
use super::model::Mode;
use crate::flow::unknowns::Shared;

/// The names of what the managers of a block are asked.
pub(super) struct Asks {
    pub(super) leave: Ident,
    pub(super) kinds: Ident,
    pub(super) is_last: bool,
}

/// What is asked about after the block.
pub(super) struct Late {
    /// Carries the type of the manager there.
    pub(super) guest: Option<Ident>,
    /// All of it, where this manager's is the outermost block.
    pub(super) asks: Option<Shared>,
}

impl Level<'_> {
    /// Asks all managers of the block whether they have errors: what stands before it, with the manager, and after it. The last one has
    /// the answer, before it nobody needs it; or the first, after the block, where there is more to ask about.
    pub(super) fn asked(&self, held: &Ident) -> [TokenStream; 3] {
        let Names { span, private, context, .. } = &self.names;
        let span = *span;
        // What is never reached tells of types, and asks nothing of what they borrow.
        let never = |made: TokenStream| {
            quote_spanned! {span=>
                #[allow(unreachable_code, clippy::empty_loop)]
                if false { loop {} #made }
            }
        };
        let guest = self.late.guest.as_ref();
        let shown = guest.map(|guest| never(quote_spanned!(span=> #context::shown(#guest, &#held);)));
        let start = self
            .asks
            .as_ref()
            .filter(|_| self.mode == Mode::Unknown)
            .map(|Asks { leave, .. }| quote_spanned!(span=> let #leave = #private::pin();));
        let answer = |kinds: TokenStream| {
            quote_spanned! {span=> {
                #[allow(unused_imports)]
                use #context::{Fails as _, Never as _, Wrong as _};
                (&&#kinds).way()
            }}
        };
        if let Some(unknowns) = &self.late.asks {
            let unknowns = unknowns.borrow();
            let (guests, ands): (Vec<_>, Vec<_>) = unknowns
                .managers
                .iter()
                .map(|(guest, is_async)| {
                    (guest, Ident::new(if *is_async { "and_async" } else { "and" }, span))
                })
                .unzip();
            let result = unknowns.result.as_ref().map(|result| {
                quote_spanned!(span=> let #result = #private::pin(); if false { return #result.never(); })
            });
            let end = self.asks.as_ref().map(|Asks { leave, .. }| {
                let way = answer(quote_spanned!(span=> #context::unknown()#(.#ands(#guests))*));
                let way = match &unknowns.result {
                    None => way,
                    Some(result) => quote_spanned! {span=> {
                        #[allow(unused_imports)]
                        use #context::Otherwise as _;
                        #context::asked(#result).kind().unless(#way)
                    }},
                };
                never(quote_spanned!(span=> #leave.value(#way);))
            });
            let start = quote_spanned!(span=> #start #(let #guests = #private::pin();)* #result);
            return [start, quote!(#shown), quote!(#end)];
        }
        let Some(Asks { leave, kinds, is_last }) = self.asks.as_ref().filter(|_| shown.is_none()) else {
            return [quote!(#start), quote!(#shown), TokenStream::new()];
        };
        let start = start.map(|start| quote_spanned!(span=> #start let #kinds = #context::unknown();));
        let and = self.names.twin("and", "and_async");
        let kind = quote_spanned!(span=> let #kinds = #kinds.#and(#context::kind(&#held)););
        let answer = is_last.then(|| {
            let way = answer(quote!(#kinds));
            quote_spanned!(span=> #leave.value(#way);)
        });
        [quote!(#start), quote!(#kind #answer), TokenStream::new()]
    }
}
