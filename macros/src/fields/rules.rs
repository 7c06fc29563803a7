//! From an option to a rule: the table of rules, their arguments, and what can be wrong with them.

mod arguments;
mod defaults;
mod fits;
mod names;
mod written;

use core::cell::Cell;

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;

use self::arguments::{ip, multiple_of, one, pattern, range, takes_nothing};
use self::defaults::{breaks, default_breaks, literal_text};
use self::fits::fits;
use self::names::unknown;
pub(super) use self::written::{compact, with_our_self};
use super::bounds::{self, Bounds};
use super::message::Message;
use super::parse::list;
use crate::support::errors::Errors;
use crate::support::expression::expression;
use crate::support::options::{Args, Opt, Options};
use crate::support::suggest;
use crate::support::tokens;
use crate::support::types::{self, Kind};

/// What holds for a value: converters first, then rules, each in the order they are written.
#[derive(Default)]
pub(super) struct Rules {
    pub(super) converters: Vec<Ident>,
    pub(super) rules: Vec<Rule>,
    /// The value cannot be changed where it is: a map's key, a set's element.
    fixed: bool,
}

impl Rules {
    /// Whether the value is changed on its way in, here or in its elements.
    pub(super) fn convert(&self) -> bool {
        let changes = |rule: &Rule| match &rule.kind {
            RuleKind::With(_) => true,
            RuleKind::Elements(_, rules) => rules.convert(),
            _ => false,
        };
        !self.fixed && (!self.converters.is_empty() || self.rules.iter().any(changes))
    }

    /// Whether a rule needs more than the value itself.
    pub(super) fn look_around(&self) -> bool {
        self.rules.iter().any(|rule| match &rule.kind {
            RuleKind::SameAs(_) => true,
            RuleKind::Check(tokens) => tokens::mentions_self(tokens),
            RuleKind::Elements(_, rules) => rules.look_around(),
            RuleKind::Pattern(_) | RuleKind::Nested | RuleKind::With(_) => false,
        })
    }
}

pub(super) struct Rule {
    /// The rule's name as it is written, for its span.
    pub(super) name: Ident,
    pub(super) kind: RuleKind,
}

pub(super) enum RuleKind {
    /// A built-in rule, as an expression relative to the runtime's `rules`.
    Check(TokenStream),
    Pattern(syn::LitStr),
    /// The index of the other field.
    SameAs(usize),
    Nested,
    /// A descriptor of the user's.
    With(With),
    Elements(Part, Rules),
}

/// The descriptor of `with = …`, and the function that makes it.
pub(super) struct With {
    pub(super) descriptor: TokenStream,
    pub(super) method: Ident,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Each,
    Keys,
    Values,
}

/// A field while its rules are read.
pub(super) struct Target<'a> {
    pub(super) name: &'a str,
    pub(super) default: Option<&'a TokenStream>,
    /// The names of all fields, in order.
    pub(super) fields: &'a [String],
    pub(super) index: usize,
    /// The names of the type's parameters.
    pub(super) generics: &'a [String],
    /// How many descriptors the type has so far, to name the next one.
    pub(super) descriptors: &'a Cell<usize>,
}

/// Every rule, in the order that messages list them.
const RULES: [&str; 29] = [
    "len",
    "bytes_len",
    "non_empty",
    "range",
    "multiple_of",
    "finite",
    "pattern",
    "email",
    "url",
    "ip",
    "ascii",
    "alphanumeric",
    "prefix",
    "suffix",
    "contains",
    "one_of",
    "not_in",
    "unique",
    "each",
    "keys",
    "values",
    "nested",
    "same_as",
    "when",
    "with",
    "secret",
    "trim",
    "lower",
    "upper",
];

/// Reads the rules of a value of type `ty`: a field's, or its elements'.
pub(super) fn read(options: Vec<Opt>, ty: &syn::Type, target: &Target<'_>, errors: &mut Errors) -> Rules {
    let mut rules = Rules::default();
    let mut seen: Vec<Ident> = Vec::new();
    for option in options {
        // A rule of its own may stand several times: `contains("a"), contains("b")`.
        let repeatable = ["with", "contains", "pattern", "not_in"].iter().any(|name| option.name == name);
        if !repeatable && seen.contains(&option.name) {
            errors.at(&option.name, Message::Twice { rule: option.name.to_string() });
            continue;
        }
        seen.push(option.name.clone());
        match option.name.to_string().as_str() {
            "trim" | "lower" | "upper" => {
                let other = if option.name == "lower" { "upper" } else { "lower" };
                if option.name != "trim" && rules.converters.iter().any(|converter| converter == other) {
                    errors.at(
                        &option.name,
                        Message::Undone { rule: option.name.to_string(), other: other.to_owned() },
                    );
                } else if takes_nothing(&option, errors) && fits(&option.name, ty, target, errors) {
                    rules.converters.push(option.name);
                }
            }
            "secret" | "when" => {
                errors.at(&option.name, Message::FieldLevelOnly { rule: option.name.to_string() })
            }
            _ => {
                // What is wrong is said once: the compiler does not get to see it.
                let before = errors.count();
                if let Some(kind) = kind(&option, ty, target, errors)
                    && errors.count() == before
                {
                    rules.rules.push(Rule { name: option.name, kind });
                }
            }
        }
    }
    rules
}

