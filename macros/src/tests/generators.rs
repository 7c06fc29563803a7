use proc_macro2::TokenStream;
use quote::quote;

use super::{expression, items, snapshot};

fn expand(input: TokenStream) -> String {
    items(crate::generators::expand(input))
}

#[test]
fn an_iterator() {
    snapshot!(
        "generators-iterator",
        expand(quote! {
            /// Counts.
            pub fn counter(mut n: u64) -> Iterator<u64> {
                while n > 0 {
                    n -= 1;
                    yield n;
                }
            }
        })
    );
}

#[test]
fn all_that_leaves_a_body() {
    snapshot!(
        "generators-body",
        expand(quote! {
            fn parse<'a>(&self, (text, _): (&'a str, u8)) -> Generator<u32, Option<u32>, usize, Exception> {
                let n = text.parse()?;
                if (yield n).is_none() {
                    return 0;
                }
                println!("{:?}", yield 2);
                1
            }
        })
    );
}

#[test]
fn delegation() {
    snapshot!(
        "generators-delegation",
        expand(quote! {
            crate = here;
            fn walk(node: &Node) -> Iterator<u64> {
                yield from walk(&node.left);
                yield from node.right.items(1);
                yield from vec![1];
            }
        })
    );
}

#[test]
fn blocks_and_traits() {
    snapshot!(
        "generators-members",
        expand(quote! {
            impl Grid {
                const N: u8 = 1;
                fn cells(&self) -> Iterator<&u8> { yield &self.0; }
                fn len(&self) -> usize { 1 }
            }
            trait Cells {
                fn cells(&self) -> Iterator<u8>;
            }
        })
    );
}

#[test]
fn the_attribute() {
    let item = quote! {
        fn countdown(n: u32) -> Generator<u32> {
            for i in (0..n).rev() { yield_!(i); }
        }
    };
    snapshot!("generators-attribute", items(crate::generator::expand(quote!(crate = here), item)));
}

#[test]
fn in_place() {
    snapshot!(
        "generators-in-place",
        expression(crate::gen_::expand(quote! { for x in &xs { yield x * x } }))
    );
}

#[test]
fn a_context_manager() {
    snapshot!(
        "generators-manager",
        expand(quote! {
            fn opened(name: &str) -> ContextManager<Target = &mut File, Error = io::Error> {
                let mut file = open(name)?;
                yield &mut file;
                file.close()?;
            }
        })
    );
}
