//! Whatever the tokens, a macro does not panic, gives Rust that parses, and points at what the user wrote.
//!
//! The valid inputs in `corpus/<macro>/` are changed at random: tokens deleted, doubled, swapped, replaced, nested, spliced.
//! More of it: `DUNDER_MUTATIONS=1000000 DUNDER_SEED=7 cargo test -p dunder-macros mutations`.

mod checks;
mod corpus;
mod mutate;
mod random;

use std::panic::{AssertUnwindSafe, catch_unwind};

use proc_macro2::TokenStream;

use self::checks::Verdict;
use self::corpus::Corpus;
use self::random::Random;

/// Where the output of a macro stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Items,
    /// An item that is given to an attribute, which gives it back: what does not parse is the user's.
    Attribute,
    Expression,
    /// Where the macro stands depends on what it is given.
    Anywhere,
}

/// A macro under test.
#[derive(Clone, Copy)]
struct Macro {
    name: &'static str,
    expand: fn(TokenStream) -> TokenStream,
    place: Place,
}

macro_rules! mutations {
    ($($name:ident: $place:ident),+ $(,)?) => {
        const MACROS: &[Macro] = &[
            $(Macro { name: stringify!($name), expand: macros::$name, place: Place::$place }),+
        ];

        $(
            #[test]
            fn $name() {
                run(stringify!($name));
            }
        )+
    };
}

mutations! {
    namedtuple: Items,
    fields: Items,
    slice: Expression,
    kwargs: Attribute,
    call: Anywhere,
    properties: Attribute,
    property: Items,
    attr: Expression,
    generators: Anywhere,
    comprehensions: Expression,
    attempt: Expression,
    with: Expression,
}

/// Each macro as a function of one stream of tokens.
mod macros {
    use proc_macro2::{TokenStream, TokenTree};

    pub(super) use crate::attempt::expand as attempt;
    pub(super) use crate::attr::expand as attr;
    pub(super) use crate::call::expand as call;
    pub(super) use crate::fields::expand as fields;
    pub(super) use crate::generators::expand as generators;
    pub(super) use crate::namedtuple::expand as namedtuple;
    pub(super) use crate::property::expand as property;
    pub(super) use crate::slice::expand as slice;
    pub(super) use crate::with::expand as with;

    /// The name of the macro stands in front.
    pub(super) fn comprehensions(input: TokenStream) -> TokenStream {
        use crate::comprehensions::{Kind, expand};

        let mut trees = input.into_iter();
        let name = trees.next().map(|name| name.to_string()).unwrap_or_default();
        let rest: TokenStream = trees.collect();
        match name.as_str() {
            "set" => expand(Kind::Set, rest),
            "dict" => expand(Kind::Dict, rest),
            // Of nothing at all there is no token to point at.
            "gen_" if rest.is_empty() => quote::quote!(()),
            "gen_" => crate::gen_::expand(rest),
            _ => expand(Kind::List, rest),
        }
    }

    pub(super) fn kwargs(item: TokenStream) -> TokenStream {
        crate::kwargs::expand(TokenStream::new(), item)
    }

    /// The attribute itself stands before the item, as the user writes it.
    pub(super) fn properties(input: TokenStream) -> TokenStream {
        let mut trees = input.clone().into_iter();
        let (args, item) = match (trees.next(), trees.next()) {
            (Some(TokenTree::Punct(hash)), Some(TokenTree::Group(group))) if hash.as_char() == '#' => {
                let mut inner = group.stream().into_iter();
                match (inner.next(), inner.next()) {
                    (Some(TokenTree::Ident(name)), None) if name == "properties" => {
                        (TokenStream::new(), trees.collect())
                    }
                    (Some(TokenTree::Ident(name)), Some(TokenTree::Group(args))) if name == "properties" => {
                        (args.stream(), trees.collect())
                    }
                    _ => (TokenStream::new(), input),
                }
            }
            _ => (TokenStream::new(), input),
        };
        crate::properties::expand(args, item)
    }
}

/// A number from the environment.
fn setting(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is not a number")))
}

fn run(name: &str) {
    let (count, seed) = (setting("DUNDER_MUTATIONS").unwrap_or(10_000), setting("DUNDER_SEED").unwrap_or(0));
    let corpus = Corpus::read(MACROS);
    let subject = MACROS.iter().find(|subject| subject.name == name).expect("it is in the list");
    let (mut tried, mut refused, mut broken) = (0, 0, 0);
    // Each mutation has a seed of its own, so that one can be done again without those before it.
    for seed in seed..seed + count {
        let mut random = Random::new(seed);
        // What `mutate` makes may not be Rust's tokens (a lone quote); the compiler would not hand that to a macro.
        let Some(input) = mutate::mutate(&corpus, name, &mut random) else { continue };
        let verdict = catch_unwind(AssertUnwindSafe(|| checks::check(subject, &input, &mut random)))
            .unwrap_or_else(|_| Err("it panics".to_owned()));
        match verdict {
            Ok(Verdict::Accepted) => tried += 1,
            Ok(Verdict::Refused) => (tried, refused) = (tried + 1, refused + 1),
            Ok(Verdict::UsersSyntax) => (tried, broken) = (tried + 1, broken + 1),
            Err(problem) => panic!(
                "`{name}`: {problem}\n\ninput:\n{input}\n\nagain: DUNDER_SEED={seed} DUNDER_MUTATIONS=1 cargo test -p dunder-macros mutations::{name}"
            ),
        }
    }
    println!("{name}: {tried} inputs tried, {refused} refused, {broken} with the user's own syntax errors");
    assert!(count < 100 || tried > count / 2, "{name}: only {tried} of {count} mutations are tokens at all");
    // Most of an `impl` block is bodies, which are not ours to read.
    let allowed = if subject.place == Place::Attribute { tried / 4 * 3 } else { tried / 2 };
    assert!(
        count < 100 || (broken < allowed && refused > 0 && refused < tried),
        "{name}: the mutations say little"
    );
}

/// Mutations of what is invalid to begin with would say little.
#[test]
fn the_corpus_is_valid() {
    let corpus = Corpus::read(MACROS);
    for subject in MACROS {
        for input in corpus.of(subject.name) {
            let mut random = Random::new(0);
            match checks::check(subject, input, &mut random) {
                Ok(Verdict::Accepted) => {}
                Ok(_) => panic!(
                    "`{}` does not accept\n{input}\n{}",
                    subject.name,
                    (subject.expand)(input.parse().expect("it parsed before"))
                ),
                Err(problem) => panic!("`{}`: {problem}\n{input}", subject.name),
            }
        }
    }
}
