//! What can be told of a type from its tokens alone.

use syn::{GenericArgument, PathArguments, Type};

/// A type as far as its tokens say. A type alias or a foreign type is [`Other`](Kind::Other): what it is, only the
/// compiler knows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Int(Int),
    Float,
    Bool,
    Char,
    /// `String`, `&str` and what else derefs to `str`.
    Text,
    Option,
    /// `Vec`, `VecDeque`, slices and arrays.
    Sequence,
    /// `HashSet`, `BTreeSet`.
    Set,
    /// `HashMap`, `BTreeMap`.
    Map,
    Tuple,
    Other,
}

/// The width of an integer type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Int {
    bits: u32,
    signed: bool,
}

impl Int {
    fn named(name: &str) -> Option<Self> {
        let (signed, bits) = match name.split_at_checked(1)? {
            ("i", bits) => (true, bits),
            ("u", bits) => (false, bits),
            _ => return None,
        };
        let bits = match bits {
            "8" => 8,
            "16" => 16,
            "32" => 32,
            // A literal that fits no 32-bit target is rustc's to refuse.
            "64" | "size" => 64,
            "128" => 128,
            _ => return None,
        };
        Some(Self { bits, signed })
    }

    /// Whether the type can hold the number whose absolute value is `digits`.
    pub(crate) fn holds(self, negative: bool, magnitude: u128) -> bool {
        let highest = u128::MAX >> (128 - self.bits + u32::from(self.signed));
        match (negative, self.signed) {
            (false, _) => magnitude <= highest,
            (true, true) => magnitude <= highest + 1,
            (true, false) => magnitude == 0,
        }
    }
}

/// The type that a pointer points at: a shared reference, a `Box`, an `Rc`, an `Arc`. One to a `str` is a text of its own.
pub(crate) fn referent(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => referent(&group.elem),
        Type::Paren(paren) => referent(&paren.elem),
        Type::Reference(reference) if reference.mutability.is_none() => Some(&*reference.elem),
        Type::Path(_) => match std_name(ty)? {
            (name, Some(argument)) if ["Box", "Rc", "Arc"].contains(&name.as_str()) => Some(argument),
            _ => None,
        },
        _ => None,
    }
    .filter(|referent| !is_str(referent))
}

/// What `ty` is.
pub(crate) fn kind(ty: &Type) -> Kind {
    match ty {
        Type::Group(group) => kind(&group.elem),
        Type::Paren(paren) => kind(&paren.elem),
        Type::Reference(reference) if is_str(&reference.elem) => Kind::Text,
        Type::Slice(_) | Type::Array(_) => Kind::Sequence,
        Type::Tuple(_) => Kind::Tuple,
        Type::Path(_) => std_name(ty).map_or(Kind::Other, |(name, argument)| named(&name, argument)),
        _ => Kind::Other,
    }
}

fn named(name: &str, argument: Option<&Type>) -> Kind {
    if let Some(int) = Int::named(name) {
        return Kind::Int(int);
    }
    match name {
        "f32" | "f64" => Kind::Float,
        "bool" => Kind::Bool,
        "char" => Kind::Char,
        "String" => Kind::Text,
        "Box" | "Rc" | "Arc" | "Cow" if argument.is_some_and(is_str) => Kind::Text,
        "Option" => Kind::Option,
        "Vec" | "VecDeque" => Kind::Sequence,
        "HashSet" | "BTreeSet" => Kind::Set,
        "HashMap" | "BTreeMap" => Kind::Map,
        _ => Kind::Other,
    }
}

fn is_str(ty: &Type) -> bool {
    matches!(std_name(ty), Some((name, None)) if name == "str")
}

/// The last segment of a path of the standard library (`String`, `std::string::String`), with its first type argument. A
/// path into another crate or module is not looked at: `my::String` may be anything.
fn std_name(ty: &Type) -> Option<(String, Option<&Type>)> {
    let Type::Path(syn::TypePath { qself: None, path, .. }) = ty else { return None };
    let last = path.segments.last()?;
    if path.segments.len() > 1 {
        let first = path.segments.first()?;
        if !["std", "core", "alloc"].iter().any(|root| first.ident == root) {
            return None;
        }
    }
    let argument = match &last.arguments {
        PathArguments::None => None,
        given => arguments(given).next(),
    };
    Some((last.ident.to_string(), argument))
}

