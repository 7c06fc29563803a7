//! What makes something callable with keywords: a key, under which calls find it, and a macro of its name, which knows its shape.
//!
//! A macro never learns the path that it was called by, so a call cannot name the function. It names the key, and since
//! there is one `impl At<number, _>` for each, inference finds what that holds.

use core::hash::Hasher as _;
use std::collections::HashMap;
use std::hash::DefaultHasher;
use std::sync::{Mutex, OnceLock, PoisonError};

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::ext::IdentExt as _;

use super::flat::Flat;
use super::krate::Krate;
use super::shape::Shape;

/// What a definition is found by: a number of its own.
#[derive(Clone, Copy)]
pub(crate) struct Key(u128);

impl Key {
    /// How many types have `At`. The compiler tries each `impl` of a type for each call, so there are several.
    const TYPES: u128 = 4;

    fn number(self) -> Literal {
        Literal::u128_unsuffixed(self.0)
    }

    /// The type that has `At` under the number: so many units in parentheses, which nobody can give another meaning.
    fn of(self) -> TokenTree {
        let units = (0..self.0 % Self::TYPES).flat_map(|_| {
            let unit = Group::new(Delimiter::Parenthesis, TokenStream::new());
            [TokenTree::from(unit), Punct::new(',', Spacing::Alone).into()]
        });
        Group::new(Delimiter::Parenthesis, units.collect()).into()
    }
}

/// The key of a definition: of its place and its words, so that edits elsewhere leave it as it is.
pub(crate) fn key(ident: &Ident, words: &str) -> Key {
    static SEEN: Mutex<Option<HashMap<u128, u32>>> = Mutex::new(None);
    if !proc_macro::is_available() {
        return Key(1);
    }
    static CRATE: OnceLock<String> = OnceLock::new();
    let package = CRATE.get_or_init(|| {
        let variable = |name| std::env::var(name).unwrap_or_default();
        ["CARGO_PKG_NAME", "CARGO_PKG_VERSION", "CARGO_CRATE_NAME"].map(variable).join(" ")
    });
    let of = format!("{package}\0{}\0{ident}\0{words}", file(ident));
    let half = |salt: u8, count: u32| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u32(count);
        hasher.write_u8(salt);
        hasher.write(of.as_bytes());
        u128::from(hasher.finish())
    };
    let number = |count| half(0, count) << 64 | half(1, count);
    // A macro can stamp out the same words at the same place twice.
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    let count = seen.get_or_insert_default().entry(number(0)).or_insert(0);
    *count += 1;
    Key(number(*count - 1))
}

fn file(ident: &Ident) -> String {
    ident.span().unwrap().file()
}

