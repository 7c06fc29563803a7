use proc_macro2::TokenStream;
use quote::quote;

use super::{expression, items, snapshot};

fn expand(input: TokenStream) -> String {
    expression(crate::attempt::expand(input))
}

#[test]
fn a_class() {
    snapshot!(
        "attempt-class",
        expand(quote! {
            try { load(path)? }
            except (e: NotFound) { default(e) }
        })
    );
}

#[test]
fn all_is_caught_and_not_looked_at() {
    snapshot!("attempt-all", expand(quote! { try { text.parse::<u32>()? } except { 0 } }));
}

#[test]
fn patterns() {
    snapshot!(
        "attempt-patterns",
        expand(quote! {
            crate = here;
            try { raise!(error) }
            except (Error::Parse { line, .. } if line > 5) { line }
            except (Error::Io(_)) { retry()? }
        })
    );
}

#[test]
fn classes_and_what_is_raised_in_their_handlers() {
    snapshot!(
        "attempt-handlers",
        expand(quote! {
            try { a? }
            except (e: KeyError | IndexError) { raise!(ValueError("bad"), from = e) }
            except (mut e: OSError) { e.add_note("while loading"); raise!() }
            else { b() }
        })
    );
}

#[test]
fn each_way_out_passes_finally() {
    snapshot!(
        "attempt-finally",
        expand(quote! {
            try { if a? { return 5 } if b { continue } if c { break 'outer 1 } 7 }
            finally { close()? }
        })
    );
}

#[test]
fn nothing_but_a_value_passes_finally() {
    snapshot!("attempt-finally-value", expand(quote! { try { f() } finally { g() } }));
}

#[test]
fn in_a_generator() {
    snapshot!(
        "attempt-generator",
        items(crate::generators::expand(quote! {
            fn careful() -> Generator<u32, (), (), Exception> {
                attempt! {
                    try { yield 1; }
                    except (_: ValueError) { yield from others(); }
                    finally { cleanup() }
                }
            }
            fn silent() -> Iterator<u32> {
                attempt! { try { yield 1; } finally { cleanup() } }
            }
        }))
    );
}

#[test]
fn raised() {
    snapshot!("raise-plain", expression(crate::raise::expand(quote! { ValueError("bad", 1), from = None })));
}

#[test]
fn two_mistakes() {
    snapshot!(
        "attempt-two-mistakes",
        expression(crate::attempt::expand(quote! {
            try { raise!() }
            except (5: ValueError) { 1 }
            except { 2 }
            else { 3 }
            else { 4 }
        }))
    );
}
