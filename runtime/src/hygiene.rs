//! Every macro, where nothing has its usual name: there is no prelude, `core` and `std` are other modules, and `::dunder` is
//! not there, since this is the crate itself.
//!
//! Anything that an expansion names without saying exactly which is an error here.

#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types, unused_macros, reason = "names that should not be found")]

/// What an expansion would find first, if it looked names up from where it stands.
macro_rules! decoys {
    () => {
        mod core {}
        mod alloc {}
        mod std {}
        mod dunder {}
        mod value {}
        mod prelude {}
        struct Some;
        struct None;
        struct Ok;
        struct Err;
        struct Option;
        struct Result;
        struct String;
        struct Vec;
        struct Box;
        struct Value;
        struct Slice;
        struct Dict;
        struct Tuple;
        struct Exception;
        trait Clone {}
        trait Default {}
        trait Iterator {}
        trait Into {}
        trait From {}
        trait ToString {}
        trait Repr {}
        type str = ();
        type bool = ();
        type usize = ();
        type isize = ();
        macro_rules! vec {
            () => {};
        }
        macro_rules! format {
            () => {};
        }
        macro_rules! write {
            () => {};
        }
        macro_rules! panic {
            () => {};
        }
        macro_rules! matches {
            () => {};
        }
    };
}

mod slice {
    decoys!();

    #[::core::prelude::v1::test]
    fn a_slice_is_made() {
        let slice = crate::slice!(crate = crate; 1:5:2);
        ::core::assert_eq!(slice, crate::Slice::new(::core::option::Option::Some(1), ::core::option::Option::Some(5), ::core::option::Option::Some(2)));
    }
}
