//! Which rule fits which type, as far as the tokens tell.

use proc_macro2::Ident;

use super::{Target, asked};
use crate::fields::message::Message;
use crate::support::errors::Errors;
use crate::support::types::{self, Kind};
/// Reports a rule that cannot be asked of the type, where the tokens tell. Where they do not, the compiler will.
pub(super) fn fits(rule: &Ident, ty: &syn::Type, target: &Target<'_>, errors: &mut Errors) -> bool {
    let kind = types::kind(asked(ty));
    let collection = matches!(kind, Kind::Sequence | Kind::Set | Kind::Map);
    let (fits, needs) = match rule.to_string().as_str() {
        "len" | "non_empty" => (
            kind == Kind::Text || collection,
            "it counts characters and elements: use it on a text or a collection; for a number write `range(…)`",
        ),
        "bytes_len" => (matches!(kind, Kind::Text | Kind::Sequence), "use it on a text or on bytes"),
        "range" => (
            matches!(kind, Kind::Int(_) | Kind::Float | Kind::Char),
            "use it on what has an order; for the number of characters or elements write `len(…)`",
        ),
        "multiple_of" => (matches!(kind, Kind::Int(_) | Kind::Float), "use it on a number"),
        "finite" => (kind == Kind::Float, "use it on a float; every integer is finite"),
        "unique" if of_floats(asked(ty)) => (false, "floats cannot be hashed; use it on elements that can"),
        "unique" => {
            (kind == Kind::Sequence, "use it on a sequence; the elements of a set are unique as they are")
        }
        "each" => (
            matches!(kind, Kind::Sequence | Kind::Set),
            "use it on a sequence or a set; for a map write `keys(…)` and `values(…)`, for a single value leave `each` out",
        ),
        "keys" | "values" => (kind == Kind::Map, "use it on a map; for a sequence write `each(…)`"),
        "nested" => (collection, "use it on a type that derives `Fields`, or a collection of such"),
        "pattern" | "email" | "url" | "ip" | "ascii" | "alphanumeric" | "prefix" | "suffix" | "contains"
        | "trim" | "lower" | "upper" => (kind == Kind::Text, "use it on a text"),
        _ => (true, ""),
    };
    if fits || kind == Kind::Other || kind == Kind::Option {
        return true;
    }
    errors.at(
        rule,
        Message::DoesNotFit {
            rule: rule.to_string(),
            field: target.name.to_owned(),
            ty: if matches!(ty, syn::Type::Verbatim(_)) { "?".to_owned() } else { types::text(ty) },
            needs: needs.to_owned(),
        },
    );
    false
}

/// A collection of floats, which cannot be hashed.
pub(super) fn of_floats(ty: &syn::Type) -> bool {
    types::elements(ty).iter().any(|element| types::kind(element) == Kind::Float)
}
