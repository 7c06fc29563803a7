//! The guide: one chapter per idea, in the order in which a learner of Python meets them.
//!
//! Each chapter has the Python (run by CPython), the Rust (run by `cargo test`), what both print, and the mistake that
//! everyone makes with the compiler's words to it.

/// Makes a module of each page `<name>.md` in this folder.
macro_rules! pages {
    ($($name:ident)+) => {
        $(
            pub mod $name {
                #![doc = include_str!(concat!(stringify!($name), ".md"))]
            }
        )+
    };
}

pages! {
    introduction
    namedtuple
    kwargs
    call
    exceptions
    attempt
    with
    values
    slice
    fields
    properties
    property
    attr
    comprehensions
    generators
    generated
}
