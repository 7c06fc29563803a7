//! How a field is read and what it may be assigned from, as its type suggests.

use proc_macro2::{Delimiter, Ident, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::flat::Flat;
use super::types::{self, Kind};

/// What a getter returns: the type, and the expression that makes it of a reference to the field.
pub(crate) struct Getter {
    pub(crate) ty: Flat,
    pub(crate) value: Flat,
}

/// A reference where it is cheap to give more than `&T`: numbers by value, `&str` for a `String`, `&[T]` for a `Vec<T>`,
/// `Option<&T>` for an `Option<T>`.
pub(crate) fn getter(ty: &syn::Type, field: impl Into<Flat>) -> Getter {
    let (mut output, mut value, field) = (Flat::new(), Flat::new(), field.into());
    let ty = ungrouped(ty);
    if is_copy(ty) {
        output.ty(ty);
        value.sign('*');
        value.list(&field);
    } else if types::kind(ty) == Kind::Option
        && let Some(inner) = types::elements(ty).first()
    {
        output.core(&["option", "Option"]);
        output.sign('<');
        let is_itself = reference(inner, &mut output);
        output.sign('>');
        value.core(&["option", "Option", if is_itself { "as_ref" } else { "as_deref" }]);
        value.parens(field);
    } else {
        reference(ty, &mut output);
        value = field;
    }
    Getter { ty: output, value }
}

fn ungrouped(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(group) => ungrouped(&group.elem),
        ty => ty,
    }
}

/// A reference to the type, or to what it derefs to. Says whether it is to the type itself.
fn reference(ty: &syn::Type, output: &mut Flat) -> bool {
    output.sign('&');
    let is_itself = !borrowed(ty, output);
    if is_itself {
        output.ty(ty);
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
fn borrowed(ty: &syn::Type, output: &mut Flat) -> bool {
    let Some(name) = types::name(ty) else { return false };
    match (name.as_str(), types::elements(ty).first()) {
        ("String", _) => output.core(&["primitive", "str"]),
        ("Vec", Some(element)) => {
            let mut slice = Flat::new();
            slice.ty(element);
            output.group(Delimiter::Bracket, slice);
        }
        ("Box", Some(element)) => output.ty(element),
        ("PathBuf", _) => output.words(&["std", "path", "Path"]),
        ("OsString", _) => output.words(&["std", "ffi", "OsStr"]),
        _ => return false,
    }
    true
}

/// The parameter that a value of the type is given as: `impl Into<String>` for a `String`, so that a literal will do.
pub(crate) fn parameter(ty: &syn::Type) -> Flat {
    let mut parameter = Flat::new();
    if is_string(ty) {
        parameter.word("impl");
        parameter.core(&["convert", "Into"]);
        parameter.sign('<');
        parameter.ty(ty);
        parameter.sign('>');
    } else {
        parameter.ty(ty);
    }
    parameter
}

/// The parameter as a value of the field's type.
pub(crate) fn argument(ty: &syn::Type, parameter: &Ident) -> Flat {
    let mut argument = Flat::new();
    argument.ident(parameter);
    // The bound of the parameter is enough to call it: `Into` need not be in scope.
    if is_string(ty) {
        argument.text(". into");
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
