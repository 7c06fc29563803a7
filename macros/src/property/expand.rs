//! The expansion: a method per accessor, as one would write it, and the table of names.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::model::{Accessor, Model, Property, Vis};
use super::parse::Form;
use crate::support::access::{self, By};
use crate::support::code::Code;
use crate::support::flat::Flat;
use crate::support::write::Write;
use crate::support::{by_name, lacks, tokens};

pub(super) fn expand(model: &Model) -> TokenStream {
    let krate = &model.krate;
    let private = quote!(#krate::__private);
    let Model { ident, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let ty = quote!(#ident #type_generics);
    let mut code = Code::default();
    code.text(HEADER);
    code.tokens().trees(quote!(#impl_generics #ty #where_clause));
    code.braces(|code| {
        for property in &model.properties {
            methods(model, property, &private, code);
        }
        if !model.no_attributes {
            code.tokens().trees(by_name::owner());
        }
    });
    let mut all = code.finish();
    let read_only =
        model.properties.iter().filter(|property| property.get.is_some() && property.set.is_none());
    for property in read_only {
        let setter = format!("set_{}", property.name);
        all.extend(lacks::lacks(&private, generics, &ty, &setter));
    }
    if !model.no_attributes {
        all.extend(attributes(model, &private));
    }
    all
}

const HEADER: &str = "\
#[automatically_derived]
#[allow(private_interfaces, dead_code, unreachable_pub)]
#[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery))]
impl";

/// The methods of a field.
fn methods(model: &Model, property: &Property, private: &TokenStream, code: &mut Code) {
    let (ty, name) = (&property.field.ty, &property.name);
    let this = match &property.field.member {
        syn::Member::Named(ident) => format!("self.{ident}"),
        syn::Member::Unnamed(index) => format!("self.{}", index.index),
    };
    // What other fields keep of this one is forgotten.
    let changed = model.caches.then(|| by_name::changed(private, &property.field.name()));
    if let Some(accessor) = &property.get {
        docs(property, code);
        head(accessor, "#[inline] #[must_use]", code);
        code.text("(&self) ->");
        let by = returns(property, accessor, code);
        match accessor.form {
            // What is no copy is an error where the user said that it is one.
            Some((Form::Copy | Form::Clone, _)) => {
                code.braces(|code| code.tokens().trees(tokens(property, accessor)));
            }
            Some((Form::Ref, _)) | None => code.text(&format!("{{ {} }}", text(by, &this))),
        }
    }
    if let Some(accessor) = &property.set {
        code.text(&format!("/// Assigns `{name}`."));
        head(accessor, "#[inline]", code);
        let into = parameters("&mut self", property, code);
        body(&assigned(property, &this, into), changed.as_ref(), "", code);
    }
    if let Some(accessor) = &property.mutable {
        code.text(&format!("/// `{name}`, to be changed in place."));
        head(accessor, "#[inline]", code);
        code.text("(&mut self) -> &mut");
        code.ty(ty);
        body("", changed.as_ref(), &format!("&mut {this}"), code);
    }
    if let Some(accessor) = &property.take {
        code.text(&format!("/// Takes `{name}` out, and leaves its default."));
        head(accessor, "#[inline]", code);
        code.text("(&mut self) ->");
        code.ty(ty);
        body("", changed.as_ref(), &format!("::core::mem::take(&mut {this})"), code);
    }
    if let Some(accessor) = &property.with {
        code.text(&format!("/// The same with another `{name}`."));
        head(accessor, "#[inline] #[must_use]", code);
        let into = parameters("mut self", property, code);
        code.text("-> Self");
        body(&assigned(property, &this, into), changed.as_ref(), "self", code);
    }
}

/// `#[inline] pub fn name`
fn head(accessor: &Accessor, marks: &str, code: &mut Code) {
    code.text(marks);
    match &accessor.vis {
        Vis::Private => {}
        Vis::Public => code.text("pub"),
        Vis::Tokens(vis) => code.tokens().list(vis),
    }
    code.text("fn");
    code.tokens().ident(&accessor.method);
}

/// `(&mut self, name: Type)`. Says whether the value is converted.
fn parameters(this: &str, property: &Property, code: &mut Code) -> bool {
    code.parens(|code| {
        code.text(&format!("{this}, {}:", property.field.ident));
        access::write_parameter(&property.field.ty, code)
    })
}

/// `self.name = name;`
fn assigned(property: &Property, this: &str, into: bool) -> String {
    // The bound of the parameter is enough to call it: `Into` need not be in scope.
    format!("{this} = {}{};", property.field.ident, if into { ".into()" } else { "" })
}

/// The body of a method that changes a field.
fn body(first: &str, changed: Option<&TokenStream>, last: &str, code: &mut Code) {
    match changed {
        None => code.text(&format!("{{ {first} {last} }}")),
        Some(changed) => code.braces(|code| {
            code.text(first);
            code.tokens().trees(changed.clone());
            code.text(";");
            code.text(last);
        }),
    }
}

fn docs(property: &Property, code: &mut Code) {
    let mut docs = property.field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).peekable();
    if docs.peek().is_none() {
        code.text(&format!("/// The field `{}`.", property.field.name()));
    }
    for attr in docs {
        code.tokens().trees(attr.to_token_stream());
    }
}

/// Writes what the getter returns, and says how it is made: as the type suggests, or as the form says.
fn returns(property: &Property, accessor: &Accessor, to: &mut impl Write) -> By {
    let ty = &property.field.ty;
    let by = match accessor.form {
        Some((Form::Copy, _)) => By::Copy,
        Some((Form::Clone, _)) => By::Function(&["clone", "Clone", "clone"]),
        Some((Form::Ref, _)) => {
            to.sign('&');
            By::Reference
        }
        None => return access::write_getter(ty, to),
    };
    to.ty(ty);
    by
}

/// The getter's value as text.
fn text(by: By, this: &str) -> String {
    match by {
        By::Copy => this.to_owned(),
        By::Reference => format!("&{this}"),
        By::Function(path) => format!("::core::{}(&{this})", path.join("::")),
    }
}

/// The getter's value as tokens, to be blamed where its form is written.
fn tokens(property: &Property, accessor: &Accessor) -> TokenStream {
    let member = &property.field.member;
    let value = match returns(property, accessor, &mut Flat::new()) {
        By::Copy => quote!(self.#member),
        by => by.of(quote!(&self.#member)).finish(),
    };
    match accessor.form {
        Some((Form::Copy | Form::Clone, span)) => tokens::located(&value, span),
        Some((Form::Ref, _)) | None => value,
    }
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
                .map(|accessor| by_name::got(private, &property.field.ty, &tokens(property, accessor))),
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
