//! The rules: which argument goes to which parameter, as CPython binds them.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::ext::IdentExt as _;

use super::arguments::Argument;
use super::message::Message;
use super::parse::Shaped;
use crate::support::errors::Errors;
use crate::support::shape::{Callee, Kind, Param, Shape};
use crate::support::suggest;

/// A call whose arguments have found their parameters.
pub(super) struct Call {
    /// What is called, where the definition knows it; and where the runtime is.
    pub(super) target: Group,
    pub(super) shape: Shape,
    pub(super) path: TokenStream,
    pub(super) turbofish: TokenStream,
    /// In the order in which they were written.
    pub(super) given: Vec<Given>,
}

/// An argument, and the index of its parameter.
pub(super) struct Given {
    pub(super) slot: usize,
    pub(super) value: Vec<TokenTree>,
    pub(super) form: Form,
}

pub(super) enum Form {
    /// The parameter's value, or an item of its list.
    Value,
    /// A name that is left over.
    Named(String),
    /// `*list` or `**mapping`
    Unpacked,
}

/// The mistakes of one call are one error: at the token of the first, with the others below.
#[derive(Default)]
struct Mistakes {
    text: String,
    span: Option<Span>,
}

impl Mistakes {
    fn add(&mut self, span: Span, message: Message) {
        if self.span.is_some() {
            self.text.push_str("\n= also: ");
        }
        self.text.push_str(&message.to_string());
        self.span.get_or_insert(span);
    }
}

pub(super) fn check(shaped: Shaped, errors: &mut Errors) -> Call {
    let Shaped { target, shape, path, turbofish, no_method, arguments } = shaped;
    let mut mistakes = Mistakes::default();
    let mut given = Vec::new();
    if let Some(method) = no_method {
        let known = &shape.methods;
        let (label, name) = (shape.label.replace(".__new__", ""), method.unraw().to_string());
        let help = if known.is_empty() {
            format!("write `#[kwargs] impl {label} {{ … }}`")
        } else {
            meant(&name, known.iter().map(String::as_str))
        };
        mistakes.add(method.span(), Message::NoMethod { label, name, help });
    } else if shape.callee == Callee::Nothing {
        let label = shape.label.clone();
        mistakes.add(Span::call_site(), Message::NoConstructor { label });
    } else {
        given = Binder::new(&shape, &mut mistakes).bind(arguments);
    }
    if let Some(span) = mistakes.span {
        errors.at_span(span, &mistakes.text);
    }
    Call { target, shape, path, turbofish, given }
}

struct Binder<'a> {
    shape: &'a Shape,
    mistakes: &'a mut Mistakes,
    given: Vec<Given>,
    /// The parameters that take a position, in order.
    positions: Vec<usize>,
    /// How many arguments were given by position.
    count: usize,
    /// The first of those for which there is no parameter.
    too_many: Option<Span>,
    /// How many keyword-only parameters were given.
    names: usize,
    /// Whether a position stands after a name.
    late: bool,
    /// Positional-only parameters that were given by name.
    by_name: Vec<String>,
}

impl<'a> Binder<'a> {
    fn new(shape: &'a Shape, mistakes: &'a mut Mistakes) -> Self {
        let positions = (0..shape.params.len()).filter(|index| shape.params[*index].by_position()).collect();
        let (given, by_name) = (Vec::new(), Vec::new());
        Self { shape, mistakes, given, positions, count: 0, too_many: None, names: 0, late: false, by_name }
    }

    fn bind(mut self, arguments: Vec<Argument>) -> Vec<Given> {
        let (rest, names) = (self.collector(Kind::Rest), self.collector(Kind::Names));
        let mut named = false;
        let mut wrong_name = None;
        for argument in arguments {
            if argument.value.is_empty() {
                let message = argument
                    .name
                    .as_ref()
                    .map_or(Message::Empty, |name| Message::NoValue { name: name.unraw().to_string() });
                self.mistakes.add(argument.span(), message);
                // It would be missing as well.
                if let Some(slot) = argument.name.and_then(|name| self.slot(&name.unraw().to_string())) {
                    self.push(slot, Vec::new());
                }
            } else if let Some(slot) = names.filter(|_| argument.is_unpacked(2)) {
                named = true;
                self.given.push(Given { slot, value: argument.unpacked(2), form: Form::Unpacked });
            } else if let Some(name) = &argument.name {
                named = true;
                self.name(name, argument.value, names, &mut wrong_name);
            } else if named {
                self.mistakes.add(argument.span(), Message::PositionLate);
                self.late = true;
            } else if let Some(slot) = self.positions.get(self.count).copied() {
                self.count += 1;
                self.push(slot, argument.value);
            } else if let Some(slot) = rest {
                let given = if argument.is_unpacked(1) {
                    Given { slot, value: argument.unpacked(1), form: Form::Unpacked }
                } else {
                    Given { slot, value: argument.value, form: Form::Value }
                };
                self.given.push(given);
            } else {
                self.count += 1;
                self.too_many.get_or_insert(argument.span());
            }
        }
        self.finish(wrong_name);
        self.given
    }

    fn collector(&self, kind: Kind) -> Option<usize> {
        self.shape.params.iter().position(|param| param.kind == kind)
    }

    fn slot(&self, name: &str) -> Option<usize> {
        self.shape.params.iter().position(|param| param.by_name() && param.name == name)
    }

    fn push(&mut self, slot: usize, value: Vec<TokenTree>) {
        self.given.push(Given { slot, value, form: Form::Value });
    }

