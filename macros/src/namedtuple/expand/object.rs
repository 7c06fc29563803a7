//! The object that Python sees: its `repr`, its items, how it is made of values.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use super::inherent::{can_be_cloned, default_name, names, with_default};
use super::target::Target;
use crate::namedtuple::model::Field;
use crate::namedtuple::types::{Known, Recursion};
use crate::support::record::local;

pub(super) fn object(target: &Target<'_>) -> TokenStream {
    let class = class(target);
    let repr = repr(target);
    let display = target.model.display.then(|| display(target));
    let items = items(target);
    let defaults = defaults(target);
    let build = build(target);
    let replace = replace(target);
    let values = values(target);
    quote!(#class #repr #display #items #defaults #build #replace #values)
}

/// The trait itself.
fn class(target: &Target<'_>) -> TokenStream {
    let (private, name) = (&target.private, &target.model.name);
    let (names, with_default) = (names(target), with_default(target));
    target.implement(
        quote!(#private::NamedTuple),
        &[],
        quote! {
            const NAME: &'static ::core::primitive::str = #name;
            const FIELDS: &'static [&'static ::core::primitive::str] = #names;
            const DEFAULTS: #private::Defaults<Self> = #private::Defaults::new(#with_default);
        },
    )
}

fn is_recursive(field: &Field) -> bool {
    matches!(field.known, Known::Recursive(_))
}

fn can_show(ty: &TokenStream, private: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> #ty: #private::Repr)
}

fn repr(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let shown = target.fields().iter().map(|field| {
        let member = &field.field.member;
        if field.secret { quote!(#private::Hidden) } else { quote!(self.#member) }
    });
    // What stands before each value: written in one piece.
    let between = target.fields().iter().enumerate().map(|(index, field)| match index {
        0 => format!("{}({}=", target.model.name, field.name),
        _ => format!(", {}=", field.name),
    });
    let out = local("out");
    let body = target.body(|| match target.fields() {
        [] => {
            let all = format!("{}()", target.model.name);
            quote!(::core::fmt::Write::write_str(#out, #all))
        }
        _ => quote!(#private::write_named(#out, &[#((#between, &#shown)),*])),
    });
    target.implement(
        quote!(#private::Repr),
        &target.conditions(|field| !is_recursive(field), can_show),
        quote! {
            fn repr_to(&self, #out: &mut dyn ::core::fmt::Write) -> ::core::fmt::Result {
                #body
            }
        },
    )
}

fn display(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let f = local("f");
    target.implement(
        quote!(::core::fmt::Display),
        &target.conditions(|_| true, can_show),
        quote! {
            fn fmt(&self, #f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #private::display(self, #f)
            }
        },
    )
}

fn becomes_value(ty: &TokenStream, private: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> #ty: #private::ToValue)
}

fn items(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let members = target.fields().iter().map(|field| &field.field.member);
    let visit = local("visit");
    let body = target.body(|| quote!(#visit(&[#(&self.#members),*])));
    target.implement(
        quote!(#private::Items),
        &target.conditions(|_| true, becomes_value),
        quote! {
            fn visit(&self, #visit: &mut dyn ::core::ops::FnMut(&[&dyn #private::ToValue])) {
                #body
            }
        },
    )
}

fn defaults(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let has_default = |field: &Field| field.field.default.is_some();
    let arms = target.fields().iter().filter(|field| has_default(field)).enumerate().map(|(index, field)| {
        let (index, default) = (Literal::usize_unsuffixed(index), default_name(field));
        quote!(#index => ::core::option::Option::Some(#private::ToValue::to_value(&Self::#default())),)
    });
    let index = local("index");
    let body = target.body(|| {
        quote! {
            match #index {
                #(#arms)*
                _ => ::core::option::Option::None,
            }
        }
    });
    let default_value = target.fields().iter().any(has_default).then(|| {
        quote! {
            fn default_value(#index: ::core::primitive::usize) -> ::core::option::Option<#private::Value> {
                #body
            }
        }
    });
    target.implement(
        quote!(#private::DefaultValues),
        &target.conditions(has_default, becomes_value),
        quote!(#default_value),
    )
}

fn comes_from_value(ty: &TokenStream, private: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> #ty: #private::FromValue)
}

pub(super) fn build(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let arguments = local("arguments");
    let body = taken(target, &arguments, |field| match field.field.default {
        None => quote!(#private::take(#arguments)),
        Some(_) => {
            let default = default_name(field);
            quote!(#private::take_or(#arguments, Self::#default))
        }
    });
    target.implement(
        quote!(#private::Build),
        &target.conditions(|_| true, comes_from_value),
        quote! {
            fn build(
                #arguments: &mut #private::Arguments,
            ) -> ::core::result::Result<Self, #private::Exception> {
                #body
            }
        },
    )
}

fn replace(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let arguments = local("arguments");
    let body = taken(target, &arguments, |field| {
        let member = &field.field.member;
        quote!(#private::take_or_clone(#arguments, &self.#member))
    });
    let mut conditions = target.conditions(|_| true, comes_from_value);
    conditions.extend(target.conditions(|_| true, can_be_cloned));
    target.implement(
        quote!(#private::Replace),
        &conditions,
        quote! {
            fn replaced(
                &self,
                #arguments: &mut #private::Arguments,
            ) -> ::core::result::Result<Self, #private::Exception> {
                #body
            }
        },
    )
}

/// Takes each field, which is `None` after an error. One `else` for all is half the work for the compiler of a `?` for each.
fn taken(target: &Target<'_>, arguments: &Ident, take: impl Fn(&Field) -> TokenStream) -> TokenStream {
    target.body(|| {
        let locals: Vec<Ident> =
            (0..target.fields().len()).map(|index| local(&format!("__{index}"))).collect();
        let values = target.fields().iter().map(take);
        let construct = target.construct(|index, _| locals[index].to_token_stream());
        let fields = (!locals.is_empty()).then(|| {
            quote! {
                let (#(::core::option::Option::Some(#locals),)*) = (#(#values,)*) else {
                    return ::core::result::Result::Err(#arguments.error());
                };
            }
        });
        let made = target.admit(&construct);
        quote!(#fields #made)
    })
}

/// To a value and back.
fn values(target: &Target<'_>) -> TokenStream {
    let (private, ty) = (&target.private, &target.ty);
    let value = local("value");
    let items = target.fields().iter().map(|field| {
        // The type is said, because conditions on other types would make the compiler guess one of those.
        let (ty, member) = (&field.ty, &field.field.member);
        quote!(<#private::Value as ::core::convert::From<#ty>>::from(#value.#member))
    });
    let fields = target.fields().iter().enumerate();
    let secret: Vec<Literal> =
        fields.filter(|(_, field)| field.secret).map(|(index, _)| Literal::usize_unsuffixed(index)).collect();
    let object = target.body(|| match secret.as_slice() {
        [] => quote!(#private::object::<#ty, _>([#(#items),*])),
        secret => quote!(#private::object_hiding::<#ty, _>([#(#items),*], &[#(#secret),*])),
    });
    let mut conditions = target.conditions(
        |field| !is_recursive(field),
        |ty, private, span| quote_spanned!(span=> #private::Value: ::core::convert::From<#ty>),
    );
    let shared = |field: &Field| matches!(field.known, Known::Recursive(Recursion { shared: true, .. }));
    if target.fields().iter().any(shared) {
        conditions.push(quote!(for<'__a> #ty: ::core::clone::Clone));
    }
    let out = target.implement_for(
        &quote!(#private::Value),
        quote!(::core::convert::From<#ty>),
        &conditions,
        quote! {
            fn from(#value: #ty) -> Self {
                #object
            }
        },
    );
    let is_condition =
        |field: &Field| !matches!(field.known, Known::Recursive(Recursion { comes_back: true, .. }));
    let back = target.implement(
        quote!(::core::convert::TryFrom<#private::Value>),
        &target.conditions(is_condition, comes_from_value),
        quote! {
            type Error = #private::Exception;
            fn try_from(#value: #private::Value) -> ::core::result::Result<Self, #private::Exception> {
                #private::from_object(#value)
            }
        },
    );
    quote!(#out #back)
}
