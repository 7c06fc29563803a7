//! The item that a derive was put on. A user's build runs this crate and syn unoptimised, so a struct as most are written is read
//! here from its tokens: syn reads what is less common, and finds what is wrong.

use std::vec::IntoIter;

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::punctuated::Punctuated;
use syn::{Token, token};

/// What `syn::parse2` gives, at a fraction of the cost.
pub(crate) fn read(tokens: TokenStream) -> syn::Result<syn::DeriveInput> {
    match Trees::of(tokens.clone()).item() {
        Some(item) => Ok(item),
        None => syn::parse2(tokens).and_then(named),
    }
}

/// Syn has fields that are named `_`, which Rust does not.
fn named(item: syn::DeriveInput) -> syn::Result<syn::DeriveInput> {
    let fields = match &item.data {
        syn::Data::Struct(data) => data.fields.iter().collect(),
        syn::Data::Enum(data) => data.variants.iter().flat_map(|variant| &variant.fields).collect(),
        syn::Data::Union(data) => data.fields.named.iter().collect::<Vec<_>>(),
    };
    let nameless = fields.into_iter().filter_map(|field| field.ident.as_ref()).find(|ident| *ident == "_");
    // As a name it is refused, in syn's words.
    nameless.map_or(Ok(()), |ident| syn::parse2::<Ident>(ident.to_token_stream()).map(drop))?;
    Ok(item)
}

/// Tokens that are read one by one. What is none of its forms is `None`, and then all of the item is syn's to read.
struct Trees {
    trees: IntoIter<TokenTree>,
}

impl Trees {
    fn of(tokens: TokenStream) -> Self {
        Self { trees: tokens.into_iter().collect::<Vec<_>>().into_iter() }
    }

    /// `struct Name { … }`
    fn item(mut self) -> Option<syn::DeriveInput> {
        let attrs = self.attributes()?;
        let vis = self.visibility()?;
        let word = self.ident()?;
        if word != "struct" {
            return None;
        }
        let ident = self.name()?;
        let group = self.group(Delimiter::Brace)?;
        if !self.is_empty() {
            return None;
        }
        let fields = syn::FieldsNamed {
            brace_token: token::Brace { span: group.delim_span() },
            named: Self::of(group.stream()).fields()?,
        };
        let data = syn::DataStruct {
            struct_token: Token![struct](word.span()),
            fields: syn::Fields::Named(fields),
            semi_token: None,
        };
        Some(syn::DeriveInput {
            attrs,
            vis,
            ident,
            generics: syn::Generics::default(),
            data: syn::Data::Struct(data),
        })
    }

    fn fields(mut self) -> Option<Punctuated<syn::Field, Token![,]>> {
        let mut fields = Punctuated::new();
        while !self.is_empty() {
            let attrs = self.attributes()?;
            let vis = self.visibility()?;
            let ident = Some(self.name()?);
            let colon_token = Some(Token![:](self.sign(':')?));
            let (ty, comma) = self.ty()?;
            let modifiers = syn::FieldModifiers::default();
            fields.push_value(syn::Field { attrs, vis, modifiers, ident, colon_token, ty, default: None });
            if let Some(comma) = comma {
                fields.push_punct(comma);
            }
        }
        Some(fields)
    }

