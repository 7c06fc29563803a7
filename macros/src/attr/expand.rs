//! The expansion: the getter, the setter or the deleter is called.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};

use super::model::{Access, Kind, Name};
use crate::support::{known, lacks, record};

pub(super) fn expand(access: &Access) -> TokenStream {
    let Access { krate, object, name, .. } = access;
    let private = quote!(#krate::__private);
    let (get, set) = (name.getter(), name.method("set"));
    match &access.kind {
        Kind::Get => quote!(#object.#get()),
        Kind::Delete => {
            let delete = name.method("del");
            let trap = trap(&private, name, &delete, "deleter");
            quote!({ #trap #object.#delete() })
        }
        Kind::Set(value) => {
            let trap = trap(&private, name, &set, "setter");
            if access.value_in_place(value) {
                quote!({ #trap #object.#set(#value) })
            } else {
                let (new, value) = (record::local("__value"), before_braces(value));
                quote!({ #trap match #value { #new => #object.#set(#new) } })
            }
        }
        Kind::Change(operator, value) => {
            let new = record::local("__value");
            change(access, &private, &quote!(#new #operator #value;))
        }
        Kind::Power(value) => {
            let new = record::local("__value");
            change(access, &private, &quote!(#new = #private::Pow::pow(#new, #value);))
        }
    }
}

/// A value that braces follow: what is returned in it would take them for those of a struct.
fn before_braces(value: &TokenStream) -> TokenStream {
    let jumps = |tree| matches!(tree, TokenTree::Ident(word) if word == "return" || word == "break");
    if value.clone().into_iter().any(jumps) { quote!((#value)) } else { value.clone() }
}

/// Reads a copy, changes it, and sets it, all of the same object.
fn change(access: &Access, private: &TokenStream, change: &TokenStream) -> TokenStream {
    let Access { object, name, .. } = access;
    let (get, set) = (name.getter(), name.method("set"));
    let trap = trap(private, name, &set, "setter");
    let (new, once) = (record::local("__value"), record::local("__object"));
    let change = |object: &TokenStream| {
        quote! {
            let mut #new = {
                #[allow(unused_imports)]
                use #private::OwnedAnyhow as _;
                #private::Owned(#object.#get()).owned()
            };
            #change
            #object.#set(#new)
        }
    };
    if access.place {
        let change = change(object);
        quote!({ #trap #change })
    } else {
        let change = change(&quote!(#once));
        quote!({ #trap match &mut #object { #once => { #change } } })
    }
}

/// A method of this name for the types that have such a property without one: it is found where there is no other, and its condition,
/// which nothing meets, has Python's words. So has the condition for types without such a property.
fn trap(private: &TokenStream, name: &Name, method: &Ident, what: &str) -> TokenStream {
    let hash = lacks::hash(&method.to_string());
    let attribute = name.shown();
    let message = format!("property '{attribute}' of '{{Self}}' object has no {what}");
    let label = format!("no `{method}`");
    let (mark, parameter) = match what {
        "setter" => (format!("#[setter] fn {method}(&mut self, value: …)"), quote!(_: __V)),
        _ => (format!("#[deleter] fn {method}(&mut self)"), TokenStream::new()),
    };
    let note = match what {
        "setter" => {
            format!("write `{mark}` in the `#[properties]` block, or `#[property(set)]` on the field")
        }
        _ => format!("write `{mark}` in the `#[properties]` block"),
    };
    let unknown = format!("'{{Self}}' object has no attribute '{attribute}'");
    let made = match what {
        "setter" => {
            format!("`{method}` is what `#[setter]`, `#[derive(Property)]` or `#[derive(Fields)]` makes")
        }
        _ => format!("`{method}` is what `#[deleter]` or `#[cached_property]` makes"),
    };
    let near = known::did_you_mean(&attribute).map(|near| quote!(note = #near,));
    let generics = (what == "setter").then(|| quote!(<__V>));
    let unseen = Ident::new(&method.to_string(), Span::mixed_site());
    quote_spanned! {Span::mixed_site()=>
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        #[allow(dead_code)]
        trait __Has {}
        #[diagnostic::on_unimplemented(message = #unknown, label = #label, #near note = #made)]
        #[allow(dead_code)]
        trait __Known {}
        impl<__T: #private::Lacks<#hash> + ?::core::marker::Sized> __Known for __T {}
        #[allow(dead_code)]
        trait __Lacks {
            fn #unseen #generics(&mut self, #parameter) -> ::core::result::Result<(), ::core::convert::Infallible>
            where
                Self: __Has,
            {
                ::core::result::Result::Ok(())
            }
        }
        impl<__T: __Known + ?::core::marker::Sized> __Lacks for __T {}
    }
}
