//! The range in `len(1..=64)` and `range(0.0..)`, as far as its tokens say.

use core::cmp::Ordering;

use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use super::message::Message;
use crate::support::errors::Errors;
use crate::support::tokens::{self, Number};
use crate::support::types::{self, Kind};

/// A range whose ends can be seen. One that is a path (`range(PERCENT)`) has none.
pub(super) struct Bounds {
    pub(super) start: Option<TokenStream>,
    pub(super) end: Option<TokenStream>,
    pub(super) inclusive: bool,
}

impl Bounds {
    /// Splits at the top-level `..` or `..=`; `None` where there is none.
    pub(super) fn parse(range: &TokenStream) -> Option<Self> {
        let trees = tokens::flatten(range.clone());
        let dots = |pair: &[TokenTree]| {
            matches!(pair, [TokenTree::Punct(first), TokenTree::Punct(second)]
            if first.as_char() == '.' && first.spacing() == Spacing::Joint && second.as_char() == '.')
        };
        let at = trees.windows(2).position(dots)?;
        let inclusive =
            matches!(trees.get(at + 2), Some(TokenTree::Punct(equals)) if equals.as_char() == '=');
        let part = |trees: &[TokenTree]| (!trees.is_empty()).then(|| trees.iter().cloned().collect());
        Some(Self {
            start: part(&trees[..at]),
            end: part(trees.get(at + 2 + usize::from(inclusive)..).unwrap_or_default()),
            inclusive,
        })
    }

    /// Whether `value` is inside, where all of them are literals.
    pub(super) fn admits(&self, value: &TokenStream) -> Option<bool> {
        let value = Literal::of(value)?;
        let above = match &self.start {
            Some(start) => Literal::of(start)?.compare(&value)? != Ordering::Greater,
            None => true,
        };
        let below = match &self.end {
            Some(end) => match value.compare(&Literal::of(end)?)? {
                Ordering::Less => true,
                Ordering::Equal => self.inclusive,
                Ordering::Greater => false,
            },
            None => true,
        };
        Some(above && below)
    }

