//! The fields by name, for `getattr` and its like.

use proc_macro2::TokenStream;
use quote::quote;

use super::methods::{has_deleter, method};
use super::{check, settle};
use crate::fields::model::{Field, Model, Shape};
use crate::support::by_name::{self, Named};

pub(super) fn of_struct(model: &Model, shape: &Shape, private: &TokenStream) -> TokenStream {
    let fields = shape.fields.iter().filter(|field| !field.clashes);
    let named: Vec<Named> = fields
        .map(|field| {
            let [get, del] = ["get", "del"].map(|prefix| method(shape, field, prefix));
            Named {
                name: field.field.name(),
                get: Some(by_name::got(private, &field.field.ty, &quote!(self.#get()))),
                set: Some(put(shape, field, private)),
                del: has_deleter(field).then(|| quote!(self.#del().map_err(::core::convert::Into::into))),
            }
        })
        .collect();
    by_name::attributes(private, &model.generics, &model.ident, &model.name, &named)
}

/// What the setter does, with what is made of a value. The plain cases go without it, since the compiler would have to find out
/// what its parameter is.
fn put(shape: &Shape, field: &Field, private: &TokenStream) -> TokenStream {
    let (member, ty) = (&field.field.member, &field.field.ty);
    let place = quote!(self.#member);
    let caches = shape.fields.iter().any(|field| by_name::is_cache(&field.field.ty));
    if caches || field.entangled || settle::has_settle(field) {
        let (set, taken) = (method(shape, field, "set"), by_name::taken(private, ty));
        quote!(self.#set(#taken).map_err(::core::convert::Into::into))
    } else if check::has_check(field) {
        let check = check::check_method(field);
        by_name::put_checked(private, ty, &place, &quote!(Self::#check))
    } else {
        by_name::put(private, ty, &place)
    }
}
