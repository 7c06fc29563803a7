use proc_macro2::TokenStream;
use quote::quote;

use super::{items, snapshot};

fn expand(item: TokenStream) -> TokenStream {
    crate::kwargs::expand(TokenStream::new(), item)
}

#[test]
fn a_function_of_its_own_words() {
    snapshot!(
        "kwargs-plain",
        items(expand(quote! {
            /// Asks.
            pub fn ask(name: &str, #[default(18)] age: u32, #[varargs] rest: &[i64], #[kwonly] loud: bool) -> String {
                name.to_owned()
            }
        }))
    );
}

#[test]
fn generics_and_defaults_that_are_expressions() {
    snapshot!(
        "kwargs-generic",
        items(expand(quote! {
            pub(crate) async fn first<'a, T: Clone>(
                #[posonly] (a, b): (u8, T),
                text: &'a str,
                #[default(text.len())] n: usize,
                #[default("x")] end: Cow<'static, str>,
            ) -> Option<&'a str>
            where
                T: Copy,
            {
                None
            }
        }))
    );
}

/// Written from text: the word must not stand in a source.
#[test]
fn functions_that_ask_for_care() {
    let item = "#[must_use] pub unsafe fn at(a: *const u8, #[default(OFF)] off: usize) -> u8 { 0 }";
    snapshot!("kwargs-careful", items(expand(item.parse().expect("it is Rust"))));
}

#[test]
fn methods() {
    snapshot!(
        "kwargs-impl",
        items(expand(quote! {
            impl<T> Held<T> {
                const N: usize = 1;
                pub fn greet(&self, #[default(self.n)] times: usize) -> usize {
                    times
                }
                fn plain(self, #[default(1)] by: u8) {}
            }
        }))
    );
}

#[test]
fn mistakes_are_all_reported_and_the_function_stays() {
    snapshot!(
        "kwargs-mistakes",
        items(expand(quote! {
            fn f(#[default(1)] a: u8, b: u8, #[kwnoly] c: u8, #[varargs] d: Vec<u8>) {}
        }))
    );
}

#[test]
fn the_runtime_elsewhere() {
    snapshot!(
        "kwargs-crate",
        items(crate::kwargs::expand(
            quote!(crate = my::dunder),
            quote!(
                fn f() {}
            )
        ))
    );
}
