use proc_macro2::TokenStream;
use quote::quote;

use super::{items, snapshot};
use crate::properties::expand;

#[test]
fn basic() {
    snapshot!(
        "properties-basic",
        items(expand(
            TokenStream::new(),
            quote! {
                impl User {
                    /// Age in years.
                    #[getter]
                    pub fn age(&self) -> i32 {
                        self.age
                    }
                    #[setter]
                    pub fn set_age(&mut self, value: i32) -> Result<(), ValueError> {
                        self.age = value;
                        Ok(())
                    }
                    #[getter]
                    fn name(&self) -> &str {
                        &self.name
                    }
                    fn untouched(self) {}
                }
            }
        ))
    );
}

#[test]
fn cached() {
    snapshot!(
        "properties-cached",
        items(expand(
            TokenStream::new(),
            quote! {
                impl<'a> Order<'a> {
                    #[getter]
                    fn prices(&self) -> &[f64] {
                        &self.prices
                    }
                    #[setter]
                    fn set_prices(&mut self, prices: Vec<f64>) {
                        self.prices = prices;
                    }
                    #[cached_property(depends(prices))]
                    pub fn total(&self) -> f64 {
                        self.prices.iter().sum()
                    }
                    #[cached_property]
                    fn label(&self) -> Result<String, ValueError> {
                        self.describe()
                    }
                }
            }
        ))
    );
}

#[test]
fn generic() {
    snapshot!(
        "properties-generic",
        items(expand(
            quote!(attributes, crate = my::dunder),
            quote! {
                impl<T: Clone> Stack<T>
                where
                    T: PartialEq,
                {
                    #[getter]
                    fn first(&self) -> Option<&T> {
                        self.items.first()
                    }
                    #[setter]
                    fn set_first(&mut self, first: T) {
                        self.items[0] = first;
                    }
                    #[deleter]
                    fn del_first(&mut self) -> Result<(), IndexError> {
                        self.remove(0)
                    }
                }
            }
        ))
    );
}

#[test]
fn two_mistakes_are_two_errors() {
    snapshot!(
        "properties-two-mistakes",
        items(expand(
            TokenStream::new(),
            quote! {
                impl User {
                    #[getter]
                    fn age(&mut self) -> i32 {
                        self.age
                    }
                    #[setter]
                    fn set_agee(&mut self, value: i32) {
                        self.age = value;
                    }
                }
            }
        ))
    );
}
