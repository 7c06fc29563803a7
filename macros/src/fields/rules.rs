//! From an option to a rule: the table of rules, their arguments, and what can be wrong with them.

use core::cell::Cell;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;

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

/// What other languages and libraries call our rules.
const SYNONYMS: [(&str, &str); 34] = [
    ("length", "len"),
    ("min_length", "len"),
    ("max_length", "len"),
    ("min_len", "len"),
    ("max_len", "len"),
    ("size", "len"),
    ("not_empty", "non_empty"),
    ("required", "non_empty"),
    ("min", "range"),
    ("max", "range"),
    ("minimum", "range"),
    ("maximum", "range"),
    ("between", "range"),
    ("ge", "range"),
    ("gt", "range"),
    ("le", "range"),
    ("lt", "range"),
    ("regex", "pattern"),
    ("regexp", "pattern"),
    ("matches", "pattern"),
    ("choices", "one_of"),
    ("in_", "one_of"),
    ("startswith", "prefix"),
    ("endswith", "suffix"),
    ("strip", "trim"),
    ("lowercase", "lower"),
    ("uppercase", "upper"),
    ("custom", "with"),
    ("validator", "with"),
    ("dive", "nested"),
    ("inner", "each"),
    ("items", "each"),
    ("equal_to", "same_as"),
    ("must_match", "same_as"),
];

/// The message for a name that is no rule: a slip of the pen, or what the rule is called elsewhere.
fn unknown(name: &str) -> Message {
    let synonyms = SYNONYMS.iter().map(|(synonym, _)| *synonym);
    let meant = suggest::nearest(name, RULES).or_else(|| {
        let synonym = suggest::nearest(name, synonyms)?;
        SYNONYMS.iter().find(|(known, _)| *known == synonym).map(|(_, rule)| *rule)
    });
    let list = suggest::list(RULES);
    let help = match meant {
        Some(rule) => format!("did you mean `{rule}`? There are {list}"),
        None => format!("there are {list}; for a rule of your own write `with = …`"),
    };
    Message::UnknownRule { name: name.to_owned(), help }
}

fn takes_nothing(option: &Opt, errors: &mut Errors) -> bool {
    let nothing = matches!(option.args, Args::None);
    if !nothing {
        errors.at(option, Message::NoArguments { rule: option.name.to_string() });
    }
    nothing
}

fn range(option: &Opt, errors: &mut Errors) -> Option<TokenStream> {
    let mut parts = list(option).cloned().map(tokens::split_commas).unwrap_or_default();
    match parts.pop() {
        Some(range) if parts.is_empty() && tokens::literal(&range).is_none() => {
            expression(range, option.name.span(), errors)
        }
        _ => {
            errors.at(option, Message::NeedsRange { rule: option.name.to_string() });
            None
        }
    }
}

fn one(option: &Opt, example: &str, errors: &mut Errors) -> Option<TokenStream> {
    let mut parts = list(option).cloned().map(tokens::split_commas).unwrap_or_default();
    if parts.len() == 1 && !parts[0].is_empty() {
        return expression(parts.pop()?, option.name.span(), errors);
    }
    errors.at(option, Message::NeedsOne { rule: option.name.to_string(), example: example.to_owned() });
    None
}

fn ip(option: &Opt, errors: &mut Errors) -> Option<TokenStream> {
    match (&option.args, list(option).map(ToString::to_string).as_deref()) {
        (Args::None, _) => Some(quote!(Ip::Any)),
        (_, Some("v4")) => Some(quote!(Ip::V4)),
        (_, Some("v6")) => Some(quote!(Ip::V6)),
        _ => {
            errors.at(option, Message::NeedsVersion);
            None
        }
    }
}

fn multiple_of(
    option: &Opt,
    divisor: &TokenStream,
    ty: &syn::Type,
    target: &Target<'_>,
    errors: &mut Errors,
) {
    let int = |tokens: &TokenStream| match tokens::literal(tokens)?.literal {
        syn::Lit::Int(int) => int.base10_parse::<u128>().ok(),
        _ => None,
    };
    if int(divisor) == Some(0) {
        errors.at(divisor, Message::ZeroDivisor);
    } else if bounds::fits_type(divisor, ty, errors)
        && let Some(default) = target.default
        && let (Some(value), Some(divisor)) = (int(default), int(divisor))
        && value % divisor != 0
    {
        default_breaks(default, option, errors);
    }
}

