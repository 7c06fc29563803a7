//! Options between the parentheses of an attribute: `name`, `name = tokens`, `name(tokens)`, separated by commas.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;

use super::errors::Errors;
use super::krate::Krate;
use super::suggest;
use super::tokens::{self, split_trees};

/// One option as it was written.
pub(crate) struct Opt {
    pub(crate) name: Ident,
    pub(crate) args: Args,
}

/// What follows the name of an option.
pub(crate) enum Args {
    /// `name`
    None,
    /// `name = tokens`
    Value(TokenStream),
    /// `name(tokens)`
    List(TokenStream),
}

impl ToTokens for Opt {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.name.to_tokens(tokens);
        match &self.args {
            Args::None => {}
            Args::Value(args) | Args::List(args) => args.to_tokens(tokens),
        }
    }
}

impl Opt {
    /// The option takes nothing: `no_display`.
    pub(crate) fn flag(&self, errors: &mut Errors) {
        if !matches!(self.args, Args::None) {
            errors.at(self, Message::TakesNothing { name: self.name.to_string() });
        }
    }

    /// The option takes a string: `rename = "Name"`.
    pub(crate) fn string(&self, errors: &mut Errors) -> Option<syn::LitStr> {
        if let Args::Value(value) = &self.args
            && let Some(string) = tokens::string_literal(value)
        {
            return Some(string);
        }
        errors.at(self.wrong_part(), Message::TakesString { name: self.name.to_string() });
        None
    }

    /// The option takes a path: `crate = path`.
    pub(crate) fn path(&self, errors: &mut Errors) -> Option<syn::Path> {
        if let Args::Value(value) = &self.args
            && let Ok(path) = syn::parse::Parser::parse2(syn::Path::parse_mod_style, value.clone())
        {
            return Some(path);
        }
        errors.at(self.wrong_part(), Message::TakesPath { name: self.name.to_string() });
        None
    }

    /// What to point at when the arguments are wrong: the arguments, or the name where there are none.
    fn wrong_part(&self) -> TokenStream {
        match &self.args {
            Args::Value(args) | Args::List(args) if !args.is_empty() => args.clone(),
            _ => self.name.to_token_stream(),
        }
    }
}

/// The options of one or more attributes of the same name.
#[derive(Default)]
pub(crate) struct Options {
    given: Vec<Opt>,
}

impl Options {
    /// Reads options in any order and number; which names exist, and how often, is for the caller.
    pub(crate) fn read(args: TokenStream, errors: &mut Errors) -> Vec<Opt> {
        let parts = split_trees(args.clone());
        parts.into_iter().filter_map(|part| read_one(part, &args, errors)).collect()
    }

    /// Adds the options of one attribute. A name that is not in `known` is reported with the nearest of them and the list, a
    /// name that was there before as a duplicate; neither is kept.
    pub(crate) fn add(&mut self, args: TokenStream, kind: &str, known: &[&str], errors: &mut Errors) {
        for option in Self::read(args, errors) {
            let name = option.name.unraw().to_string();
            if !known.contains(&name.as_str()) {
                errors.at(&option.name, unknown(kind, &name, known));
            } else if self.given.iter().any(|earlier| earlier.name == option.name) {
                errors.at(&option.name, Message::Duplicate { kind: kind.to_owned(), name });
            } else {
                self.given.push(option);
            }
        }
    }

    /// Takes the option of this name, if it was given.
    pub(crate) fn take(&mut self, name: &str) -> Option<Opt> {
        let at = self.given.iter().position(|option| option.name == name)?;
        Some(self.given.remove(at))
    }

    /// Takes `crate = path`.
    pub(crate) fn take_krate(&mut self, errors: &mut Errors) -> Krate {
        self.take("crate").and_then(|option| option.path(errors)).map(Krate::at).unwrap_or_default()
    }
}

/// The message for a name that is none of `known`.
pub(crate) fn unknown(kind: &str, name: &str, known: &[&str]) -> Message {
    let list = suggest::list(known.iter().copied());
    let help = match suggest::nearest(name, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? There are {list}"),
        None => format!("there are {list}"),
    };
    Message::Unknown { kind: kind.to_owned(), name: name.to_owned(), help }
}