    /// Reports literals that the type cannot hold, and a range that no value is in.
    pub(super) fn check(&self, ty: &syn::Type, errors: &mut Errors) {
        let ends = || self.start.iter().chain(&self.end);
        if types::kind(ty) == Kind::Float && ends().any(is_integer) {
            let (start, end) = (self.start.to_token_stream(), self.end.to_token_stream());
            let dots = if self.inclusive { "..=" } else { ".." };
            let float = |end: &TokenStream| shown(end) + if is_integer(end) { ".0" } else { "" };
            let message = Message::IntegerRange {
                range: format!("{}{dots}{}", shown(&start), shown(&end)),
                ty: types::text(ty),
                floats: format!("{}{dots}{}", float(&start), float(&end)),
            };
            errors.at(quote!(#start #end), message);
        } else if ends().all(|end| fits_type(end, ty, errors)) {
            self.check_not_empty(errors);
        }
    }

    /// As [`check`](Self::check), for lengths.
    pub(super) fn check_lengths(&self, errors: &mut Errors) {
        for end in self.start.iter().chain(&self.end) {
            if tokens::literal(end).is_some_and(|number| number.negative) {
                errors.at(end, Message::NegativeLength { value: shown(end) });
                return;
            }
        }
        self.check_not_empty(errors);
    }

    fn check_not_empty(&self, errors: &mut Errors) {
        let (start, end) =
            (self.start.as_ref().and_then(Literal::of), self.end.as_ref().and_then(Literal::of));
        let empty = match (&start, &end) {
            (Some(start), Some(end)) => match start.compare(end) {
                Some(Ordering::Greater) => true,
                Some(Ordering::Equal) => !self.inclusive,
                _ => false,
            },
            _ => false,
        };
        if empty {
            let (start, end) = (self.start.to_token_stream(), self.end.to_token_stream());
            let (min, max) = (shown(&start), shown(&end));
            let limit = if self.inclusive { "at most" } else { "below" }.to_owned();
            let help = if min == max {
                format!("the end of a range is not in it; for {min} alone write `{min}..={max}`")
            } else {
                format!("the lower bound comes first: write `{max}..={min}`")
            };
            errors.at(quote!(#start #end), Message::EmptyRange { min, limit, max, help });
        }
    }

    /// A check by the compiler of what the macro cannot see: that the constants `MIN` and `MAX` are in order. Only for
    /// types whose comparison is constant, and only where the ends look like constants.
    pub(super) fn const_check(&self, ty: &syn::Type, generics: &[String]) -> Option<TokenStream> {
        let (start, end) = (self.start.as_ref()?, self.end.as_ref()?);
        if !matches!(types::kind(ty), Kind::Int(_) | Kind::Float) || !is_constant(start) || !is_constant(end)
        {
            return None;
        }
        if Literal::of(start).is_some() && Literal::of(end).is_some() {
            return None;
        }
        let span = tokens::span_of(&quote!(#start #end), proc_macro2::Span::call_site());
        let order = if self.inclusive { quote_spanned!(span=> <=) } else { quote_spanned!(span=> <) };
        let holds = quote_spanned!(span=> #start #order #end);
        Some(assertion(&holds, "the range is empty: its start is above its end", span, generics))
    }

    /// A check by the compiler that the constant `value` is inside, where the macro cannot see it.
    pub(super) fn const_admits(
        &self,
        value: &TokenStream,
        ty: &syn::Type,
        generics: &[String],
    ) -> Option<TokenStream> {
        let constant = |end: &Option<TokenStream>| end.as_ref().is_none_or(is_constant);
        let seen = self.admits(value).is_some();
        if seen || !matches!(types::kind(ty), Kind::Int(_) | Kind::Float) {
            return None;
        }
        if !is_constant(value) || !constant(&self.start) || !constant(&self.end) {
            return None;
        }
        let span = tokens::span_of(value, proc_macro2::Span::call_site());
        let above = self.start.as_ref().map(|start| quote_spanned!(span=> #start <= #value &&));
        let order = if self.inclusive { quote_spanned!(span=> <=) } else { quote_spanned!(span=> <) };
        let below = self.end.as_ref().map(|end| quote_spanned!(span=> #value #order #end));
        let below = below.unwrap_or_else(|| quote_spanned!(span=> true));
        let holds = quote_spanned!(span=> #above #below);
        Some(assertion(&holds, "the default is outside the range of its field", span, generics))
    }
}

/// A statement that the compiler refuses unless the constant holds.
///
/// An item is looked at by `cargo check` too, but knows no parameters; a block that names one is looked at once it is used.
fn assertion(
    holds: &TokenStream,
    sentence: &str,
    span: proc_macro2::Span,
    generics: &[String],
) -> TokenStream {
    let assertion = quote_spanned!(span=> ::core::assert!(#holds, #sentence));
    if names_any(holds, generics) {
        quote_spanned!(span=> const { #assertion })
    } else {
        quote_spanned!(span=> const _: () = #assertion)
    }
}

/// Whether the tokens name `Self` or one of the parameters.
fn names_any(tokens: &TokenStream, generics: &[String]) -> bool {
    tokens::flatten(tokens.clone()).iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == "Self" || generics.iter().any(|name| ident == name),
        _ => false,
    })
}

fn is_integer(tokens: &TokenStream) -> bool {
    tokens::literal(tokens).is_some_and(|number| matches!(number.literal, syn::Lit::Int(_)))
}

/// Reports a literal that is no value of the type.
pub(super) fn fits_type(value: &TokenStream, ty: &syn::Type, errors: &mut Errors) -> bool {
    let Some(number) = tokens::literal(value) else { return true };
    let fits = match (types::kind(ty), &number.literal) {
        (Kind::Int(int), syn::Lit::Int(literal)) => {
            literal.base10_parse().is_ok_and(|magnitude| int.holds(number.negative, magnitude))
        }
        (Kind::Int(_), syn::Lit::Float(_)) | (Kind::Float, syn::Lit::Int(_)) => false,
        (Kind::Int(_) | Kind::Float, syn::Lit::Str(_) | syn::Lit::Bool(_) | syn::Lit::Char(_)) => false,
        (Kind::Char, literal) => matches!(literal, syn::Lit::Char(_)),
        (Kind::Text, literal) => matches!(literal, syn::Lit::Str(_)),
        (Kind::Bool, literal) => matches!(literal, syn::Lit::Bool(_)),
        _ => true,
    };
    if !fits {
        let value_shown = shown(value);
        let help = match (types::kind(ty), &number.literal) {
            (Kind::Float, syn::Lit::Int(_)) => format!("write `{value_shown}.0`"),
            (Kind::Int(_), syn::Lit::Float(_)) => "write a whole number".to_owned(),
            (Kind::Char, _) => "write a character, such as `'a'`".to_owned(),
            (Kind::Text, _) => "write a text, such as `\"a\"`".to_owned(),
            (Kind::Bool, _) => "write `true` or `false`".to_owned(),
            _ => format!("write a number that a `{}` can hold", types::text(ty)),
        };
        errors.at(value, Message::OutOfType { value: value_shown, ty: types::text(ty), help });
    }
    fits
}

/// The tokens as they are written, closely enough for a message.
pub(super) fn shown(tokens: &TokenStream) -> String {
    tokens.to_string().replace("- ", "-")
}

/// A literal, or a path that ends in an upper-case name, possibly negated: what may stand in a `const` block.
fn is_constant(tokens: &TokenStream) -> bool {
    if tokens::literal(tokens).is_some() {
        return true;
    }
    let mut last = None;
    for tree in tokens::flatten(tokens.clone()) {
        match tree {
            TokenTree::Ident(ident) => last = Some(ident.to_string()),
            TokenTree::Punct(punct) if matches!(punct.as_char(), ':' | '-') => {}
            _ => return false,
        }
    }
    last.is_some_and(|name| name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase))
}

/// A literal that can be compared with another.
enum Literal {
    Int { negative: bool, magnitude: u128 },
    Float(f64),
    Char(char),
}

impl Literal {
    fn of(tokens: &TokenStream) -> Option<Self> {
        let Number { negative, literal } = tokens::literal(tokens)?;
        match literal {
            syn::Lit::Int(int) => {
                let magnitude: u128 = int.base10_parse().ok()?;
                Some(Self::Int { negative: negative && magnitude != 0, magnitude })
            }
            syn::Lit::Float(float) => {
                let float: f64 = float.base10_parse().ok()?;
                Some(Self::Float(if negative { -float } else { float }))
            }
            syn::Lit::Char(char) if !negative => Some(Self::Char(char.value())),
            _ => None,
        }
    }

    fn compare(&self, other: &Self) -> Option<Ordering> {
        match (self, other) {
            (Self::Float(a), Self::Float(b)) => a.partial_cmp(b),
            (Self::Char(a), Self::Char(b)) => Some(a.cmp(b)),
            (Self::Int { negative: a, magnitude: x }, Self::Int { negative: b, magnitude: y }) => {
                Some(match (a, b) {
                    (false, false) => x.cmp(y),
                    (true, true) => y.cmp(x),
                    (true, false) => Ordering::Less,
                    (false, true) => Ordering::Greater,
                })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admits(range: &str, value: &str) -> Option<bool> {
        Bounds::parse(&range.parse().unwrap()).unwrap().admits(&value.parse().unwrap())
    }

    #[test]
    fn literals_are_compared() {
        assert_eq!(admits("18..=120", "17"), Some(false));
        assert_eq!(admits("18..120", "120"), Some(false));
        assert_eq!(admits("-5..=5", "-5"), Some(true));
        assert_eq!(admits("..=0.5", "0.75"), Some(false));
        assert_eq!(admits("MIN..", "1"), None);
        assert_eq!(admits("'a'..='z'", "'q'"), Some(true));
    }

    #[test]
    fn ends_are_split_at_the_dots() {
        let text = |range: &str| {
            let bounds = Bounds::parse(&range.parse().unwrap()).unwrap();
            [bounds.start, bounds.end].map(|end| end.map(|end| end.to_string()))
        };
        assert_eq!(text("0.0.."), [Some("0.0".into()), None]);
        assert_eq!(text("..=f(1..2)"), [None, Some("f (1 .. 2)".into())]);
        assert!(Bounds::parse(&"PERCENT".parse().unwrap()).is_none());
    }

    #[test]
    fn constants_are_upper_case_paths() {
        for (tokens, expected) in
            [("MAX", true), ("u8::MAX", true), ("-MAX", true), ("5", true), ("max", false), ("f()", false)]
        {
            assert_eq!(is_constant(&tokens.parse().unwrap()), expected, "{tokens}");
        }
    }
}
