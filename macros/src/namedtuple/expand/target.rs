//! The head of every `impl`: its generics, its conditions, the lints it is free of.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::namedtuple::model::{Body, Field, Model};
use crate::namedtuple::types::Known;
use crate::support::record::{self, where_clause};
use crate::support::tokens;

/// The type that the expansion is for, and what all its parts name.
pub(super) struct Target<'a> {
    pub(super) model: &'a Model,
    /// The runtime's module for expansions.
    pub(super) private: TokenStream,
    /// `User<'a, T>`
    pub(super) ty: TokenStream,
    /// `<'a, T: Bound>`
    generics: TokenStream,
    /// Whether all that is made is there to be named, after an error that leaves nothing to run.
    stub: bool,
}

/// A trait as the condition on a type: the `Repr` of `T: Repr`.
pub(super) type Condition = fn(ty: &TokenStream, private: &TokenStream, span: Span) -> TokenStream;

impl<'a> Target<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        let (generics, arguments, _) = model.generics.split_for_impl();
        let (ident, krate) = (&model.ident, &model.krate);
        Self {
            model,
            private: quote!(#krate::__private),
            ty: quote!(#ident #arguments),
            generics: generics.into_token_stream(),
            stub: !matches!(model.body, Body::Struct(_)),
        }
    }

    /// `<'a, T: Bound, __0, __1>`: the type's generics, and type parameters besides.
    pub(super) fn generics_with(&self, parameters: &[Ident]) -> TokenStream {
        let own = self.model.generics.params.iter().map(without_default);
        quote!(<#(#own,)* #(#parameters),*>)
    }

    /// The body of a function.
    pub(super) fn body(&self, body: impl FnOnce() -> TokenStream) -> TokenStream {
        if self.stub { quote!(loop {}) } else { body() }
    }

    /// `Self { name: value, … }`
    pub(super) fn construct(&self, value: impl Fn(usize, &Field) -> TokenStream) -> TokenStream {
        let Body::Struct(form) = self.model.body else { return TokenStream::new() };
        let mut fields = self.fields().iter().enumerate();
        let mut value = || fields.next().map(|(index, field)| value(index, field)).unwrap_or_default();
        let caches = &self.model.caches;
        if !caches.is_empty() {
            let members = self.fields().iter().map(|field| &field.field.member);
            let values = self.fields().iter().map(|_| value());
            return quote!(Self { #(#members: #values,)* #(#caches: ::core::default::Default::default()),* });
        }
        record::construct(quote!(Self), form, self.fields().iter().map(|field| &field.field), |_| value())
    }

    /// As a `Result` with an exception: through the rules, if there are any.
    pub(super) fn admit(&self, construct: &TokenStream) -> TokenStream {
        if self.model.validated {
            quote!(#construct.__admit().map_err(::core::convert::Into::into))
        } else {
            quote!(::core::result::Result::Ok(#construct))
        }
    }

    pub(super) fn fields(&self) -> &'a [Field] {
        &self.model.fields
    }

    /// The lints that no `impl` of ours is subject to. The others know that a macro wrote it.
    fn lints(&self) -> TokenStream {
        match (self.stub, self.model.deprecated) {
            (true, _) => quote!(#[allow(warnings)]),
            (false, true) => quote!(#[allow(deprecated)]),
            (false, false) => TokenStream::new(),
        }
    }

    /// `impl<…> Type where … { items }`
    pub(super) fn inherent(&self, conditions: &[TokenStream], items: TokenStream) -> TokenStream {
        let (lints, generics, ty) = (self.lints(), &self.generics, &self.ty);
        let conditions = where_clause(&self.model.generics, conditions);
        quote! {
            #lints
            #[allow(clippy::all, clippy::pedantic, clippy::nursery, dead_code, non_snake_case)]
            impl #generics #ty #conditions { #items }
        }
    }

    /// `impl<…> Trait for Type where … { items }`
    pub(super) fn implement(
        &self,
        of: TokenStream,
        conditions: &[TokenStream],
        items: TokenStream,
    ) -> TokenStream {
        self.implement_for(&self.ty, of, conditions, items)
    }

    /// As [`implement`](Self::implement), for another type.
    pub(super) fn implement_for(
        &self,
        ty: &TokenStream,
        of: TokenStream,
        conditions: &[TokenStream],
        items: TokenStream,
    ) -> TokenStream {
        self.implement_with(&self.generics, ty, of, conditions, items)
    }

    /// As [`implement_for`](Self::implement_for), with other generics.
    pub(super) fn implement_with(
        &self,
        generics: &TokenStream,
        ty: &TokenStream,
        of: TokenStream,
        conditions: &[TokenStream],
        items: TokenStream,
    ) -> TokenStream {
        let lints = self.lints();
        let conditions = where_clause(&self.model.generics, conditions);
        quote!(#[automatically_derived] #lints impl #generics #of for #ty #conditions { #items })
    }

    /// The condition on the types of the fields that `wanted` picks, each once, and without those that always fulfil it.
    ///
    /// What a type cannot do must not be an error where the user does not ask for it. A condition on a type that has no
    /// parameters would be checked at once; the lifetime in front, unused as it is, makes the compiler wait until the
    /// impl is used.
    pub(super) fn conditions(
        &self,
        wanted: impl Fn(&Field) -> bool,
        condition: Condition,
    ) -> Vec<TokenStream> {
        self.all_conditions(
            |field| !matches!(field.known, Known::Primitive | Known::String) && wanted(field),
            condition,
        )
    }

    /// As [`conditions`](Self::conditions), but with those that always hold for what the type's name promises.
    pub(super) fn all_conditions(
        &self,
        wanted: impl Fn(&Field) -> bool,
        condition: Condition,
    ) -> Vec<TokenStream> {
        if self.stub {
            return Vec::new();
        }
        let mut shapes: Vec<Shape<'_>> = Vec::new();
        for field in self.fields().iter().filter(|field| wanted(field)) {
            let shape = Shape::of(field);
            match shapes.iter_mut().find(|earlier| earlier.text == shape.text) {
                Some(earlier) => earlier.several |= earlier.field.ty.to_string() != field.ty.to_string(),
                None => shapes.push(shape),
            }
        }
        shapes.iter().map(|shape| shape.condition(condition, &self.private)).collect()
    }
}

/// What the types of some fields are but for their lifetimes.
struct Shape<'a> {
    field: &'a Field,
    /// The type with lifetimes of our own, and those.
    ty: TokenStream,
    lifetimes: Vec<syn::Lifetime>,
    text: String,
    /// Whether the fields differ in their lifetimes.
    several: bool,
}

impl<'a> Shape<'a> {
    fn of(field: &'a Field) -> Self {
        let mut lifetimes = Vec::new();
        let ty = tokens::replace_lifetimes(field.ty.clone(), &mut |lifetime| {
            let name = format!("'__{}", lifetimes.len());
            lifetimes.push(syn::Lifetime::new(&name, lifetime.span()));
            lifetimes.last().cloned()
        });
        Self { field, text: ty.to_string(), ty, lifetimes, several: false }
    }

    /// The condition, at the field's type: that is where the compiler points when it does not hold.
    fn condition(&self, condition: Condition, private: &TokenStream) -> TokenStream {
        let span = Span::call_site().located_at(self.field.field.ty.span());
        // Conditions on `&'a str` and on `&'b str` would leave the compiler unable to choose, where one for all lifetimes
        // covers both.
        if self.several {
            let (lifetimes, condition) = (&self.lifetimes, condition(&self.ty, private, span));
            return quote_spanned!(span=> for<#(#lifetimes),*> #condition);
        }
        let condition = condition(&self.field.ty, private, span);
        match self.field.known {
            Known::Parameter => condition,
            _ => quote_spanned!(span=> for<'__a> #condition),
        }
    }
}

/// A parameter as it stands in an `impl`.
fn without_default(parameter: &syn::GenericParam) -> TokenStream {
    match parameter {
        syn::GenericParam::Lifetime(lifetime) => lifetime.to_token_stream(),
        syn::GenericParam::Type(syn::TypeParam { attrs, ident, colon_token, bounds, .. }) => {
            quote!(#(#attrs)* #ident #colon_token #bounds)
        }
        syn::GenericParam::Const(syn::ConstParam { attrs, const_token, ident, colon_token, ty, .. }) => {
            quote!(#(#attrs)* #const_token #ident #colon_token #ty)
        }
    }
}
