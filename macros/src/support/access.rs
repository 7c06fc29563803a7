//! How a field is read and what it may be assigned from, as its type suggests.

use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::flat::Flat;
use super::types::{self, Kind};
use super::write::Write;

/// How a getter's value is made of a reference to the field.
#[derive(Clone, Copy)]
pub(crate) enum By {
    Copy,
    Reference,
    /// A function of `core`.
    Function(&'static [&'static str]),
}

impl By {
    /// The expression, for one that gives a reference to the field.
    pub(crate) fn of(self, field: impl Into<Flat>) -> Flat {
        let mut value = Flat::new();
        match self {
            Self::Copy => {
                value.sign('*');
                value.list(&field.into());
            }
            Self::Reference => return field.into(),
            Self::Function(path) => {
                value.core(path);
                value.parens(field.into());
            }
        }
        value
    }
}

/// What a getter returns, and how it is made of a reference to the field.
pub(crate) struct Getter {
    pub(crate) ty: Flat,
    pub(crate) by: By,
}

pub(crate) fn getter(ty: &syn::Type) -> Getter {
    let mut output = Flat::new();
    let by = write_getter(ty, &mut output);
    Getter { ty: output, by }
}

/// Writes what a getter returns, and says how it is made: a reference, where it is cheap to give more than `&T`: numbers by value,
/// `&str` for a `String`, `&[T]` for a `Vec<T>`, `Option<&T>` for an `Option<T>`.
pub(crate) fn write_getter(ty: &syn::Type, to: &mut impl Write) -> By {
    let ty = ungrouped(ty);
    if is_copy(ty) {
        to.ty(ty);
        By::Copy
    } else if types::kind(ty) == Kind::Option
        && let Some(inner) = types::elements(ty).first()
    {
        to.words(&["core", "option", "Option"]);
        to.sign('<');
        let is_itself = reference(inner, to);
        to.sign('>');
        By::Function(if is_itself {
            &["option", "Option", "as_ref"]
        } else {
            &["option", "Option", "as_deref"]
        })
    } else {
        reference(ty, to);
        By::Reference
    }
}

fn ungrouped(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(group) => ungrouped(&group.elem),
        ty => ty,
    }
}

/// A reference to the type, or to what it derefs to. Says whether it is to the type itself.
fn reference(ty: &syn::Type, to: &mut impl Write) -> bool {
    to.sign('&');
    let is_itself = !borrowed(ty, to);
    if is_itself {
        to.ty(ty);
    }
    is_itself
}

/// Numbers, `bool`, `char`, shared references, and options of them.
pub(crate) fn is_copy(ty: &syn::Type) -> bool {
    match types::kind(ty) {
        Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char => true,
        Kind::Option => types::elements(ty).first().is_some_and(|inner| is_copy(inner)),
        _ => matches!(ty, syn::Type::Reference(reference) if reference.mutability.is_none()),
    }
}

/// What a reference to the type derefs to, for the owned types of the standard library.
fn borrowed(ty: &syn::Type, to: &mut impl Write) -> bool {
    let Some(name) = types::name(ty) else { return false };
    match (name.as_str(), types::elements(ty).first()) {
        ("String", _) => to.words(&["core", "primitive", "str"]),
        ("Vec", Some(element)) => to.brackets(|to| to.ty(element)),
        ("Box", Some(element)) => to.ty(element),
        ("PathBuf", _) => to.words(&["std", "path", "Path"]),
        ("OsString", _) => to.words(&["std", "ffi", "OsStr"]),
        _ => return false,
    }
    true
}

/// The parameter that a value of the type is given as.
pub(crate) fn parameter(ty: &syn::Type) -> Flat {
    let mut parameter = Flat::new();
    write_parameter(ty, &mut parameter);
    parameter
}

/// Writes the parameter that a value of the type is given as: `impl Into<String>` for a `String`, so that a literal will do. Says
/// whether it is to be converted.
pub(crate) fn write_parameter(ty: &syn::Type, to: &mut impl Write) -> bool {
    let into = is_string(ty);
    if into {
        to.word("impl");
        to.words(&["core", "convert", "Into"]);
        to.sign('<');
    }
    to.ty(ty);
    if into {
        to.sign('>');
    }
    into
}

/// The parameter as a value of the field's type.
pub(crate) fn argument(ty: &syn::Type, parameter: &Ident) -> Flat {
    let mut argument = Flat::new();
    argument.ident(parameter);
    // The bound of the parameter is enough to call it: `Into` need not be in scope.
    if is_string(ty) {
        argument.sign('.');
        argument.word("into");
        argument.parens(Flat::new());
    }
    argument
}

fn is_string(ty: &syn::Type) -> bool {
    types::kind(ty) == Kind::Text && types::name(ty).as_deref() == Some("String")
}

/// The bound under which a field can be cloned, where its type does not tell that it can. Higher-ranked, so that it is
/// looked at where it is used: a type that cannot be cloned costs only the methods that need it.
pub(crate) fn clone_bound(private: &TokenStream, ty: &syn::Type) -> Option<TokenStream> {
    let known = is_copy(ty) || is_string(ty);
    (!known).then(|| quote_spanned!(ty.span()=> for<'__a> &'__a #ty: #private::ClonesTo<#ty>))
}

/// The expression that clones a field through the bound.
pub(crate) fn clone(private: &TokenStream, ty: &syn::Type, field: &TokenStream) -> TokenStream {
    if is_copy(ty) {
        quote!(*#field)
    } else if is_string(ty) {
        quote!(::core::clone::Clone::clone(#field))
    } else {
        quote!(#private::ClonesTo::<#ty>::clone_to(#field))
    }
}