fn kind(option: &Opt, ty: &syn::Type, target: &Target<'_>, errors: &mut Errors) -> Option<RuleKind> {
    let name = option.name.unraw().to_string();
    let rule = || name.clone();
    match name.as_str() {
        "default" => {
            let value = match &option.args {
                Args::Value(value) | Args::List(value) => bounds::shown(value),
                Args::None => "18".to_owned(),
            };
            errors.at(&option.name, Message::DefaultIsAnAttribute { value });
            return None;
        }
        name if !RULES.contains(&name) => {
            errors.at(&option.name, unknown(name));
            return None;
        }
        _ => {}
    }
    if !fits(&option.name, ty, target, errors) {
        return None;
    }
    // The rules of an optional value are those of the value that is there.
    let inner = asked(ty);
    let check = |tokens| Some(RuleKind::Check(tokens));
    match name.as_str() {
        "email" => takes_nothing(option, errors).then(|| RuleKind::Check(quote!(Email))),
        "url" => takes_nothing(option, errors).then(|| RuleKind::Check(quote!(Url))),
        "ascii" => takes_nothing(option, errors).then(|| RuleKind::Check(quote!(Ascii))),
        "alphanumeric" => takes_nothing(option, errors).then(|| RuleKind::Check(quote!(Alphanumeric))),
        "finite" => takes_nothing(option, errors).then(|| RuleKind::Check(quote!(Finite))),
        "unique" => takes_nothing(option, errors).then(|| RuleKind::Check(quote!(Unique))),
        "nested" => takes_nothing(option, errors).then_some(RuleKind::Nested),
        "non_empty" => {
            let good = takes_nothing(option, errors);
            breaks(option, target, errors, |text| Some(text.is_empty()));
            good.then(|| RuleKind::Check(quote!(NonEmpty)))
        }
        "ip" => check(ip(option, errors)?),
        "len" | "bytes_len" => {
            let range = range(option, errors)?;
            if let Some(bounds) = Bounds::parse(&range) {
                bounds.check_lengths(errors);
                let len = |text: &str| if name == "len" { text.chars().count() } else { text.len() };
                breaks(option, target, errors, |text| {
                    bounds
                        .admits(&proc_macro2::Literal::usize_unsuffixed(len(text)).into_token_stream())
                        .map(|ok| !ok)
                });
            }
            check(if name == "len" { quote!(Len::within(#range)) } else { quote!(BytesLen::within(#range)) })
        }
        "range" => {
            let range = range(option, errors)?;
            let mut checks = Vec::new();
            if let Some(bounds) = Bounds::parse(&range) {
                bounds.check(inner, errors);
                checks.extend(bounds.const_check(inner, target.generics));
                if let Some(default) = target.default {
                    if bounds.admits(default) == Some(false) {
                        default_breaks(default, option, errors);
                    }
                    checks.extend(bounds.const_admits(default, inner, target.generics));
                }
            }
            check(if checks.is_empty() {
                quote!(Range(#range))
            } else {
                quote!(Range({ #(#checks;)* #range }))
            })
        }
        "multiple_of" => {
            let divisor = one(option, "5", errors)?;
            multiple_of(option, &divisor, inner, target, errors);
            check(quote!(MultipleOf(#divisor)))
        }
        "prefix" | "suffix" | "contains" => {
            let part = one(option, "\"a\"", errors)?;
            if let Some(part) = tokens::string_literal(&part).map(|part| part.value()) {
                breaks(option, target, errors, |text| {
                    Some(match name.as_str() {
                        "prefix" => !text.starts_with(&part),
                        "suffix" => !text.ends_with(&part),
                        _ => !text.contains(&part),
                    })
                });
            }
            check(match name.as_str() {
                "prefix" => quote!(Prefix(#part)),
                "suffix" => quote!(Suffix(#part)),
                _ => quote!(Contains(#part)),
            })
        }
        "one_of" | "not_in" => {
            let choices = list(option).cloned().map(tokens::split_commas).unwrap_or_default();
            if choices.is_empty() || choices.iter().any(TokenStream::is_empty) {
                errors.at(option, Message::NeedsList { rule: rule() });
                return None;
            }
            for choice in &choices {
                expression(choice.clone(), option.name.span(), errors)?;
                bounds::fits_type(choice, inner, errors);
            }
            if let Some(default) = target.default
                && let Some(text) = literal_text(default)
                && let Some(texts) = choices.iter().map(literal_text).collect::<Option<Vec<_>>>()
                && texts.contains(&text) != (name == "one_of")
            {
                default_breaks(default, option, errors);
            }
            check(match (name.as_str(), types::kind(inner)) {
                ("one_of", Kind::Text) => quote!(OneOf::texts([#(#choices),*])),
                ("one_of", _) => quote!(OneOf([#(#choices),*])),
                (_, Kind::Text) => quote!(NotIn::texts([#(#choices),*])),
                _ => quote!(NotIn([#(#choices),*])),
            })
        }
        "pattern" => pattern(option, errors).map(RuleKind::Pattern),
        "same_as" => same_as(option, target, errors).map(RuleKind::SameAs),
        "with" => match &option.args {
            Args::Value(descriptor) if tokens::mentions_self(descriptor) => {
                errors.at(descriptor, Message::SelfInDescriptor);
                None
            }
            Args::Value(descriptor) => {
                let descriptor = expression(descriptor.clone(), option.name.span(), errors)?;
                let number = target.descriptors.replace(target.descriptors.get() + 1);
                let method = format_ident!("__descriptor_{number}", span = option.name.span());
                Some(RuleKind::With(With { descriptor, method }))
            }
            _ => {
                errors.at(option, Message::NeedsDescriptor);
                None
            }
        },
        "each" => elements(option, Part::Each, inner, target, errors),
        "keys" => elements(option, Part::Keys, inner, target, errors),
        _ => elements(option, Part::Values, inner, target, errors),
    }
}

fn same_as(option: &Opt, target: &Target<'_>, errors: &mut Errors) -> Option<usize> {
    let mut trees = tokens::flatten(list(option).cloned().unwrap_or_default()).into_iter();
    let name = match (trees.next(), trees.next()) {
        (Some(TokenTree::Ident(name)), None) => name.unraw().to_string(),
        (Some(TokenTree::Literal(index)), None) => format!("_{index}"),
        _ => {
            errors.at(option, Message::NeedsField { rule: option.name.to_string() });
            return None;
        }
    };
    match target.fields.iter().position(|field| *field == name) {
        Some(other) if other == target.index => {
            errors.at(list(option), Message::SameAsItself { name });
            None
        }
        Some(other) => Some(other),
        None => {
            errors.at(list(option), no_such_field(name, target.fields));
            None
        }
    }
}

fn no_such_field(name: String, fields: &[String]) -> Message {
    let names = || fields.iter().map(String::as_str);
    let help = match suggest::nearest(&name, names()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("there are {}", suggest::list(names())),
    };
    Message::NoSuchField { name, help }
}

fn elements(
    option: &Opt,
    part: Part,
    ty: &syn::Type,
    target: &Target<'_>,
    errors: &mut Errors,
) -> Option<RuleKind> {
    let Some(rules) = list(option) else {
        errors.at(option, Message::NeedsRules { rule: option.name.to_string() });
        return None;
    };
    let arguments = types::elements(ty);
    let unknown = syn::Type::Verbatim(TokenStream::new());
    let element = match part {
        Part::Each | Part::Keys => arguments.first(),
        Part::Values => arguments.get(1),
    };
    let options = Options::read(rules.clone(), errors);
    let target = Target { default: None, ..*target };
    let mut rules = read(options, element.copied().unwrap_or(&unknown), &target, errors);
    rules.fixed = part == Part::Keys || types::kind(ty) == Kind::Set;
    if rules.fixed {
        for converter in rules.converters.drain(..) {
            errors.at(&converter, Message::FixedElements { rule: converter.to_string() });
        }
    }
    Some(RuleKind::Elements(part, rules))
}

/// The type whose values the rules are asked of: what is in an `Option`, what a pointer points at.
fn asked(ty: &syn::Type) -> &syn::Type {
    optional(ty).or_else(|| types::referent(ty)).map_or(ty, asked)
}

/// The type inside an `Option`.
pub(super) fn optional(ty: &syn::Type) -> Option<&syn::Type> {
    (types::kind(ty) == Kind::Option).then(|| types::elements(ty).first().copied()).flatten()
}