fn pattern(option: &Opt, errors: &mut Errors) -> Option<syn::LitStr> {
    let Some(literal) = list(option).and_then(tokens::string_literal) else {
        errors.at(option, Message::NeedsString { rule: option.name.to_string() });
        return None;
    };
    if !cfg!(feature = "regex") {
        errors.at(&option.name, Message::RegexFeature);
        return None;
    }
    if let Some(error) = syntax_error(&literal.value()) {
        errors.at(&literal, Message::BadPattern { error });
        return None;
    }
    Some(literal)
}

/// What is wrong with a regular expression.
#[cfg(feature = "regex")]
fn syntax_error(pattern: &str) -> Option<String> {
    let error = regex_syntax::Parser::new().parse(pattern).err()?.to_string();
    // The first lines of the parser's report draw the pattern; the last says what is wrong.
    Some(error.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned())
}

#[cfg(not(feature = "regex"))]
fn syntax_error(_: &str) -> Option<String> {
    None
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

/// Reports a rule that cannot be asked of the type, where the tokens tell. Where they do not, the compiler will.
fn fits(rule: &Ident, ty: &syn::Type, target: &Target<'_>, errors: &mut Errors) -> bool {
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
fn of_floats(ty: &syn::Type) -> bool {
    types::elements(ty).iter().any(|element| types::kind(element) == Kind::Float)
}

/// Reports a default that is a string literal and breaks the rule.
fn breaks(option: &Opt, target: &Target<'_>, errors: &mut Errors, breaks: impl FnOnce(&str) -> Option<bool>) {
    if let Some(default) = target.default
        && let Some(text) = default_text(default)
        && breaks(&text) == Some(true)
    {
        default_breaks(default, option, errors);
    }
}

fn default_breaks(default: &TokenStream, option: &Opt, errors: &mut Errors) {
    let rule = match &option.args {
        Args::None => option.name.to_string(),
        Args::List(args) => format!("{}({})", option.name, compact(args)),
        Args::Value(args) => format!("{} = {}", option.name, compact(args)),
    };
    errors.at(default, Message::DefaultBreaksRule { value: compact(default), rule });
}

/// The text of a default that is a string literal, or one made into a `String`.
fn default_text(default: &TokenStream) -> Option<String> {
    if let Some(literal) = tokens::string_literal(default) {
        return Some(literal.value());
    }
    let trees = tokens::flatten(default.clone());
    match trees.as_slice() {
        [
            literal @ TokenTree::Literal(_),
            TokenTree::Punct(dot),
            TokenTree::Ident(method),
            TokenTree::Group(args),
        ] if dot.as_char() == '.'
            && ["into", "to_string", "to_owned"].iter().any(|name| method == name)
            && args.stream().is_empty() =>
        {
            tokens::string_literal(&literal.clone().into()).map(|literal| literal.value())
        }
        _ => None,
    }
}

/// A literal in a form that can be compared with others of its kind.
fn literal_text(tokens: &TokenStream) -> Option<String> {
    if let Some(text) = default_text(tokens) {
        return Some(format!("{text:?}"));
    }
    let number = tokens::literal(tokens)?;
    let sign = if number.negative { "-" } else { "" };
    match number.literal {
        syn::Lit::Int(int) => Some(format!("{sign}{}", int.base10_digits())),
        syn::Lit::Bool(bool) => Some(bool.value.to_string()),
        syn::Lit::Char(char) => Some(format!("{:?}", char.value())),
        _ => None,
    }
}

/// Tokens as they were probably written: without the spaces that printing them adds around punctuation.
pub(super) fn compact(tokens: &TokenStream) -> String {
    let mut text = String::new();
    write_compact(tokens.clone(), &mut text);
    text
}

fn write_compact(tokens: TokenStream, text: &mut String) {
    use core::fmt::Write as _;

    use proc_macro2::Delimiter;

    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write_compact(group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                text.push(punct.as_char());
                if punct.as_char() == ',' {
                    text.push(' ');
                }
            }
            word => {
                if text.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '"') {
                    text.push(' ');
                }
                let _ = write!(text, "{word}");
            }
        }
    }
}

/// A `self` of the user's, as the generated methods know it: inside a `macro_rules!` it would be another one.
pub(super) fn with_our_self(tokens: TokenStream) -> TokenStream {
    tokens
        .into_iter()
        .map(|tree| match tree {
            TokenTree::Ident(ident) if ident == "self" => {
                Ident::new("self", Span::call_site().located_at(ident.span())).into()
            }
            TokenTree::Group(group) => tokens::regroup(&group, with_our_self(group.stream())).into(),
            tree => tree,
        })
        .collect()
}
