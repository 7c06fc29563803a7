//! What the type has of its own: constants, construction, copies with a change, its fields by position.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

use super::target::Target;
use crate::namedtuple::model::Field;
use crate::namedtuple::types::Known;
use crate::support::record;

/// Constants and the functions that ask nothing of the fields' types.
pub(super) fn inherent(target: &Target<'_>) -> TokenStream {
    let constants = constants(target);
    let new = new(target);
    let field = field(target);
    let tuple = through_tuple(target);
    let defaults = defaults(target);
    target.inherent(&[], quote!(#constants #new #field #tuple #defaults))
}

pub(super) fn constants(target: &Target<'_>) -> TokenStream {
    let (vis, private, name) = (&target.model.vis, &target.private, &target.model.name);
    let (names, with_default) = (names(target), with_default(target));
    let len = Literal::usize_unsuffixed(target.fields().len());
    quote! {
        /// The name of the type, as Python's `__name__`.
        #vis const NAME: &'static ::core::primitive::str = #name;
        /// The names of the fields, in order, as Python's `_fields`.
        #vis const FIELDS: &'static [&'static ::core::primitive::str] = #names;
        /// How many fields there are.
        #vis const LEN: ::core::primitive::usize = #len;
        /// The fields that have a default, as Python's `_field_defaults`.
        #vis const DEFAULTS: #private::Defaults<Self> = #private::Defaults::new(#with_default);
    }
}

/// The names of the fields.
pub(super) fn names(target: &Target<'_>) -> TokenStream {
    let names = target.fields().iter().map(|field| &field.name);
    quote!(&[#(#names),*])
}

/// The names of the fields with a default.
pub(super) fn with_default(target: &Target<'_>) -> TokenStream {
    let fields = target.fields().iter().filter(|field| field.field.default.is_some());
    let names = fields.map(|field| &field.name);
    quote!(&[#(#names),*])
}

fn new(target: &Target<'_>) -> TokenStream {
    let vis = &target.model.vis;
    let parameters = target.fields().iter().map(parameter);
    // A conversion cannot be called in a constant.
    let constness = target.fields().iter().all(|field| field.known != Known::String).then(|| quote!(const));
    let construct = target.construct(|_, field| given(field));
    quote! {
        /// Makes one of all its fields, in order.
        #[must_use]
        #[inline]
        #vis #constness fn new(#(#parameters),*) -> Self {
            #construct
        }
    }
}

/// The parameter that sets a field. A literal does for a `String`.
pub(super) fn parameter(field: &Field) -> TokenStream {
    let (ident, ty) = (&field.field.ident, &field.ty);
    match field.known {
        Known::String => quote!(#ident: impl ::core::convert::Into<#ty>),
        _ => quote!(#ident: #ty),
    }
}

/// The value of the [`parameter`].
fn given(field: &Field) -> TokenStream {
    let ident = &field.field.ident;
    match field.known {
        Known::String => quote!(::core::convert::Into::into(#ident)),
        _ => quote!(#ident),
    }
}

fn field(target: &Target<'_>) -> TokenStream {
    let (vis, private) = (&target.model.vis, &target.private);
    let taken = target.model.generics.const_params().any(|parameter| parameter.ident == "I")
        || target.model.generics.type_params().any(|parameter| parameter.ident == "I");
    let index = Ident::new(if taken { "__I" } else { "I" }, Span::mixed_site());
    quote! {
        /// The field at a position that is known while compiling.
        #[must_use]
        #[inline]
        #vis fn field<const #index: ::core::primitive::usize>(&self) -> &<Self as #private::FieldAt<#index>>::Type
        where
            Self: #private::FieldAt<#index>,
        {
            #private::FieldAt::<#index>::at(self)
        }
    }
}

/// The same for a struct of `Fields`, which has constructors of its own.
pub(super) fn validated(target: &Target<'_>) -> TokenStream {
    let (constants, field) = (constants(target), field(target));
    let (tuple, make, defaults) = (through_tuple(target), make(target), defaults(target));
    target.inherent(&[], quote!(#constants #field #tuple #make #defaults))
}

/// The functions that give the defaults, for a struct of `Fields` that is no named tuple.
pub(super) fn only_defaults(target: &Target<'_>) -> TokenStream {
    let defaults = defaults(target);
    if defaults.is_empty() { defaults } else { target.inherent(&[], defaults) }
}

/// `make`, which both traits of a validated named tuple have: one of its own goes before them.
fn make(target: &Target<'_>) -> TokenStream {
    let (vis, private) = (&target.model.vis, &target.private);
    quote! {
        /// Makes one of as many values as there are fields, Python's `_make(values)`.
        ///
        /// # Errors
        ///
        /// TypeError for more or fewer of them, the error of the first value that its field cannot be made of, and ValueError
        /// with every violated rule.
        #vis fn make(
            values: impl ::core::iter::IntoIterator<Item = #private::Value>,
        ) -> ::core::result::Result<Self, #private::Exception>
        where
            for<'__a> Self: #private::Build,
        {
            <Self as #private::NamedTuple>::make(values)
        }
    }
}

fn through_tuple(target: &Target<'_>) -> TokenStream {
    let (vis, tuple) = (&target.model.vis, tuple_type(target));
    let members = target.fields().iter().map(|field| &field.field.member);
    let local =
        if target.fields().is_empty() { quote!(_) } else { record::local("tuple").into_token_stream() };
    let construct = target.construct(|index, _| {
        let index = Literal::usize_unsuffixed(index);
        quote!(#local.#index)
    });
    let from = if target.model.validated {
        let private = &target.private;
        quote! {
            /// Makes one of a plain tuple of its fields.
            ///
            /// # Errors
            ///
            /// Every violated rule.
            #[inline]
            #vis fn from_tuple(#local: #tuple) -> ::core::result::Result<Self, #private::ValidationErrors> {
                #construct.__admit()
            }
        }
    } else {
        quote! {
            /// Makes one of a plain tuple of its fields.
            #[must_use]
            #[inline]
            #vis fn from_tuple(#local: #tuple) -> Self {
                #construct
            }
        }
    };
    quote! {
        /// The fields as a plain tuple.
        #[must_use]
        #[inline]
        #vis fn into_tuple(self) -> #tuple {
            (#(self.#members,)*)
        }
        #from
    }
}

/// `(String, u32,)`
pub(super) fn tuple_type(target: &Target<'_>) -> TokenStream {
    let types = target.fields().iter().map(|field| &field.ty);
    quote!((#(#types,)*))
}

/// A function for each default, so that it is written once whoever needs it.
fn defaults(target: &Target<'_>) -> TokenStream {
    let defaults = target.fields().iter().filter_map(|field| {
        field.field.default.as_ref()?;
        let (name, ty, value) = (default_name(field), &field.ty, field.field.default_value());
        Some(quote! {
            #[doc(hidden)]
            #[inline]
            fn #name() -> #ty {
                #value
            }
        })
    });
    quote!(#(#defaults)*)
}

/// The name of the function that gives a field's default.
pub(super) fn default_name(field: &Field) -> Ident {
    field.field.method("__default")
}

/// The `with_` methods.
///
/// Each clones all fields but the one that it replaces, as one would write it by hand, and costs the same instructions. To
/// clone all and then assign would need fewer tokens, but clone what is thrown away, and the optimizer does not remove that:
/// six times the instructions to replace a `Vec<String>`. The tokens grow with the square of the fields, which shows from some
/// 30 fields on: these methods are a fifth of what a struct of 8 costs to compile, and two thirds of one of 64 (0.3 s).
pub(super) fn with(target: &Target<'_>) -> TokenStream {
    let vis = &target.model.vis;
    let methods = target.fields().iter().map(|field| {
        let (method, parameter) = (field.field.method("with"), parameter(field));
        let doc = format!(" A copy with another `{}`.", field.name);
        let must_use = format!("`{method}` gives a copy and leaves the original as it is");
        let construct = target.construct(|_, other| {
            if other.field.member == field.field.member { given(other) } else { clone(other) }
        });
        quote! {
            #[doc = #doc]
            #[must_use = #must_use]
            #[inline]
            #vis fn #method(&self, #parameter) -> Self {
                #construct
            }
        }
    });
    let conditions = target.conditions(|_| target.fields().len() > 1, can_be_cloned);
    target.inherent(&conditions, quote!(#(#methods)*))
}

pub(super) fn can_be_cloned(ty: &TokenStream, _: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> #ty: ::core::clone::Clone)
}

/// A field's clone.
pub(super) fn clone(field: &Field) -> TokenStream {
    let member = &field.field.member;
    match field.known {
        Known::Primitive => quote!(self.#member),
        _ => quote!(::core::clone::Clone::clone(&self.#member)),
    }
}

/// The fields by position. See [`is_reachable`] for those that are left out.
pub(super) fn field_at(target: &Target<'_>) -> TokenStream {
    let private = &target.private;
    let impls = target.fields().iter().enumerate().filter(|(_, field)| is_reachable(target, field)).map(
        |(index, field)| {
            let (index, ty, member) = (Literal::usize_unsuffixed(index), &field.ty, &field.field.member);
            target.implement(
                quote!(#private::FieldAt<#index>),
                &[],
                quote! {
                    type Type = #ty;
                    #[inline]
                    fn at(&self) -> &#ty {
                        &self.#member
                    }
                },
            )
        },
    );
    quote!(#(#impls)*)
}

/// Whether a field's type may be the associated type of an `impl` for the struct. A private type may not (E0446), and a
/// field that is less visible than its struct may well have one, unless the tokens tell that it has not.
fn is_reachable(target: &Target<'_>, field: &Field) -> bool {
    openness(&field.field.vis) >= openness(&target.model.vis) || field.no_secret
}

/// How far a visibility reaches, in steps that can be told apart by tokens.
fn openness(vis: &syn::Visibility) -> u8 {
    match vis {
        syn::Visibility::Inherited => 0,
        syn::Visibility::Restricted(restricted) if restricted.path.is_ident("self") => 0,
        syn::Visibility::Restricted(restricted) if restricted.path.is_ident("crate") => 2,
        syn::Visibility::Restricted(_) => 1,
        syn::Visibility::Public(_) => 3,
    }
}
