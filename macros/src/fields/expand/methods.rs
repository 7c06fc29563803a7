//! The methods: constructors, getters, setters, and what changes several fields at once.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::ext::IdentExt as _;

use super::{check, construct, settle};
use crate::fields::model::{Field, Model, Shape, Variant};
use crate::fields::rules::{self, RuleKind, With};
use crate::support::access;
use crate::support::by_name;
use crate::support::record::{self, Form};
use crate::support::tokens;

/// Lints that a user's code is not to blame for.
fn allow() -> TokenStream {
    quote! {
        #[allow(clippy::all, clippy::pedantic, clippy::nursery, private_interfaces, private_bounds, dead_code, unreachable_pub)]
    }
}

pub(super) fn of_struct(model: &Model, shape: &Shape, private: &TokenStream) -> TokenStream {
    let Model { ident, generics, vis, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let (allow, owner) = (allow(), by_name::owner());
    let new = new(model, shape, private);
    let field_checks = check::field_methods(model, shape, private);
    let descriptors = check::descriptors(model, private);
    let admit = admit(model, private);
    let named = shape.fields.iter().filter(|field| !field.clashes);
    let accessors = named.map(|field| accessors(model, shape, field, private));
    let newtype = shape.is_newtype().then(|| into_inner(vis, &shape.fields[0]));
    let copying = copying(model, shape, private);
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #ident #type_generics #where_clause {
            #new
            #owner
            #(#accessors)*
            #newtype
            #field_checks
            #descriptors
            #admit
        }
        #copying
    }
}

/// `new`, which takes every field in order.
fn new(model: &Model, shape: &Shape, private: &TokenStream) -> TokenStream {
    let (vis, name) = (&model.vis, &model.name);
    let parameters = shape.fields.iter().map(|field| {
        let (ident, ty) = (&field.field.ident, access::parameter(&field.field.ty));
        quote!(#ident: #ty)
    });
    let value = construct(quote!(Self), shape, |field| access::argument(&field.ty, &field.ident).finish());
    let doc =
        format!("Makes a `{name}` of a value for each field, in order.\n\n# Errors\n\nEvery violated rule.");
    quote! {
        #[doc = #doc]
        #[inline]
        #vis fn new(#(#parameters),*) -> ::core::result::Result<Self, #private::ValidationErrors> {
            #value.__admit()
        }
    }
}

/// `__admit`, the one gate that whole values come through.
fn admit(model: &Model, private: &TokenStream) -> TokenStream {
    let settle = settle::settle_all(model, private);
    if settle.is_empty() {
        return quote! {
            #[inline]
            fn __admit(self) -> ::core::result::Result<Self, #private::ValidationErrors> {
                #private::admit(self)
            }
        };
    }
    quote! {
        fn __admit(self) -> ::core::result::Result<Self, #private::ValidationErrors> {
            #private::settle_and_admit(self, Self::__settle)
        }

        fn __settle(&mut self, __errors: &mut #private::Collector) {
            #settle
        }
    }
}

