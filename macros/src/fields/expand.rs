//! The expansion. It cannot fail: what was wrong is no longer in the model.

mod by_name;
mod check;
#[cfg(feature = "serde")]
mod deserialize;
mod info;
mod methods;
mod settle;
mod site;

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::model::{Body, Model, Shape};
use crate::support::record;

pub(super) fn expand(model: &Model) -> TokenStream {
    let private = private(model);
    let fields_impl = fields_impl(model, &private);
    let methods = match &model.body {
        Body::Struct(shape) => methods::of_struct(model, shape, &private),
        Body::Enum(variants) => methods::of_enum(model, variants, &private),
    };
    #[cfg(feature = "serde")]
    let deserialize = model.serde.then(|| deserialize::expand(model, &private));
    #[cfg(not(feature = "serde"))]
    let deserialize = TokenStream::new();
    let once = crate::support::once::derived_once(&model.ident);
    let by_name = match &model.body {
        Body::Struct(shape) => by_name::of_struct(model, shape, &private),
        // An enum has no accessors: which fields there are depends on the variant.
        Body::Enum(_) => TokenStream::new(),
    };
    quote!(#once #fields_impl #methods #by_name #deserialize)
}

/// A value of its fields, each with the tokens that `value` gives. What is computed of them is not computed yet.
fn construct<'a>(
    path: impl ToTokens,
    shape: &'a Shape,
    mut value: impl FnMut(&'a record::Field) -> TokenStream,
) -> TokenStream {
    let fields = shape.fields.iter().map(|field| (&field.field, false));
    let caches = shape.caches.iter().map(|cache| (cache, true));
    let (all, caches): (Vec<_>, Vec<_>) = fields.chain(caches).unzip();
    let mut caches = caches.into_iter();
    record::construct(path, shape.form, all, |field| match caches.next() {
        Some(true) => quote!(::core::default::Default::default()),
        _ => value(field),
    })
}

/// Where the runtime keeps what only expansions name.
fn private(model: &Model) -> TokenStream {
    let krate = &model.krate;
    quote!(#krate::__private)
}

fn fields_impl(model: &Model, private: &TokenStream) -> TokenStream {
    let Model { ident, name, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let descriptors = info::descriptors(model, private);
    let names = info::names(model);
    let check = check::check_all(model, private);
    quote! {
        #[automatically_derived]
        impl #impl_generics #private::Fields for #ident #type_generics #where_clause {
            const NAME: &'static ::core::primitive::str = #name;
            const FIELDS: &'static [&'static ::core::primitive::str] = &[#(#names),*];
            const DESCRIPTORS: &'static [#private::FieldInfo] = &[#(#descriptors),*];

            #[allow(unused_variables, clippy::all, clippy::pedantic, clippy::nursery)]
            fn __check(&self, __errors: &mut #private::Collector) {
                #check
            }
        }
    }
}
