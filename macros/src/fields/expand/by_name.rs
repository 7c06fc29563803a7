//! The fields by name, for `getattr` and its like.

use proc_macro2::TokenStream;
use quote::quote;

use super::methods::{has_deleter, method};
use crate::fields::model::{Model, Shape};
use crate::support::by_name::{self, Named};

pub(super) fn of_struct(model: &Model, shape: &Shape, private: &TokenStream) -> TokenStream {
    let fields = shape.fields.iter().filter(|field| !field.clashes);
    let named: Vec<Named> = fields
        .map(|field| {
            let [get, set, del] = ["get", "set", "del"].map(|prefix| method(shape, field, prefix));
            let ty = &field.field.ty;
            Named {
                name: field.field.name(),
                get: Some(by_name::got(private, ty, &quote!(self.#get()))),
                set: Some(by_name::put(private, ty, &set)),
                del: has_deleter(field).then(|| quote!(self.#del().map_err(::core::convert::Into::into))),
            }
        })
        .collect();
    by_name::attributes(private, &model.generics, &model.ident, &model.name, &named)
}
