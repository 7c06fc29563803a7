use proc_macro2::TokenStream;
use quote::quote;

use super::{expression, items, snapshot};

fn expand(input: TokenStream) -> String {
    expression(crate::with::expand(input))
}

#[test]
fn nothing_leaves_the_block() {
    snapshot!("with-plain", expand(quote! { &lock as mut guard => { *guard += 1; } }));
}

#[test]
fn errors_leave() {
    snapshot!("with-errors", expand(quote! { open(path)? as f, &lock => { f.read()? } else { 0 } }));
}

#[test]
fn each_way_out() {
    snapshot!(
        "with-ways",
        expand(quote! {
            manager() => {
                if a { continue; }
                if b { break 'outer 1 }
                if c { return 2 }
            }
        })
    );
}

#[test]
fn in_a_generator() {
    snapshot!(
        "with-generator",
        items(crate::generators::expand(quote! {
            fn lines() -> Iterator<u8> { with!(m() as name => { yield name; }) }
        }))
    );
}

#[test]
fn two_mistakes() {
    snapshot!("with-two-mistakes", expand(quote! { m() as, n() => f(a)? }));
}

#[test]
fn blocks_in_blocks() {
    snapshot!(
        "with-nested",
        expand(quote! { &lock as mut n => { with!(writer() as w => { w.write(*n); return finish(w) }) } })
    );
}

#[test]
fn managers_that_are_waited_for() {
    snapshot!(
        "with-async",
        expression(crate::async_with::expand(quote! { pool.begin() as tx => { tx.run().await?; } }))
    );
}

#[test]
fn around_a_function() {
    snapshot!(
        "with-function",
        items(crate::within::expand(
            quote! { traced(name), &self.lock as mut n },
            quote! {
                /// Doc.
                pub fn next(&self, name: &str) -> io::Result<u32> {
                    if name.is_empty() { return Ok(0); }
                    *n += read(name)?;
                    Ok(*n)
                }
            }
        ))
    );
}