    fn name(&mut self, ident: &Ident, value: Vec<TokenTree>, names: Option<usize>, wrong: &mut Option<Span>) {
        // Once to text and not more: `unraw` makes one to look at it.
        let (text, span) = (ident.to_string(), ident.span());
        let name = text.strip_prefix("r#").map(str::to_owned).unwrap_or(text);
        let label = || self.shape.label.clone();
        let is_only_position = |param: &&Param| param.kind == Kind::Position && param.name == name;
        match (self.slot(&name), names) {
            (Some(slot), _) if !self.given.iter().any(|given| given.slot == slot) => {
                self.names += usize::from(self.shape.params[slot].kind == Kind::Name);
                self.push(slot, value);
            }
            (Some(slot), _) => {
                let by_position = self.positions.iter().take(self.count).any(|position| *position == slot);
                let message = if by_position {
                    Message::Multiple { label: label(), name }
                } else {
                    Message::Repeated { name }
                };
                self.mistakes.add(span, message);
            }
            (None, Some(slot)) => {
                let again = |given: &Given| matches!(&given.form, Form::Named(earlier) if *earlier == name);
                if self.given.iter().any(again) {
                    self.mistakes.add(span, Message::Repeated { name });
                } else {
                    self.given.push(Given { slot, value, form: Form::Named(name) });
                }
            }
            (None, None) if self.shape.params.iter().any(|param| is_only_position(&param)) => {
                wrong.get_or_insert(span);
                if let Some(slot) = self.shape.params.iter().position(|param| is_only_position(&param))
                    && !self.given.iter().any(|given| given.slot == slot)
                {
                    self.push(slot, value);
                }
                self.by_name.push(name);
            }
            (None, None) => {
                let known =
                    self.shape.params.iter().filter(|param| param.by_name()).map(|param| param.name.as_str());
                let near = suggest::nearest(&name, known.clone()).and_then(|near| self.slot(near));
                let help = meant(&name, known);
                self.mistakes.add(span, Message::Unexpected { label: label(), name, help });
                // What was meant is not missing besides.
                if let Some(slot) = near.filter(|slot| !self.given.iter().any(|given| given.slot == *slot)) {
                    self.push(slot, Vec::new());
                }
            }
        }
    }

    fn finish(&mut self, wrong_name: Option<Span>) {
        let label = || self.shape.label.clone();
        if let Some(span) = wrong_name {
            let names = self.by_name.join(", ");
            self.mistakes.add(span, Message::ByName { label: label(), names });
        }
        if let Some(span) = self.too_many {
            let (takes, given) = self.counts();
            let most = self.positions.len();
            let help = match self.shape.params.iter().find(|param| param.kind == Kind::Name) {
                Some(param) => {
                    format!("write the name before the value, such as `{} = …`, or leave it out", param.name)
                }
                None if most == 0 => "leave the arguments out".to_owned(),
                None => "leave it and all after it out".to_owned(),
            };
            self.mistakes.add(span, Message::TooMany { label: label(), takes, given, help });
        }
        for (by_position, what) in [(true, "positional"), (false, "keyword-only")] {
            let missing: Vec<&str> = self.missing(by_position);
            if missing.is_empty() {
                continue;
            }
            let count = format!("{} required {what} argument{}", missing.len(), plural(missing.len()));
            let written = missing.iter().map(|name| match self.slot(name) {
                Some(_) => format!("`{name} = …`"),
                None => format!("a value for `{name}`"),
            });
            let help = written.collect::<Vec<_>>().join(", ");
            let names = list(&missing);
            self.mistakes.add(Span::call_site(), Message::Missing { label: label(), count, names, help });
        }
    }

    fn missing(&self, by_position: bool) -> Vec<&'a str> {
        let params = self.shape.params.iter().enumerate();
        params
            .filter(|(_, param)| param.by_position() == by_position && param.is_required())
            // A position that stands too late may have been meant for any of them.
            .filter(|_| !(by_position && self.late))
            .filter(|(slot, _)| !self.given.iter().any(|given| given.slot == *slot))
            .map(|(_, param)| param.name.as_str())
            .collect()
    }

    /// What it takes and what it was given, as CPython counts. The class is an argument, too.
    fn counts(&self) -> (String, String) {
        let class = usize::from(self.shape.class);
        let most = self.positions.len() + class;
        let required =
            self.positions.iter().filter(|slot| self.shape.params[**slot].is_required()).count() + class;
        let takes = if required == most {
            format!("{most} positional argument{}", plural(most))
        } else {
            format!("from {required} to {most} positional argument{}", plural(most))
        };
        let given = self.count + class;
        let verb = if given == 1 && self.names == 0 { "was" } else { "were" };
        let given = match self.names {
            0 => format!("{given} {verb}"),
            names => {
                format!(
                    "{given} positional argument{} (and {names} keyword-only argument{}) {verb}",
                    plural(given),
                    plural(names)
                )
            }
        };
        (takes, given)
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`
fn list(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    match names.as_slice() {
        [first, second] => format!("{first} and {second}"),
        [first @ .., last] if !first.is_empty() => format!("{}, and {last}", first.join(", ")),
        _ => names.concat(),
    }
}

fn meant<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.collect();
    let all = suggest::list(known.iter().copied());
    // One letter is near to every other.
    match suggest::nearest(name, known.iter().copied()).filter(|_| name.chars().count() > 1) {
        Some(near) => format!("did you mean `{near}`? There are {all}"),
        None => format!("there are {all}"),
    }
}
