//! The expansion: a method per accessor, as one would write it, and the table of names.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::model::{Accessor, Model, Property};
use super::parse::Form;
use crate::support::flat::Flat;
use crate::support::{access, by_name, lacks, tokens};

pub(super) fn expand(model: &Model) -> TokenStream {
    let krate = &model.krate;
    let private = quote!(#krate::__private);
    let Model { ident, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let ty = quote!(#ident #type_generics);
    let mut all = Flat::from(quote! {
        #[automatically_derived]
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, private_interfaces, dead_code, unreachable_pub, unused_imports)]
        impl #impl_generics #ty #where_clause
    });
    let mut body = Flat::new();
    let marks = Marks::new();
    for property in &model.properties {
        methods(model, property, &private, &marks, &mut body);
    }
    if !model.no_attributes {
        body.trees(by_name::owner());
    }
    all.braces(body);
    let read_only =
        model.properties.iter().filter(|property| property.get.is_some() && property.set.is_none());
    for property in read_only {
        let setter = format!("set_{}", property.name);
        all.trees(lacks::lacks(&private, generics, &ty, &setter));
    }
    if !model.no_attributes {
        all.trees(attributes(model, &private));
    }
    all.finish()
}

/// The attributes of methods, which are made once.
struct Marks {
    /// `#[inline]`
    plain: Flat,
    /// `#[inline] #[must_use]`
    must_use: Flat,
}

impl Marks {
    fn new() -> Self {
        let mut plain = Flat::new();
        plain.mark("inline");
        let mut must_use = plain.clone();
        must_use.mark("must_use");
        Self { plain, must_use }
    }
}

/// The methods of a field. A struct has many, so they are written as one list.
fn methods(model: &Model, property: &Property, private: &TokenStream, marks: &Marks, body: &mut Flat) {
    let (ty, name) = (&property.field.ty, &property.name);
    // What other fields keep of this one is forgotten.
    let mut changed = Flat::new();
    if model.caches {
        changed.trees(by_name::changed(private, &property.field.name()));
        changed.sign(';');
    }
    if let Some(accessor) = &property.get {
        docs(property, body);
        let access::Getter { ty, value } = read(property, accessor);
        method(accessor, &marks.must_use, parameters("& self", None), Some(&ty), value, body);
    }
    if let Some(accessor) = &property.set {
        body.doc(&format!("Assigns `{name}`."));
        let mut code = assigned(property);
        code.list(&changed);
        method(accessor, &marks.plain, parameters("& mut self", Some(property)), None, code, body);
    }
    if let Some(accessor) = &property.mutable {
        body.doc(&format!("`{name}`, to be changed in place."));
        let (mut output, mut code) = (Flat::new(), changed.clone());
        output.text("& mut");
        output.ty(ty);
        code.list(&place("& mut", property));
        method(accessor, &marks.plain, parameters("& mut self", None), Some(&output), code, body);
    }
    if let Some(accessor) = &property.take {
        body.doc(&format!("Takes `{name}` out, and leaves its default."));
        let (mut output, mut code) = (Flat::new(), changed.clone());
        output.ty(ty);
        code.core(&["mem", "take"]);
        code.parens(place("& mut", property));
        method(accessor, &marks.plain, parameters("& mut self", None), Some(&output), code, body);
    }
    if let Some(accessor) = &property.with {
        body.doc(&format!("The same with another `{name}`."));
        let (mut output, mut code) = (Flat::new(), assigned(property));
        output.text("Self");
        code.list(&changed);
        code.text("self");
        method(accessor, &marks.must_use, parameters("mut self", Some(property)), Some(&output), code, body);
    }
}

/// `#[inline] pub fn name(parameters) -> output { code }`
fn method(
    accessor: &Accessor,
    marks: &Flat,
    parameters: Flat,
    output: Option<&Flat>,
    code: Flat,
    body: &mut Flat,
) {
    body.list(marks);
    body.list(&accessor.vis);
    body.word("fn");
    body.ident(&accessor.method);
    body.parens(parameters);
    if let Some(output) = output {
        body.arrow();
        body.list(output);
    }
    body.braces(code);
}

/// `&mut self`, and the value that is assigned.
fn parameters(this: &str, assigned: Option<&Property>) -> Flat {
    let mut parameters = Flat::new();
    parameters.text(this);
    if let Some(property) = assigned {
        parameters.sign(',');
        parameters.ident(&property.field.ident);
        parameters.sign(':');
        parameters.list(&access::parameter(&property.field.ty));
    }
    parameters
}

/// `&mut self.name`
fn place(before: &str, property: &Property) -> Flat {
    let mut place = Flat::new();
    place.text(before);
    place.text("self .");
    place.member(&property.field.member);
    place
}

/// `self.name = name;`
fn assigned(property: &Property) -> Flat {
    let mut code = place("", property);
    code.sign('=');
    code.list(&access::argument(&property.field.ty, &property.field.ident));
    code.sign(';');
    code
}

fn docs(property: &Property, body: &mut Flat) {
    let mut docs = property.field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).peekable();
    if docs.peek().is_none() {
        body.doc(&format!("The field `{}`.", property.field.name()));
    }
    for attr in docs {
        body.trees(attr.to_token_stream());
    }
}

/// What the getter gives: what the type suggests, or what the form says.
fn read(property: &Property, accessor: &Accessor) -> access::Getter {
    let ty = &property.field.ty;
    let (mut output, value) = (Flat::new(), place("", property));
    let value = match accessor.form {
        // What is no copy is an error where the user said that it is one.
        Some((Form::Copy, span)) => tokens::located(&value.finish(), span).into(),
        Some((Form::Clone, span)) => {
            let mut clone = Flat::new();
            clone.core(&["clone", "Clone", "clone"]);
            clone.parens(place("&", property));
            tokens::located(&clone.finish(), span).into()
        }
        Some((Form::Ref, _)) => {
            output.sign('&');
            place("&", property)
        }
        None if access::is_copy(ty) => value,
        None => return access::getter(ty, place("&", property)),
    };
    output.ty(ty);
    access::Getter { ty: output, value }
}

/// The fields by name.
fn attributes(model: &Model, private: &TokenStream) -> TokenStream {
    let named = model.properties.iter().filter(|property| property.get.is_some() || property.set.is_some());
    let named: Vec<by_name::Named> = named
        .map(|property| by_name::Named {
            name: property.name.clone(),
            get: property
                .get
                .as_ref()
                .map(|accessor| by_name::got(private, &property.field.ty, &read(property, accessor).value)),
            set: property.set.as_ref().map(|_| put(model, property, private)),
            del: None,
        })
        .collect();
    by_name::attributes(private, &model.generics, &model.ident, &model.name, &named)
}

/// What the setter does, with what is made of a value.
fn put(model: &Model, property: &Property, private: &TokenStream) -> TokenStream {
    let (member, ty) = (&property.field.member, &property.field.ty);
    let put = by_name::put(private, ty, &quote!(self.#member));
    match model.caches {
        false => put,
        true => {
            let changed = by_name::changed(private, &property.field.name());
            quote!(#put.map(|()| #changed))
        }
    }
}