    fn attributes(&mut self) -> Option<Vec<syn::Attribute>> {
        let mut attrs = Vec::new();
        while let Some(TokenTree::Punct(_)) = self.peek() {
            let pound_token = Token![#](self.sign('#')?);
            let group = self.group(Delimiter::Bracket)?;
            attrs.push(syn::Attribute {
                pound_token,
                style: syn::AttrStyle::Outer,
                bracket_token: token::Bracket { span: group.delim_span() },
                meta: meta(group.stream())?,
            });
        }
        Some(attrs)
    }

    fn visibility(&mut self) -> Option<syn::Visibility> {
        let is_pub = |word: &Ident| word == "pub";
        match self.trees.as_slice() {
            [TokenTree::Ident(_), TokenTree::Punct(_), ..] => Some(syn::Visibility::Inherited),
            [TokenTree::Ident(word), TokenTree::Group(_), ..] if is_pub(word) => {
                syn::parse2(self.trees.by_ref().take(2).collect()).ok()
            }
            [TokenTree::Ident(word), ..] if is_pub(word) => {
                Some(syn::Visibility::Public(Token![pub](self.ident()?.span())))
            }
            _ => Some(syn::Visibility::Inherited),
        }
    }

    /// A type, and the comma after it.
    fn ty(&mut self) -> Option<(syn::Type, Option<Token![,]>)> {
        let (mut trees, mut comma, mut angles) = (Vec::new(), None, 0_usize);
        let mut after_dash = false;
        for tree in self.trees.by_ref() {
            let mut is_dash = false;
            if let TokenTree::Punct(sign) = &tree {
                match sign.as_char() {
                    ',' if angles == 0 => {
                        comma = Some(Token![,](sign.span()));
                        break;
                    }
                    // The default of a field.
                    '=' if angles == 0 => return None,
                    '<' => angles += 1,
                    '>' if !after_dash => angles = angles.checked_sub(1)?,
                    '-' => is_dash = sign.spacing() == Spacing::Joint,
                    _ => {}
                }
            }
            after_dash = is_dash;
            trees.push(tree);
        }
        let ty = match path(&trees) {
            Some(path) => syn::Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path }),
            None => syn::parse2(trees.into_iter().collect()).ok()?,
        };
        Some((ty, comma))
    }

    fn ident(&mut self) -> Option<Ident> {
        match self.trees.next()? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    /// An identifier that is no keyword, nor `_`.
    fn name(&mut self) -> Option<Ident> {
        self.ident().filter(|ident| *ident != "_" && !is_keyword(&ident.to_string()))
    }

    fn sign(&mut self, sign: char) -> Option<proc_macro2::Span> {
        match self.trees.next()? {
            TokenTree::Punct(punct) if punct.as_char() == sign && punct.spacing() == Spacing::Alone => {
                Some(punct.span())
            }
            _ => None,
        }
    }

    fn group(&mut self, delimiter: Delimiter) -> Option<Group> {
        match self.trees.next()? {
            TokenTree::Group(group) if group.delimiter() == delimiter => Some(group),
            _ => None,
        }
    }

    fn peek(&self) -> Option<&TokenTree> {
        self.trees.as_slice().first()
    }

    fn is_empty(&self) -> bool {
        self.trees.as_slice().is_empty()
    }
}

/// `Name` or `Name<Type>`
fn path(trees: &[TokenTree]) -> Option<syn::Path> {
    let (TokenTree::Ident(ident), rest) = trees.split_first()? else { return None };
    let arguments = match rest {
        [] => syn::PathArguments::None,
        [TokenTree::Punct(open), inner @ .., TokenTree::Punct(close)]
            if open.as_char() == '<' && close.as_char() == '>' =>
        {
            let path = path(inner)?;
            let ty = syn::Type::Path(syn::TypePath { attrs: Vec::new(), qself: None, path });
            syn::PathArguments::AngleBracketed(syn::AngleBracketedGenericArguments {
                colon2_token: None,
                lt_token: Token![<](open.span()),
                args: Punctuated::from_iter([syn::GenericArgument::Type(ty)]),
                gt_token: Token![>](close.span()),
            })
        }
        _ => return None,
    };
    let text = ident.to_string();
    if text != "Self" && is_keyword(&text) {
        return None;
    }
    Some(syn::PathSegment { ident: ident.clone(), arguments }.into())
}

/// What syn takes for no identifier, in order.
const KEYWORDS: [&str; 52] = [
    "Self", "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
];

fn is_keyword(word: &str) -> bool {
    KEYWORDS.binary_search(&word).is_ok()
}

/// What stands in the brackets of an attribute: `name`, `name(…)`, `name = literal`.
fn meta(tokens: TokenStream) -> Option<syn::Meta> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    Some(match trees.as_slice() {
        [TokenTree::Ident(name)] => syn::Meta::Path(name.clone().into()),
        [TokenTree::Ident(name), TokenTree::Group(group)]
            if group.delimiter() == Delimiter::Parenthesis && name != "unsafe" =>
        {
            syn::Meta::List(syn::MetaList {
                path: name.clone().into(),
                delimiter: syn::MacroDelimiter::Paren(token::Paren { span: group.delim_span() }),
                tokens: group.stream(),
            })
        }
        [TokenTree::Ident(name), TokenTree::Punct(equals), TokenTree::Literal(literal)]
            if equals.as_char() == '=' =>
        {
            syn::Meta::NameValue(syn::MetaNameValue {
                path: name.clone().into(),
                eq_token: Token![=](equals.span()),
                value: syn::Expr::Lit(syn::ExprLit {
                    attrs: Vec::new(),
                    lit: syn::Lit::new(literal.clone()),
                }),
            })
        }
        _ => return syn::parse2(tokens).ok(),
    })
}

#[cfg(test)]
mod tests {
    use core::mem::discriminant;

    use quote::quote;

    use super::*;

    fn plain(text: &str) -> Option<syn::DeriveInput> {
        Trees::of(text.parse().unwrap()).item()
    }

