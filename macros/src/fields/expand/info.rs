//! The table of what is known of each field.

use proc_macro2::TokenStream;
use quote::quote;

use crate::fields::model::{Body, Field, Model};
use crate::support::types;

/// One `FieldInfo` per field, those of an enum's variants one after the other.
pub(super) fn descriptors(model: &Model, private: &TokenStream) -> Vec<TokenStream> {
    fields(model).into_iter().enumerate().map(|(index, field)| descriptor(index, field, private)).collect()
}

/// The names of the fields, in the same order.
pub(super) fn names(model: &Model) -> Vec<String> {
    fields(model).into_iter().map(|field| field.field.name()).collect()
}

fn fields(model: &Model) -> Vec<&Field> {
    match &model.body {
        Body::Struct(shape) => shape.fields.iter().collect(),
        Body::Enum(variants) => variants.iter().flat_map(|variant| &variant.shape.fields).collect(),
    }
}

fn descriptor(index: usize, field: &Field, private: &TokenStream) -> TokenStream {
    let (name, ty) = (field.field.name(), types::text(&field.field.ty));
    let index = proc_macro2::Literal::usize_unsuffixed(index);
    let path = (field.path != name).then(|| {
        let path = &field.path;
        quote!(.path(#path))
    });
    let rules = field.written.iter().map(|(code, args)| quote!(#private::RuleInfo::new(#code, #args)));
    let secret = field.secret.then(|| quote!(.secret()));
    let default = field.field.default.is_some().then(|| quote!(.has_default()));
    let doc = (!field.doc.is_empty()).then(|| {
        let doc = &field.doc;
        quote!(.doc(#doc))
    });
    quote!(#private::FieldInfo::new(#index, #name, #ty, &[#(#rules),*]) #path #secret #default #doc)
}
