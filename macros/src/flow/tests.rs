//! What leaves a body, and what does not.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

use super::{Answer, Client, Construct, Errs, rewrite, yields};
use crate::support::errors::Errors;
use crate::support::krate::Krate;

/// Writes down what it is asked about.
#[derive(Default)]
struct Seen(Vec<String>);

impl Client for Seen {
    fn rewrite(&mut self, construct: Construct, _: &mut Errors) -> Answer {
        let (name, value) = match construct {
            Construct::Yield { value, .. } => ("yield", value),
            Construct::YieldFrom { value, touched: false, .. } => ("from", Some(value)),
            Construct::YieldFrom { value, touched: true, .. } => ("touched", Some(value)),
            Construct::Question { value, .. } => ("question", Some(value)),
            Construct::Return { value, .. } => ("return", value),
            Construct::Await { value, .. } => ("await", Some(value)),
            Construct::Break { value, .. } => ("break", value),
            Construct::Continue { .. } => ("continue", None),
            Construct::Raise(_) => ("raise", None),
            Construct::Exit { .. } => ("exit", None),
        };
        let value = value.map(|value| value.into_token_stream().to_string().replace(' ', ""));
        self.0.push(format!("{name}:{}", value.unwrap_or_default()));
        Answer::Becomes(syn::parse_quote!(x))
    }

    fn errs(&self) -> Option<Errs> {
        None
    }
}

/// What the client of this body is asked about, and how many mistakes there are.
fn seen(body: TokenStream) -> (Vec<String>, usize) {
    let mut errors = Errors::new();
    let body = yields::prepare(body, &mut errors);
    let mut body: syn::Block = syn::parse2(quote!({ #body })).expect("it is a block");
    let mut client = Seen::default();
    rewrite(&Krate::default(), &mut body, &mut client, &mut errors);
    let count = errors.count();
    drop(errors.into_error());
    (client.0, count)
}

#[test]
fn all_ways_out_are_seen_from_the_inside_out() {
    let (seen, errors) = seen(quote! {
        let a = yield f(yield 1)?;
        yield from g(a).h;
        yield from (yield 2).items;
        b.await;
        println!("{}", c?);
        if d { return 5; }
        yield
    });
    let expected = [
        "yield:1",
        "question:f(x)",
        "yield:x",
        "from:g(a).h",
        "yield:2",
        "touched:(x).items",
        "await:b",
        "question:c",
        "return:5",
        "yield:",
    ];
    assert_eq!((seen, errors), (expected.map(str::to_owned).to_vec(), 0));
}

#[test]
fn jumps_that_stay_inside_are_nobodys_business() {
    let (seen, errors) = seen(quote! {
        'outer: for a in b {
            loop { if c { break 'outer; } else { continue } }
            'block: { break 'block 1 }
        }
        while d { break }
        break 'before 2;
        continue;
        'block: { break }
    });
    let expected = ["break:2", "continue:", "break:"].map(str::to_owned).to_vec();
    assert_eq!((seen, errors), (expected, 0));
}

#[test]
fn nothing_leaves_through_a_wall() {
    let (seen, errors) = seen(quote! {
        let f = |a: u8| { if a > 1 { return b? } c };
        let g = async { d.await?; return };
        fn h() -> Result<u8, ()> { return e?; }
        gen_!(for x in y { yield x });
    });
    assert_eq!((seen, errors), (vec![], 0));
    for wall in [
        quote!(|| yield 1),
        quote!(async { yield 1 }),
        quote!(
            fn f() {
                yield 1;
            }
        ),
    ] {
        let (seen, errors) = self::seen(quote!(#wall;));
        assert_eq!((seen.len(), errors), (0, 1), "{wall}");
    }
}

#[test]
fn from_may_be_a_name() {
    let (seen, errors) = seen(quote! {
        yield from;
        yield from + 1;
        yield from as u8;
        yield from.field;
        match a { b if c => yield from, _ => yield from (d) }
    });
    let expected =
        ["yield:from", "yield:from+1", "yield:fromasu8", "yield:from.field", "yield:from", "from:(d)"];
    assert_eq!((seen, errors), (expected.map(str::to_owned).to_vec(), 0));
}

#[test]
fn a_yield_before_a_block_is_reported_and_read() {
    for head in [quote!(match yield a {}), quote!(if yield b {}), quote!(while let c = yield d {})] {
        let (seen, errors) = seen(head.clone());
        assert_eq!((seen.len(), errors), (1, 1), "{head}");
    }
    let (seen, errors) = seen(quote!(match (yield a) {
        b if c => yield d,
        _ => {}
    }));
    assert_eq!((seen.len(), errors), (2, 0));
}
