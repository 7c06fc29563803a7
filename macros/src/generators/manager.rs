//! The rules for generators that are context managers: `ContextManager<Target = …, Error = …>`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{GenericArgument, Lifetime, PathArguments};

use super::message::Message;
use super::model::{Manager, Types};
use crate::support::errors::Errors;
use crate::support::tokens::any_name;

/// The lifetime for which what is yielded is borrowed from the manager.
pub(super) fn lent(span: Span) -> Lifetime {
    Lifetime::new("'__lent", span)
}

/// What the type says.
pub(super) fn types(arguments: &PathArguments, errors: &mut Errors) -> Option<Types> {
    let (mut target, mut error) = (None, None);
    let before = errors.count();
    if let PathArguments::AngleBracketed(list) = arguments {
        for argument in &list.args {
            let GenericArgument::AssocType(given) = argument else {
                errors.at(argument, Message::ManagerArgument);
                continue;
            };
            let slot = match given.ident.to_string().as_str() {
                "Target" if given.generics.is_none() => &mut target,
                "Error" if given.generics.is_none() => &mut error,
                _ => {
                    errors.at(&given.ident, Message::ManagerArgument);
                    continue;
                }
            };
            if slot.is_some() {
                errors.at(&given.ident, Message::ManagerTwice { name: given.ident.to_string() });
            }
            *slot = Some(given.ty.to_token_stream());
        }
    } else if !arguments.is_empty() {
        errors.at(arguments, Message::ManagerArgument);
    }
    let target = target.map_or_else(
        || quote!(()),
        |target| match syn::parse2::<syn::Type>(target.clone()) {
            Ok(mut ty) => {
                let mut elided = Elided { opaque: None };
                elided.visit_type_mut(&mut ty);
                if let Some(span) = elided.opaque {
                    errors.at_span(span, Message::ManagerOpaque);
                }
                ty.into_token_stream()
            }
            Err(_) => target,
        },
    );
    (errors.count() == before).then(|| Types {
        yielded: target,
        sent: quote!(()),
        returned: quote!(()),
        error,
        is_async: false,
        manager: Some(Manager { is_bound: false, may_swallow: true }),
    })
}

/// Gives what has no lifetime the one that is borrowed from the manager.
struct Elided {
    /// An `impl` that stands in it, whose lifetimes nobody knows.
    opaque: Option<Span>,
}

impl VisitMut for Elided {
    fn visit_type_reference_mut(&mut self, reference: &mut syn::TypeReference) {
        if reference.lifetime.is_none() {
            reference.lifetime = Some(lent(Span::mixed_site().located_at(reference.and_token.span)));
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = lent(Span::mixed_site().located_at(lifetime.span()));
        }
    }

    fn visit_type_impl_trait_mut(&mut self, opaque: &mut syn::TypeImplTrait) {
        self.opaque = Some(opaque.impl_token.span);
    }

    // The lifetimes of these are their own.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}
}

/// Whether an error type names a lifetime, `Self`, or one of the generics.
pub(super) fn is_bound(error: &TokenStream, generics: &syn::Generics) -> bool {
    let is_borrowed = error.to_string().contains('\'');
    is_borrowed
        || any_name(error, &mut |name| {
            name == "Self" || generics.type_params().any(|param| param.ident == name)
        })
}
