//! What can be told of a field's type from its tokens, in the light of the struct that it stands in.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};

use crate::support::tokens::{self, any_name};
use crate::support::types::{self, Kind};

/// What the tokens of a type say of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// A number, `bool` or `char`: it is `Copy`, and Python has its like.
    Primitive,
    /// What is called `String` is taken for the standard library's.
    String,
    /// A type parameter.
    Parameter,
    /// A type that leads back to the struct. That it converts only if the struct converts cannot be a condition for the
    /// struct to convert: the compiler would ask in circles.
    Recursive(Recursion),
    Other,
}

/// How a type leads back to the struct.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Recursion {
    /// Through `Rc` or `Arc`: a value is taken out by cloning.
    pub(crate) shared: bool,
    /// Through types that a Python value converts back into.
    pub(crate) comes_back: bool,
}

/// The types of the standard library that convert whenever what is in them does.
const WRAPPERS: [&str; 8] = ["Option", "Vec", "VecDeque", "Box", "Rc", "Arc", "HashMap", "BTreeMap"];
/// Those of them that no Python value converts back into.
const ONE_WAY: [&str; 4] = ["VecDeque", "Box", "Rc", "Arc"];
/// Modules on the way to them.
const MODULES: [&str; 9] = ["std", "core", "alloc", "option", "vec", "boxed", "rc", "sync", "collections"];
/// Types that always convert, and that can be the keys of a map.
const LEAVES: [&str; 15] = [
    "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "bool", "char",
    "String",
];
/// What else of the standard library is often in a field.
const OTHERS: [&str; 13] = [
    "f32",
    "f64",
    "str",
    "static",
    "HashSet",
    "BTreeSet",
    "Cow",
    "borrow",
    "path",
    "PathBuf",
    "time",
    "Duration",
    "PhantomData",
];

/// Reads the types of a struct's fields.
pub(super) struct Reader<'a> {
    ident: String,
    generics: &'a syn::Generics,
    self_type: TokenStream,
}

impl<'a> Reader<'a> {
    pub(super) fn new(ident: &Ident, generics: &'a syn::Generics) -> Self {
        let (_, arguments, _) = generics.split_for_impl();
        Self { ident: ident.to_string(), generics, self_type: quote!(#ident #arguments) }
    }

    /// The type as it can stand where `Self` is another type.
    pub(super) fn without_self(&self, ty: &syn::Type) -> TokenStream {
        tokens::replace_self(ty.to_token_stream(), &self.self_type)
    }

    /// What is known of the type. `recursive` is the user's word that it leads back to the struct.
    pub(super) fn read(&self, ty: &syn::Type, recursive: bool) -> Known {
        let tokens = ty.to_token_stream();
        if recursive || self.is_recursive(&tokens) {
            let goes_through = |names: &[&str]| any_name(&tokens, &mut |name| names.contains(&name));
            return Known::Recursive(Recursion {
                shared: goes_through(&["Rc", "Arc"]),
                comes_back: !goes_through(&ONE_WAY),
            });
        }
        match types::kind(ty) {
            Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char => Known::Primitive,
            Kind::Text if types::name(ty).as_deref() == Some("String") => Known::String,
            _ if self.is_parameter(ty) => Known::Parameter,
            _ => Known::Other,
        }
    }

    /// Whether the struct is in the type, and nothing around it of which the tokens do not tell how it converts.
    fn is_recursive(&self, tokens: &TokenStream) -> bool {
        let own = |name: &str| name == "Self" || name == self.ident;
        let known = [WRAPPERS.as_slice(), &MODULES, &LEAVES];
        any_name(tokens, &mut |name| own(name)) && self.names_only(tokens, &known)
    }

    /// Whether the type is made of what everybody can name wherever the struct can be named: the standard library's types,
    /// the struct itself, its parameters.
    pub(super) fn is_no_secret(&self, ty: &syn::Type) -> bool {
        self.names_only(&ty.to_token_stream(), &[&WRAPPERS, &MODULES, &LEAVES, &OTHERS])
    }

    fn names_only(&self, tokens: &TokenStream, known: &[&[&str]]) -> bool {
        !any_name(tokens, &mut |name| {
            let own = name == "Self" || name == self.ident;
            let parameter = || {
                self.generics.params.iter().any(|parameter| match parameter {
                    syn::GenericParam::Type(parameter) => parameter.ident == name,
                    syn::GenericParam::Const(parameter) => parameter.ident == name,
                    syn::GenericParam::Lifetime(parameter) => parameter.lifetime.ident == name,
                })
            };
            !(own || known.iter().any(|names| names.contains(&name)) || parameter())
        })
    }

    fn is_parameter(&self, ty: &syn::Type) -> bool {
        match ty {
            syn::Type::Group(group) => self.is_parameter(&group.elem),
            syn::Type::Path(syn::TypePath { qself: None, path, .. }) => {
                self.generics.type_params().any(|parameter| path.is_ident(&parameter.ident))
            }
            _ => false,
        }
    }
}