/// Reads one option of `all`, which are to blame for one that is missing between two commas.
fn read_one(part: Vec<TokenTree>, all: &TokenStream, errors: &mut Errors) -> Option<Opt> {
    let trees = tokens::flatten(part);
    let mut trees = trees.into_iter();
    let name = match trees.next() {
        Some(TokenTree::Ident(name)) => name,
        other => {
            let span = other.map_or_else(|| tokens::span_of(all, Span::call_site()), |tree| tree.span());
            errors.at_span(span, Message::NoName);
            return None;
        }
    };
    let args = match trees.next() {
        None => Args::None,
        Some(TokenTree::Punct(equals)) if equals.as_char() == '=' => {
            let value: TokenStream = trees.by_ref().collect();
            if value.is_empty() {
                errors.at_span(equals.span(), Message::NoValue { name: name.to_string() });
                return None;
            }
            return Some(Opt { name, args: Args::Value(value) });
        }
        Some(TokenTree::Group(group)) if group.delimiter() == proc_macro2::Delimiter::Parenthesis => {
            Args::List(group.stream())
        }
        Some(other) => {
            errors.at(other, Message::Stray { name: name.to_string() });
            return None;
        }
    };
    if let Some(extra) = trees.next() {
        errors.at(extra, Message::Stray { name: name.to_string() });
    }
    Some(Opt { name, args })
}

messages! {
    /// What is wrong with an option.
    pub(crate) enum Message {
        Unknown { kind, name, help } => "unknown {kind} `{name}`", help: "{help}";
        Duplicate { kind, name } => "{kind} `{name}` is given twice", help: "keep one of them";
        NoName => "expected the name of an option", help: "options are `name`, `name = value` or `name(…)`, separated by commas";
        NoValue { name } => "`{name} =` has no value", help: "write the value after the `=`";
        Stray { name } => "unexpected token after `{name}`", help: "arguments stand in parentheses or after an `=`; options are separated by commas";
        TakesNothing { name } => "`{name}` takes no value", help: "write `{name}` alone";
        TakesString { name } => "`{name}` takes a string", help: "write `{name} = \"…\"`";
        TakesPath { name } => "`{name}` takes a path", help: "write `{name} = some::path`";
    }
}

#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    fn messages(args: TokenStream) -> Vec<String> {
        let mut errors = Errors::new();
        Options::default().add(args, "option", &["rename", "crate", "no_display"], &mut errors);
        errors.into_error().into_iter().flatten().map(|error| error.to_string()).collect()
    }

    #[test]
    fn good_options_are_taken_once() {
        let mut errors = Errors::new();
        let mut options = Options::default();
        options.add(
            quote!(rename = "P", crate = a::b, no_display),
            "option",
            &["rename", "crate", "no_display"],
            &mut errors,
        );
        assert_eq!(options.take("rename").unwrap().string(&mut errors).unwrap().value(), "P");
        assert!(options.take("rename").is_none());
        assert_eq!(options.take_krate(&mut errors).to_token_stream().to_string(), "a :: b");
        options.take("no_display").unwrap().flag(&mut errors);
        assert!(errors.into_error().is_none());
    }

    #[test]
    fn every_bad_option_is_reported() {
        let found = messages(quote!(renme = "P", no_display, no_display, "x", crate =, rename "x"));
        assert_eq!(found.len(), 5, "{found:#?}");
        assert!(found.iter().any(|message| message.contains("did you mean `rename`?")), "{found:#?}");
        assert!(found.iter().any(|message| message.contains("given twice")), "{found:#?}");
    }

    #[test]
    fn wrong_arguments_are_reported() {
        let mut errors = Errors::new();
        for option in Options::read(quote!(rename = 5, rename("x"), rename), &mut errors) {
            assert!(option.string(&mut errors).is_none());
        }
        for option in Options::read(quote!(crate = 5, crate), &mut errors) {
            assert!(option.path(&mut errors).is_none());
        }
        for option in Options::read(quote!(flag = 5, flag(x)), &mut errors) {
            option.flag(&mut errors);
        }
        assert_eq!(errors.count(), 7);
        assert!(errors.into_error().is_some());
    }
}
