//! The macros of [dunder](https://docs.rs/dunder). Depend on `dunder`: it re-exports each of them, with its reference page.

#[macro_use]
mod support;

mod async_with;
mod attempt;
mod attr;
mod call;
mod comprehensions;
mod contextmanager;
mod fields;
mod flow;
mod gen_;
mod generator;
mod generators;
mod kwargs;
mod namedtuple;
mod properties;
mod property;
mod raise;
mod slice;
mod with;
mod within;

#[cfg(test)]
mod tests;

#[proc_macro_derive(NamedTuple, attributes(namedtuple, default, field, fields))]
pub fn namedtuple(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    namedtuple::expand(input.into()).into()
}

#[proc_macro_derive(Fields, attributes(fields, field, default, serde))]
pub fn fields(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    fields::expand(input.into()).into()
}

#[proc_macro]
pub fn slice(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    slice::expand(input.into()).into()
}

#[proc_macro_attribute]
pub fn kwargs(options: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    kwargs::expand(options.into(), item.into()).into()
}

#[proc_macro]
pub fn call(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    call::expand(input.into()).into()
}

#[proc_macro_attribute]
pub fn properties(args: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    properties::expand(args.into(), item.into()).into()
}

#[proc_macro_derive(Property, attributes(property))]
pub fn property(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    property::expand(input.into()).into()
}

#[proc_macro]
pub fn attr(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    attr::expand(input.into()).into()
}

#[proc_macro]
pub fn generators(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    generators::expand(input.into()).into()
}

#[proc_macro_attribute]
pub fn generator(options: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    generator::expand(options.into(), item.into()).into()
}

#[proc_macro_attribute]
pub fn contextmanager(
    options: proc_macro::TokenStream,
    item: proc_macro::TokenStream,
) -> proc_macro::TokenStream {
    contextmanager::expand(options.into(), item.into()).into()
}

#[proc_macro]
pub fn gen_(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    gen_::expand(input.into()).into()
}

#[proc_macro]
pub fn list(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    comprehensions::expand(comprehensions::Kind::List, input.into()).into()
}

#[proc_macro]
pub fn dict(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    comprehensions::expand(comprehensions::Kind::Dict, input.into()).into()
}

#[proc_macro]
pub fn set(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    comprehensions::expand(comprehensions::Kind::Set, input.into()).into()
}

#[proc_macro]
pub fn attempt(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    attempt::expand(input.into()).into()
}

#[proc_macro]
pub fn raise(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    raise::expand(input.into()).into()
}

#[proc_macro]
pub fn with(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    with::expand(input.into()).into()
}

#[proc_macro_attribute]
pub fn within(managers: proc_macro::TokenStream, item: proc_macro::TokenStream) -> proc_macro::TokenStream {
    within::expand(managers.into(), item.into()).into()
}

#[proc_macro]
pub fn async_with(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    async_with::expand(input.into()).into()
}
