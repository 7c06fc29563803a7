//! The macros of [dunder](https://docs.rs/dunder). Depend on `dunder`: it re-exports each of them, with its reference page.