/// How the macro of a name is made visible as far as what it calls is: its attribute and its visibility in its module, and those
/// of what people call.
pub(crate) fn exported(vis: &TokenStream) -> TokenStream {
    let mut words = vis.clone().into_iter();
    match (words.next(), words.next()) {
        (None, _) => quote!([#[allow(unused_macros)], pub(crate)] [#[allow(unused_imports)] pub(self)]),
        (Some(_), None) => quote!([#[macro_export], #vis] [#vis]),
        (Some(_), Some(_)) => quote!([#[allow(unused_macros)], pub(crate)] [#[allow(unused_imports)] #vis]),
    }
}

/// The name that the macro has before it gets the one that people use.
pub(crate) fn hidden(ident: &Ident, key: Key) -> Ident {
    format_ident!("__kwargs_{}_{:016x}", ident.unraw(), key.0 >> 64)
}

/// The macro of a function that a wrapper reaches.
pub(crate) fn define(
    krate: &Krate,
    vis: &TokenStream,
    cfgs: &TokenStream,
    ident: &Ident,
    key: Key,
    shape: &Shape,
) -> TokenStream {
    let (export, hidden) = (exported(vis), hidden(ident, key));
    let entry = entry(key, shape);
    quote!(#krate::__kwargs! { $ [#cfgs] #export #hidden #ident { #entry } })
}

/// The macro of a function that a pointer reaches, and the pointer: `__kwargs!` writes both, since rustc transcribes faster
/// than a macro that is not optimised sends.
pub(crate) fn define_pointer(
    krate: &Krate,
    vis: &TokenStream,
    ident: &Ident,
    key: Key,
    pointer: Flat,
    shape: &Shape,
    to: &mut Flat,
) {
    let hidden = hidden(ident, key);
    let at = Ident::new(&format!("__At{:016x}", key.0 >> 64), Span::call_site());
    let (key, of) = (key.number(), key.of());
    let mut all = Flat::new();
    all.sign('@');
    all.word("pointer");
    all.sign('$');
    visibilities(vis, &mut all);
    all.trees([hidden.into(), ident.clone().into(), at.into(), key.into(), of]);
    all.group(Delimiter::Bracket, pointer);
    all.trees(shape.trees());
    to.trees(krate.trees());
    to.words(&["__kwargs"]);
    to.sign('!');
    to.group(Delimiter::Brace, all);
}

/// Of the macro, with its attribute; of what people call, with its own; of the macro in its module; of the pointer.
fn visibilities(vis: &TokenStream, to: &mut Flat) {
    let words: Vec<TokenTree> = vis.clone().into_iter().collect();
    let attribute = |to: &mut Flat, words: TokenStream| {
        to.sign('#');
        to.trees([Group::new(Delimiter::Bracket, words).into()]);
    };
    if let [public] = words.as_slice() {
        attribute(to, quote!(macro_export));
        to.sign(',');
        for _ in 0..3 {
            to.trees([public.clone()]);
            to.sign(',');
        }
        return;
    }
    // Out of its module a macro is as visible as it is exported, which is no further than the crate.
    attribute(to, quote!(allow(unused_macros)));
    to.sign(',');
    attribute(to, quote!(allow(unused_imports)));
    to.trees(if words.is_empty() { quote!(pub(self)) } else { vis.clone() });
    to.sign(',');
    to.trees(quote!(pub(crate)));
    to.sign(',');
    to.trees(words);
    to.sign(',');
}

/// What a macro has to know of a function or a constructor: what is called under its key, and the shape.
pub(crate) fn entry(key: Key, shape: &Shape) -> TokenStream {
    let (key, of) = (key.number(), key.of());
    quote!(#key #of #shape)
}

/// The macro of a type: of the constructor that a derive makes, or of the methods of an impl. It has one name, so whoever
/// is expanded last writes it, with the parts of all.
///
/// `call` is imported under a name of its own here, which the compiler cannot look up before it has expanded what stands in
/// the file: this is what makes it last.
pub(crate) fn define_last(
    krate: &Krate,
    vis: &TokenStream,
    ident: &Ident,
    key: Key,
    part: &Part,
) -> TokenStream {
    let id = Literal::usize_unsuffixed(register(ident, part));
    let (export, hidden) = (exported(vis), hidden(ident, key));
    let last = format_ident!("__last{}", hidden);
    let part = part.tokens();
    quote! {
        #[doc(hidden)]
        use #krate::call as #last;
        #last! { @define [#krate] #id #export #hidden #ident #part }
    }
}

/// What a derive or an impl knows of a type.
pub(crate) enum Part {
    Constructor { key: Key, shape: Shape, reach: TokenStream, validated: bool },
    Methods(Vec<(Ident, Shape)>),
}

impl Part {
    fn tokens(&self) -> TokenStream {
        match self {
            Self::Constructor { key, shape, reach, .. } => {
                let entry = entry(*key, shape);
                quote!({ #entry } { #reach })
            }
            Self::Methods(methods) => methods_tokens(methods),
        }
    }
}

fn methods_tokens(methods: &[(Ident, Shape)]) -> TokenStream {
    methods.iter().map(|(name, shape)| quote!([#name] { #shape })).collect()
}

/// A type of this crate, while it is compiled.
struct Type {
    file: String,
    /// Where its name stands.
    place: [usize; 2],
    name: String,
    constructor: bool,
    /// Whether it is the derive of `Fields` that makes the constructor.
    validated: bool,
    methods: Vec<String>,
    written: bool,
}

static TYPES: Mutex<Vec<Type>> = Mutex::new(Vec::new());

/// Notes a part. Methods belong to the type of their name that was last derived in their file.
fn register(ident: &Ident, part: &Part) -> usize {
    if !proc_macro::is_available() {
        return 0;
    }
    let (file, name) = (file(ident), ident.to_string());
    let mut types = TYPES.lock().unwrap_or_else(PoisonError::into_inner);
    let span = ident.span().unwrap();
    let place = [span.line(), span.column()];
    let new = |constructor, validated| Type {
        file: file.clone(),
        place,
        name: name.clone(),
        constructor,
        validated,
        methods: Vec::new(),
        written: false,
    };
    match part {
        Part::Constructor { validated, .. } => {
            types.push(new(true, *validated));
            types.len()
        }
        Part::Methods(methods) => {
            let at = types.iter().rposition(|ty| ty.constructor && ty.file == file && ty.name == name);
            let at = at.unwrap_or_else(|| {
                types.push(new(false, false));
                types.len() - 1
            });
            types[at].methods.push(methods_tokens(methods).to_string());
            at + 1
        }
    }
}

/// The methods of the type, for the one who writes its macro; none for all others.
pub(crate) fn methods_to_write(id: usize, is_constructor: bool) -> Option<TokenStream> {
    let mut types = TYPES.lock().unwrap_or_else(PoisonError::into_inner);
    let Some(ty) = id.checked_sub(1).and_then(|at| types.get_mut(at)) else {
        return Some(TokenStream::new());
    };
    if ty.constructor != is_constructor || ty.written {
        return None;
    }
    ty.written = true;
    // Two derives for one type are reported elsewhere, once.
    let (file, place, validated) = (ty.file.clone(), ty.place, ty.validated);
    let is_other = |other: &Type| other.constructor && other.validated != validated;
    if is_constructor
        && types.iter().any(|other| is_other(other) && other.file == file && other.place == place)
    {
        return None;
    }
    let ty = types.get(id - 1)?;
    Some(ty.methods.iter().filter_map(|text| text.parse::<TokenStream>().ok()).collect())
}

/// `impl At<number, __Kwargs, ty> for …`
pub(crate) fn reach(private: &TokenStream, key: Key, ty: &TokenStream, value: &TokenStream) -> TokenStream {
    let (key, of, wrapper) = (key.number(), key.of(), wrapper());
    quote! {
        impl #private::At<#key, #wrapper, #ty> for #of {
            const V: #ty = #value;
        }
    }
}

/// A function pointer under the key, in a type of its own: an `impl` has to be for something local.
pub(crate) fn reach_pointer(
    private: &TokenStream,
    key: Key,
    vis: &TokenStream,
    ty: &TokenStream,
    value: &TokenStream,
) -> TokenStream {
    let wrapper = wrapper();
    let reach = reach(private, key, ty, value);
    quote! {
        #[doc(hidden)]
        #[allow(non_local_definitions, private_interfaces, deprecated)]
        const _: () = {
            #vis struct #wrapper;
            #reach
        };
    }
}

/// What a wrapper is a method of.
pub(crate) fn wrapper() -> Ident {
    Ident::new("__Kwargs", Span::mixed_site())
}
