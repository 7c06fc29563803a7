//! The expansion: the body as an `async` block that the runtime resumes.
//!
//! # Why this is sound
//!
//! The one `unsafe` in an expansion makes the token. What it promises, `client.rs` keeps: each leaf of the token is awaited
//! where it is made, beside a jump to the label of this `async` block. The names of the token and of the label are out of
//! the user's reach (`Span::mixed_site`).

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::{Block, Signature};

use super::client::{label, token};
use super::manager;
use super::model::{Generator, Let, Types, Uses};
use crate::support::krate::Krate;

pub(super) fn function(krate: &Krate, generator: Generator<'_>, signature: &mut Signature) {
    let Generator { types, lets, uses, body } = generator;
    let types = Names::of(krate, &types);
    let output = types.output();
    signature.output = syn::parse_quote_spanned!(types.span=> -> #output);
    if let Some(body) = body {
        let captured = quote_spanned!(types.span=> move);
        let made = block(&types, &captured, &lets, uses, body);
        body.stmts = vec![syn::Stmt::Expr(syn::Expr::Verbatim(made), None)];
    }
}

/// The names and types in an expansion.
pub(crate) struct Names {
    span: Span,
    private: TokenStream,
    generator: TokenStream,
    /// What the body implements.
    body: Ident,
    /// What makes it one that has something to do at its end.
    cleaning: Ident,
    yielded: TokenStream,
    sent: TokenStream,
    returned: TokenStream,
    signal: TokenStream,
    /// The types of a context manager.
    manager: Option<Manager>,
}

struct Manager {
    private: TokenStream,
    /// What is lent, for each lifetime.
    family: TokenStream,
    /// What becomes of errors.
    how: TokenStream,
}

impl Manager {
    fn of(krate: &Krate, span: Span, types: &Types) -> Option<Self> {
        let manager = types.manager.as_ref()?;
        let private = quote_spanned!(span=> #krate::__private::context);
        let (lent, target) = (manager::lent(span), &types.yielded);
        let family = quote_spanned! {span=>
            dyn for<#lent> #krate::__private::generator::Lends<#lent, Target = #target>
        };
        let swallow = match manager.may_swallow {
            true => quote_spanned!(span=> ()),
            false => quote_spanned!(span=> #private::NoError),
        };
        let how = match (&types.error, manager.is_bound) {
            (None, _) => quote_spanned!(span=> Unseen),
            (Some(_), true) => quote_spanned!(span=> Only<#swallow>),
            (Some(_), false) => quote_spanned!(span=> Any<#swallow>),
        };
        Some(Manager { how: quote_spanned!(span=> #private::#how), private, family })
    }
}

impl Names {
    pub(crate) fn of(krate: &Krate, types: &Types) -> Self {
        let span = Span::mixed_site();
        let private = quote_spanned!(span=> #krate::__private::generator);
        let signal = match &types.error {
            Some(error) => quote_spanned!(span=> #private::Raise<#error>),
            None => quote_spanned!(span=> #private::Infallible),
        };
        let manager = Manager::of(krate, span, types);
        let (generator, body, cleaning) = match (types.is_async, &manager) {
            (true, None) => ("AsyncGen", "AsyncBody", "asynchronous"),
            (false, None) => ("Gen", "Body", "new"),
            (true, Some(_)) => ("AsyncMadeManager", "AsyncManagerBody", "asynchronous"),
            (false, Some(_)) => ("MadeManager", "ManagerBody", "new"),
        };
        let [generator, body, cleaning] = [generator, body, cleaning].map(|name| Ident::new(name, span));
        let home = manager.as_ref().map_or(&private, |manager| &manager.private);
        let yielded = match &manager {
            Some(Manager { family, .. }) => quote_spanned!(span=> #private::Lent<#family>),
            None => types.yielded.clone(),
        };
        Names {
            span,
            generator: quote_spanned!(span=> #home::#generator),
            body,
            cleaning,
            manager,
            private,
            yielded,
            sent: types.sent.clone(),
            returned: types.returned.clone(),
            signal,
        }
    }

    /// What the function returns.
    fn output(&self) -> TokenStream {
        let Names { span, private, generator, body, yielded, sent, returned, signal, .. } = self;
        match &self.manager {
            Some(Manager { private, family, how }) => quote_spanned! {*span=>
                #generator<#family, #signal, impl #private::#body<#family, #signal>, #how>
            },
            None => {
                let arguments = quote_spanned!(*span=> #yielded, #sent, #returned, #signal);
                quote_spanned!(*span=> #generator<#arguments, impl #private::#body<#arguments>>)
            }
        }
    }
}

/// The generator of a body.
pub(crate) fn block(
    names: &Names,
    captured: &TokenStream,
    lets: &[Let],
    uses: Uses,
    body: &Block,
) -> TokenStream {
    let Names { span, private, generator, yielded, sent, returned, signal, cleaning, .. } = names;
    let (span, token, label, stmts) = (*span, token(), label(*span), &body.stmts);
    let kind = match uses.delegates {
        true => quote_spanned!(span=> Delegating),
        false => quote_spanned!(span=> Flat),
    };
    let lets = lets.iter().map(|Let { pattern, name }| quote_spanned!(span=> let #pattern = #name;));
    let rules = uses.cleans.then(|| quote_spanned!(span=> .cleaning()));
    // Where nothing is yielded there is no jump to the label, and what follows a body that never ends would be unreachable.
    let jump = (!uses.yields).then(|| quote_spanned!(span=> if false { break #label #private::never(); }));
    let result = quote_spanned!(span=> ::core::result::Result::<#returned, #signal>);
    // What catches errors has to know their type before the end of the body says it.
    let typed =
        uses.catches.then(|| quote_spanned!(span=> if false { return #result::Err(#private::never()); }));
    let body = quote_spanned! {span=>
        #private::#kind::new(#token, async #captured {
            let #token = __start.await;
            #(#lets)*
            #typed
            let __returned: #returned = #label: { #jump #(#stmts)* };
            #result::Ok(__returned)
        })
    };
    let body = match uses.cleans {
        true => quote_spanned!(span=> #private::Cleaning::#cleaning(#body)),
        false => body,
    };
    quote_spanned! {span=> {
        #[allow(unused_imports)]
        use #private::{Absent as _, ConvertedErrors as _, ForeignErrors as _};
        let __rules = #private::rules(
            (&#private::Probe::<#sent>::ASK).none(),
            (&#private::Probe::<#returned>::ASK).none(),
            (&#private::Probe::<#signal>::ASK).errors(),
        )#rules;
        let #token = unsafe { #private::Token::<#yielded, #sent, #signal, _>::new(&__rules) };
        let __start = #token.start();
        #generator::new(#body)
    }}
}
