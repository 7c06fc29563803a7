//! Cached properties: the getter that computes once, what sets and resets it, and the setters that make it forget.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::allow;
use crate::properties::header;
use crate::properties::model::{Cached, Getter, Model};
use crate::properties::parse::Method;
use crate::support::access;
use crate::support::record;
use crate::support::tokens::located;

pub(super) fn cached(cached: &Cached, private: &TokenStream) -> TokenStream {
    let Cached { method, ty, depends, own_set, own_del } = cached;
    let (attrs, vis, header) = (&method.attrs, &method.vis, &method.header);
    let (ident, body) = (&header.ident, &header.body);
    let receiver = header.receiver.as_ref().map(|receiver| &receiver.tokens);
    let where_clause = &header.generics.where_clause;
    let whole = header.output.as_ref().map(|ty| ty.to_token_stream()).unwrap_or_default();
    // In a pattern a field that does not exist is an error where it is named; `self.total` would be taken for the method.
    let this = this(method);
    let used = depends.iter().map(|field| quote!(let Self { #field: _, .. } = #this;));
    let (value, place) = (record::local("__value"), record::local("__cached"));
    let find = quote!(let Self { #ident: #place, .. } = #this;);
    let cache = cache(cached, private);
    let replaced = header
        .output
        .as_ref()
        .and_then(|output| header::replace_ok(output, |ok| access::getter(ok).ty.finish()));
    let (output, read) = match replaced {
        Some((_, replaced)) => {
            let given = access::getter(ty).by.of(value.to_token_stream());
            let read = quote! {
                match #cache::__get_or_try_init(#place, || -> #whole #body) {
                    ::core::result::Result::Ok(#value) => ::core::result::Result::Ok(#given),
                    ::core::result::Result::Err(#value) => ::core::result::Result::Err(#value),
                }
            };
            (replaced, read)
        }
        None => {
            let computed = quote!(#cache::__get_or_init(#place, || -> #whole #body));
            let access::Getter { ty, by } = access::getter(ty);
            let value = by.of(computed);
            (ty.finish(), value.finish())
        }
    };
    let cfg: Vec<_> = attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
    let del = format_ident!("del_{}", ident.unraw(), span = ident.span());
    let set = format_ident!("set_{}", ident.unraw(), span = ident.span());
    let allow = allow();
    let set = (!own_set).then(|| {
        let doc = format!(
            "Puts a value in the place of `{}`: it is not computed until it is deleted.",
            ident.unraw()
        );
        quote! {
            #[doc = #doc]
            #(#cfg)*
            #allow
            #vis fn #set(&mut self, #value: #ty) #where_clause {
                let Self { #ident: #place, .. } = self;
                #cache::__put(#place, #value)
            }
        }
    });
    let del = (!own_del).then(|| {
        let doc = format!("Forgets `{}`: the next read computes it again.", ident.unraw());
        quote! {
            #[doc = #doc]
            #(#cfg)*
            #allow
            #vis fn #del(&mut self) #where_clause {
                let Self { #ident: #place, .. } = self;
                #cache::__reset(#place)
            }
        }
    });
    quote! {
        #(#attrs)*
        #vis fn #ident(#receiver) -> #output #where_clause {
            #(#used)*
            #find
            #read
        }
        #set
        #del
    }
}

/// The trait of the places, where the property is named.
pub(super) fn cache(cached: &Cached, private: &TokenStream) -> TokenStream {
    let (ty, span) = (&cached.ty, cached.method.header.ident.span());
    let private = located(private, span);
    quote_spanned!(span=> #private::Cache::<#ty>)
}

/// Forgets the value.
pub(super) fn reset(cached: &Cached, private: &TokenStream) -> TokenStream {
    let (ident, place) = (&cached.method.header.ident, record::local("__cached"));
    let cache = cache(cached, private);
    quote!({
        let Self { #ident: #place, .. } = self;
        #cache::__reset(#place)
    })
}

/// The method's own `self`: one that comes out of a `macro_rules!` is another than ours.
fn this(method: &Method) -> Ident {
    let receiver = method.header.receiver.iter().flat_map(|receiver| receiver.tokens.clone());
    let this = receiver.filter_map(|tree| match tree {
        TokenTree::Ident(ident) if ident == "self" => Some(ident),
        _ => None,
    });
    this.last().unwrap_or_else(|| Ident::new("self", Span::call_site()))
}

/// A setter or deleter, after which what was computed of its field is forgotten.
pub(super) fn forgetful(method: &Method, field: &str) -> TokenStream {
    let (attrs, vis, header) = (&method.attrs, &method.vis, &method.header);
    let ident = &header.ident;
    let inner = format_ident!("__{}_and_no_more", ident.unraw(), span = ident.span());
    let itself = header.named(&inner);
    let (qualifiers, generics) = (&header.qualifiers, &header.generics);
    let where_clause = &generics.where_clause;
    let output = header.output.as_ref().map(|ty| quote!(-> #ty));
    let (value, done) = (record::local("__value"), record::local("__done"));
    let parameter = header.parameters.first().map(|parameter| {
        let ty = &parameter.ty;
        quote!(#value: #ty)
    });
    let argument = header.parameters.first().map(|_| &value);
    let this = Ident::new("self", Span::call_site());
    let allow = allow();
    let cfg: Vec<_> = attrs.iter().filter(|attr| attr.path().is_ident("cfg")).collect();
    quote! {
        #(#attrs)*
        #vis #(#qualifiers)* fn #ident #generics(&mut #this, #parameter) #output #where_clause {
            let #done = #this.#inner(#argument);
            #this.__changed(#field);
            #done
        }
        #(#cfg)*
        #allow
        #[inline]
        #itself
    }
}

/// `__changed`, which every setter of a field calls, those of a derive as well.
pub(super) fn forget(model: &Model, private: &TokenStream) -> TokenStream {
    let changed = record::local("__field");
    let resets = model.properties.iter().filter_map(|property| {
        let Getter::Cached(cached) = &property.get else { return None };
        if cached.depends.is_empty() {
            return None;
        }
        let names = cached.depends.iter().map(|field| field.unraw().to_string());
        let (cfg, reset) = (&property.cfg, reset(cached, private));
        Some(quote! {
            #cfg
            if let #(#names)|* = #changed {
                #reset
            }
        })
    });
    quote! {
        #[doc(hidden)]
        #[inline(always)]
        pub fn __changed(&mut self, #changed: &'static ::core::primitive::str) {
            #(#resets)*
        }
    }
}