/// The getter and the setter of a field, and its deleter if a descriptor may have one.
fn accessors(model: &Model, shape: &Shape, field: &Field, private: &TokenStream) -> TokenStream {
    let getter = getter(model, shape, field, private);
    let setter = setter(model, shape, field, private);
    let deleter = deleter(model, shape, field, private);
    quote!(#getter #setter #deleter)
}

/// The names of a field's methods: `age`, `set_age`; `get`, `set` for the value of a newtype.
pub(super) fn method(shape: &Shape, field: &Field, prefix: &str) -> Ident {
    match (shape.is_newtype(), prefix) {
        (true, prefix) => format_ident!("{prefix}", span = field.field.ident.span()),
        (false, "get") => field.field.ident.clone(),
        (false, prefix) => field.field.method(prefix),
    }
}

fn getter(model: &Model, shape: &Shape, field: &Field, private: &TokenStream) -> TokenStream {
    let (vis, member, name) = (&model.vis, &field.field.member, method(shape, field, "get"));
    let docs: Vec<&syn::Attribute> =
        field.field.attrs.iter().filter(|attr| attr.path().is_ident("doc")).collect();
    let docs = if docs.is_empty() {
        let doc = format!("The field `{}`.", field.field.name());
        quote!(#[doc = #doc])
    } else {
        quote!(#(#docs)*)
    };
    let (ty, value) = match rules::optional(&field.field.ty) {
        // A descriptor sees the value that is there.
        Some(inner) if descriptors(field).next().is_some() => {
            let ty = access::getter(&field.field.ty).ty;
            let got = got(model, field, inner, quote!(__stored), private);
            let got = if access::is_copy(inner) { quote!(*#got) } else { got };
            let value = quote! {
                match &self.#member {
                    ::core::option::Option::Some(__stored) => ::core::option::Option::Some(#got),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            };
            (ty, value.into())
        }
        _ => {
            let ty = &field.field.ty;
            let access::Getter { ty: output, by } = access::getter(ty);
            (output, by.of(got(model, field, ty, quote!(&self.#member), private)))
        }
    };
    quote! {
        #docs
        #[inline]
        #[must_use]
        #vis fn #name(&self) -> #ty {
            #value
        }
    }
}

/// What the field's descriptors give for the stored value of type `ty`.
fn got(
    model: &Model,
    field: &Field,
    ty: &syn::Type,
    stored: TokenStream,
    private: &TokenStream,
) -> TokenStream {
    descriptors(field).fold(stored, |stored, with| {
        let descriptor = check::descriptor(with, ty, &model.name, field, private);
        quote_spanned!(with.method.span()=> #private::Descriptor::<#ty>::get(&#descriptor, #stored))
    })
}

/// The functions that make the field's descriptors.
fn descriptors(field: &Field) -> impl Iterator<Item = &With> {
    field.rules.rules.iter().filter_map(|rule| match &rule.kind {
        RuleKind::With(with) => Some(with),
        _ => None,
    })
}

fn setter(model: &Model, shape: &Shape, field: &Field, private: &TokenStream) -> TokenStream {
    let (vis, member, name) = (&model.vis, &field.field.member, method(shape, field, "set"));
    let (ident, ty) = (&field.field.ident, &field.field.ty);
    let (parameter, argument) = (access::parameter(ty), access::argument(ty, ident));
    let value = record::local("__value");
    let errors = record::local("__errors");
    let settle = settle::has_settle(field).then(|| {
        let settle = settle::settle_method(field);
        quote! {
            let mut #errors = #private::Collector::new();
            Self::#settle(&mut #value, &mut #errors);
            #errors.finish()?;
        }
    });
    let mutable = settle.is_some().then(|| quote!(mut));
    let assign = if field.entangled {
        quote!(#private::assign(self, #value, |__this| &mut __this.#member, <Self as #private::Fields>::__check))
    } else if check::has_check(field) {
        let check = check::check_method(field);
        quote!(#private::store(&mut self.#member, #value, Self::#check))
    } else {
        quote! {
            self.#member = #value;
            ::core::result::Result::Ok(())
        }
    };
    // What other fields keep of this one is forgotten.
    let assign = if !shape.caches.is_empty() {
        let (done, changed) = (record::local("__done"), by_name::changed(private, &field.field.name()));
        quote!(let #done = { #assign }; #changed; #done)
    } else {
        assign
    };
    let doc = format!(
        "Assigns `{}`.\n\n# Errors\n\nEvery violated rule; the value stays as it was.",
        field.field.name()
    );
    quote! {
        #[doc = #doc]
        #[inline]
        #vis fn #name(&mut self, #ident: #parameter) -> ::core::result::Result<(), #private::ValidationErrors> {
            let #mutable #value = #argument;
            #settle
            #assign
        }
    }
}

/// Whether there is `del_…`.
pub(super) fn has_deleter(field: &Field) -> bool {
    descriptors(field).next().is_some()
}

fn deleter(model: &Model, shape: &Shape, field: &Field, private: &TokenStream) -> Option<TokenStream> {
    let with = descriptors(field).next()?;
    // A descriptor knows nothing of the `Option` around its value.
    let optional = rules::optional(&field.field.ty);
    let (ty, span) = (optional.unwrap_or(&field.field.ty), with.method.span());
    let value = match optional {
        Some(_) => quote_spanned!(span=> ::core::option::Option::Some(__value)),
        None => quote_spanned!(span=> __value),
    };
    let descriptor = check::descriptor(with, ty, &model.name, field, private);
    let (vis, name, set) = (&model.vis, method(shape, field, "del"), method(shape, field, "set"));
    let field_name = field.field.name();
    let doc = format!(
        "Deletes `{field_name}`, as its descriptor understands it.\n\n# Errors\n\nAttributeError if the descriptor does not \
         delete; ValueError if what takes the value's place breaks a rule."
    );
    Some(quote_spanned! {span=>
        #[doc = #doc]
        #vis fn #name(&mut self) -> ::core::result::Result<(), #private::Exception> {
            let __value = #private::Descriptor::<#ty>::delete(&#descriptor)?;
            self.#set(#value).map_err(::core::convert::Into::into)
        }
    })
}

fn into_inner(vis: &syn::Visibility, field: &Field) -> TokenStream {
    let ty = &field.field.ty;
    quote! {
        /// Gives the value back.
        #[inline]
        #[must_use]
        #vis fn into_inner(self) -> #ty {
            self.0
        }
    }
}

/// What needs a copy of the value: `with_…` and `update`.
fn copying(model: &Model, shape: &Shape, private: &TokenStream) -> TokenStream {
    if shape.fields.is_empty() {
        return TokenStream::new();
    }
    let Model { ident, generics, vis, .. } = model;
    let (impl_generics, type_generics, _) = generics.split_for_impl();
    let bounds: Vec<TokenStream> =
        shape.fields.iter().filter_map(|field| access::clone_bound(private, &field.field.ty)).collect();
    let where_clause = record::where_clause(generics, &bounds);
    let allow = allow();
    let withs = shape
        .fields
        .iter()
        .filter(|field| !shape.is_newtype() && !field.clashes)
        .map(|field| with(vis, field, private));
    let draft_ident = format_ident!("__{}Draft", ident.unraw());
    let draft = draft(model, shape, &draft_ident);
    let drafted = construct(draft_ident.to_token_stream(), shape, |field| {
        let member = &field.member;
        access::clone(private, &field.ty, &quote!((&self.#member)))
    });
    let committed = construct(quote!(Self), shape, |field| {
        let member = &field.member;
        quote!(__draft.#member)
    });
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #ident #type_generics #where_clause {
            #(#withs)*

            /// Changes several fields at once: all of them, or none if a rule is violated.
            ///
            /// The closure is handed a copy with public fields. If it panics, nothing is changed either.
            ///
            /// # Errors
            ///
            /// Every violated rule; the value stays as it was.
            #vis fn update(
                &mut self,
                change: impl ::core::ops::FnOnce(&mut #draft_ident #type_generics),
            ) -> ::core::result::Result<(), #private::ValidationErrors> {
                let mut __draft = self.__draft();
                change(&mut __draft);
                #private::replace(self, Self::__of_draft(__draft).__admit())
            }

            #[inline]
            fn __copy(&self) -> Self {
                Self::__of_draft(self.__draft())
            }

            #[inline]
            fn __draft(&self) -> #draft_ident #type_generics {
                #drafted
            }

            #[inline]
            fn __of_draft(__draft: #draft_ident #type_generics) -> Self {
                #committed
            }
        }
        #draft
    }
}

fn with(vis: &syn::Visibility, field: &Field, private: &TokenStream) -> TokenStream {
    let (name, set, ident) = (field.field.method("with"), field.field.method("set"), &field.field.ident);
    let parameter = access::parameter(&field.field.ty);
    let doc = format!("A copy with another `{}`.\n\n# Errors\n\nEvery violated rule.", field.field.name());
    let (copy, done) = (record::local("__copy"), record::local("__set"));
    quote! {
        #[doc = #doc]
        #vis fn #name(&self, #ident: #parameter) -> ::core::result::Result<Self, #private::ValidationErrors> {
            let mut #copy = self.__copy();
            let #done = #copy.#set(#ident);
            #private::with(#copy, #done)
        }
    }
}

/// The struct that `update` hands to its closure.
fn draft(model: &Model, shape: &Shape, ident: &Ident) -> TokenStream {
    let Model { vis, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let whole = &model.ident;
    let original = quote!(#whole #type_generics);
    // The parameters' defaults are only allowed on a type.
    let parameters = impl_generics;
    let doc = format!("The fields of `{}`, open for [`update`]({}::update).", model.name, model.ident);
    let fields = shape.fields.iter().map(|field| {
        let ty = tokens::replace_self(field.field.ty.to_token_stream(), &original);
        let doc = format!("See `{}::{}`.", model.name, field.field.name());
        match &field.field.member {
            syn::Member::Named(name) => quote!(#[doc = #doc] pub #name: #ty),
            syn::Member::Unnamed(_) => quote!(#[doc = #doc] pub #ty),
        }
    });
    // Nobody sees them, but a parameter of the type may stand nowhere else.
    let caches = shape.caches.iter().map(|cache| {
        let (name, ty) = (&cache.ident, tokens::replace_self(cache.ty.to_token_stream(), &original));
        quote!(#name: #ty)
    });
    let fields = fields.chain(caches);
    let body = match shape.form {
        Form::Named => quote!(#where_clause { #(#fields),* }),
        Form::Tuple => quote!((#(#fields),*) #where_clause;),
        Form::Unit => quote!(#where_clause;),
    };
    quote! {
        #[doc = #doc]
        #[allow(non_camel_case_types, missing_debug_implementations, private_interfaces, dead_code, unreachable_pub)]
        #vis struct #ident #parameters #body
    }
}

/// The constructors of an enum's variants: `new_circle` for `Circle`.
pub(super) fn of_enum(model: &Model, variants: &[Variant], private: &TokenStream) -> TokenStream {
    let Model { ident, generics, .. } = model;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let (allow, admit, descriptors) = (allow(), admit(model, private), check::descriptors(model, private));
    let constructors = variants
        .iter()
        .filter(|variant| variant.shape.form != Form::Unit)
        .map(|variant| constructor(model, variant, private));
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #ident #type_generics #where_clause {
            #(#constructors)*
            #admit
            #descriptors
        }
    }
}

fn constructor(model: &Model, variant: &Variant, private: &TokenStream) -> TokenStream {
    let (vis, ident, shape) = (&model.vis, &variant.ident, &variant.shape);
    let name = format_ident!("new_{}", snake_case(&ident.unraw().to_string()), span = ident.span());
    let parameters = shape.fields.iter().map(|field| {
        let (ident, ty) = (&field.field.ident, access::parameter(&field.field.ty));
        quote!(#ident: #ty)
    });
    let value =
        construct(quote!(Self::#ident), shape, |field| access::argument(&field.ty, &field.ident).finish());
    let doc =
        format!("Makes a `{}::{}`, checked.\n\n# Errors\n\nEvery violated rule.", model.name, ident.unraw());
    quote! {
        #[doc = #doc]
        #vis fn #name(#(#parameters),*) -> ::core::result::Result<Self, #private::ValidationErrors> {
            #value.__admit()
        }
    }
}

/// `LineTo` as `line_to`, `HTTPServer` as `http_server`.
fn snake_case(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (at, c) in chars.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let starts_word = before.is_some_and(|before| before != '_' && !before.is_uppercase())
            || before.is_some_and(|before| before.is_uppercase())
                && chars.get(at + 1).is_some_and(|next| next.is_lowercase());
        if c.is_uppercase() && starts_word {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn variants_are_named_as_functions_are() {
        for (variant, expected) in [
            ("Circle", "circle"),
            ("LineTo", "line_to"),
            ("HTTPServer", "http_server"),
            ("A", "a"),
            ("Utf8Text", "utf8_text"),
            ("Already_Apart", "already_apart"),
            ("IP", "ip"),
        ] {
            assert_eq!(snake_case(variant), expected);
        }
    }
}