    /// What is not in its tokens is the same too.
    fn assert_same(ours: &syn::DeriveInput, syns: &syn::DeriveInput) {
        assert_eq!(ours.to_token_stream().to_string(), syns.to_token_stream().to_string());
        let fields = |item: &syn::DeriveInput| match &item.data {
            syn::Data::Struct(data) => data.fields.iter().cloned().collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let metas = |attrs: &[syn::Attribute]| {
            attrs
                .iter()
                .map(|attr| (discriminant(&attr.meta), attr.path().to_token_stream().to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(metas(&ours.attrs), metas(&syns.attrs));
        assert_eq!(discriminant(&ours.vis), discriminant(&syns.vis));
        let (ours, syns) = (fields(ours), fields(syns));
        assert_eq!(ours.len(), syns.len());
        for (ours, syns) in ours.iter().zip(&syns) {
            assert_eq!(metas(&ours.attrs), metas(&syns.attrs));
            assert_eq!(discriminant(&ours.vis), discriminant(&syns.vis));
            assert_eq!(ours.ident, syns.ident);
            let text = ours.ty.to_token_stream();
            assert_eq!(discriminant(&ours.ty), discriminant(&syns.ty), "{text}");
            if let (syn::Type::Path(ours), syn::Type::Path(syns)) = (&ours.ty, &syns.ty) {
                let arguments = |ty: &syn::TypePath| {
                    ty.path
                        .segments
                        .iter()
                        .map(|segment| discriminant(&segment.arguments))
                        .collect::<Vec<_>>()
                };
                assert_eq!(arguments(ours), arguments(syns), "{text}");
            }
        }
    }

    #[test]
    fn what_is_plain_is_read_as_syn_reads_it() {
        for text in [
            "struct A {}",
            "pub struct A { a: u8 }",
            "pub(crate) struct A { pub a: u8, pub(in a::b) r#type: Vec<u8>, pub (super) c: r#fn<r#u8>, }",
            "/// Docs.\n#[property(get, set)] struct A { /** Two. */ #[a] #[b::c(d)] #[e = 1 + 2] #[f = \"g\"] #[h[i]] a: u8 }",
            "struct A { a: Option<Vec<Self>>, b: Result<u8, fn(u8) -> u8>, c: Box<dyn Fn(u8) -> Vec<u8> + Send>, d: () }",
            "struct A { a: &'static str, b: [u8; 1 << 2], c: <u8 as B>::C, d: a::B<1, { 2 < 3 }>, e: C<'static>, f: _, g: ! }",
            "struct A { a: B<-1>, b: Vec<Vec<Vec<u8>>>, c: ::b::C, d: impl B<C = D>, e: m!(a, b), f: *const u8, g: crate::B }",
        ] {
            let ours = plain(text).unwrap_or_else(|| panic!("it is plain: {text}"));
            assert_same(&ours, &syn::parse_str(text).unwrap());
        }
    }

    #[test]
    fn what_is_not_plain_is_left_to_syn() {
        for text in [
            "enum A {}",
            "struct A;",
            "struct A(u8);",
            "struct A<T> { a: T }",
            "struct A where u8: B { a: u8 }",
            "struct fn { a: u8 }",
            "struct A { fn: u8 }",
            "struct A { _: u8 }",
            "struct A { a: return }",
            "struct A { a: u8 = 1 }",
            "struct A { a u8 }",
            "struct A { a:: u8 }",
            "struct A { a: }",
            "struct A { a: u8,, b: u8 }",
            "struct A { a: Vec<u8>> }",
            "struct A { #![a] a: u8 }",
            "struct A { #[] a: u8 }",
            "struct A { #[unsafe] a: u8 }",
            "struct A { pub(fn) a: u8 }",
            "struct A {} struct",
            "",
        ] {
            match (plain(text), syn::parse_str::<syn::DeriveInput>(text)) {
                (None, _) => {}
                (Some(ours), Ok(syns)) => assert_same(&ours, &syns),
                (Some(_), Err(error)) => panic!("{text}: {error}"),
            }
        }
        let fragment = TokenTree::Group(Group::new(Delimiter::None, quote!(pub)));
        assert!(Trees::of(quote!(#fragment struct A {})).item().is_none());
    }

    #[test]
    fn keywords_are_what_syn_takes_for_them() {
        assert!(KEYWORDS.is_sorted());
        for word in KEYWORDS {
            assert!(syn::parse_str::<Ident>(word).is_err(), "{word}");
        }
        for word in ["union", "auto", "raw", "default", "safe", "gen", "dunder", "u8"] {
            assert_eq!(is_keyword(word), syn::parse_str::<Ident>(word).is_err(), "{word}");
        }
    }
}