fn arguments(arguments: &PathArguments) -> impl Iterator<Item = &Type> {
    let args = match arguments {
        PathArguments::AngleBracketed(args) => Some(args.args.iter()),
        _ => None,
    };
    args.into_iter().flatten().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    })
}

/// The type arguments of the last segment: `K` and `V` of `HashMap<K, V>`; the element of a slice or an array.
pub(crate) fn elements(ty: &Type) -> Vec<&Type> {
    match ty {
        Type::Group(group) => elements(&group.elem),
        Type::Paren(paren) => elements(&paren.elem),
        Type::Slice(slice) => vec![&slice.elem],
        Type::Array(array) => vec![&array.elem],
        Type::Path(path) => {
            path.path.segments.last().map_or_else(Vec::new, |last| arguments(&last.arguments).collect())
        }
        _ => Vec::new(),
    }
}

/// The name of the last segment (`String`, `PathBuf`), if the path may be the standard library's.
pub(crate) fn name(ty: &Type) -> Option<String> {
    match ty {
        Type::Group(group) => name(&group.elem),
        _ => std_name(ty).map(|(name, _)| name),
    }
}

/// The name of a type that every program has, and that stands alone: `u8`, `f64`, `bool`, `char`.
pub(crate) fn primitive(ty: &Type) -> Option<String> {
    match std_name(ty)? {
        (name, None) if matches!(ty, Type::Path(path) if path.path.segments.len() == 1) => {
            let is_primitive =
                matches!(named(&name, None), Kind::Int(_) | Kind::Float | Kind::Bool | Kind::Char);
            is_primitive.then_some(name)
        }
        _ => None,
    }
}

/// The type as a reader writes it: `Option<Vec<u8>>`.
pub(crate) fn text(ty: &Type) -> String {
    let mut text = String::new();
    for part in quote::ToTokens::to_token_stream(ty).to_string().split_whitespace() {
        let wordy = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let needs_space = text.ends_with([',', ';', '+', '='])
            || part.starts_with(['+', '='])
            || wordy(text.chars().last()) && wordy(part.chars().next());
        if needs_space {
            text.push(' ');
        }
        text.push_str(part);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Type {
        syn::parse_str(text).unwrap()
    }

    #[test]
    fn kinds() {
        for (ty, expected) in [
            ("String", Kind::Text),
            ("std::string::String", Kind::Text),
            ("::alloc::string::String", Kind::Text),
            ("my::String", Kind::Other),
            ("&'a str", Kind::Text),
            ("Cow<'a, str>", Kind::Text),
            ("Box<u8>", Kind::Other),
            ("Option<u8>", Kind::Option),
            ("[u8; 4]", Kind::Sequence),
            ("Vec<u8>", Kind::Sequence),
            ("HashMap<K, V>", Kind::Map),
            ("T", Kind::Other),
            ("f32", Kind::Float),
        ] {
            assert!(kind(&parse(ty)) == expected, "{ty}");
        }
        assert!(matches!(kind(&parse("u8")), Kind::Int(_)));
    }

    #[test]
    fn pointers_point_at_types() {
        let pointed_at = |ty| referent(&parse(ty)).map(text);
        assert_eq!(pointed_at("&'a [u8]").as_deref(), Some("[u8]"));
        assert_eq!(pointed_at("std::sync::Arc<Vec<u8>>").as_deref(), Some("Vec<u8>"));
        for ty in ["&'a mut u8", "&'a str", "Box<str>", "Vec<u8>", "my::Box<u8>", "Box"] {
            assert_eq!(pointed_at(ty), None, "{ty}");
        }
    }

    #[test]
    fn integer_types_know_their_range() {
        let int = |name| Int::named(name).unwrap();
        assert!(int("u8").holds(false, 255) && !int("u8").holds(false, 256) && !int("u8").holds(true, 1));
        assert!(int("i8").holds(true, 128) && !int("i8").holds(true, 129) && !int("i8").holds(false, 128));
        assert!(int("u128").holds(false, u128::MAX) && int("i128").holds(true, 1 << 127));
        assert!(!int("i128").holds(false, 1 << 127));
    }

    #[test]
    fn types_are_shown_as_they_are_written() {
        for ty in
            ["Option<Vec<u8>>", "&'a str", "HashMap<String, u8>", "[u8; 4]", "dyn Any + Send", "&'a mut T"]
        {
            assert_eq!(text(&parse(ty)), ty);
        }
    }
}
