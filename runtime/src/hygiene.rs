//! Every macro, where nothing has its usual name: there is no prelude, `core` and `std` are other modules, and `::dunder` is
//! not there, since this is the crate itself.
//!
//! Anything that an expansion names without saying exactly which is an error here.

#![no_implicit_prelude]
#![allow(dead_code, non_camel_case_types, unused_macros, reason = "names that should not be found")]

/// Other types under the names of the primitive ones.
macro_rules! primitive_decoys {
    () => {
        type bool = ();
        type char = ();
        type str = ();
        type isize = ();
        type usize = ();
        type u8 = ();
        type u32 = ();
        type i64 = ();
        type f64 = ();
    };
}

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

mod flow;
mod properties;
mod with;

mod slice {
    decoys!();
    primitive_decoys!();

    #[::core::prelude::v1::test]
    fn a_slice_is_made() {
        let slice = crate::slice!(crate = crate; 1:5:2);
        ::core::assert_eq!(
            slice,
            crate::Slice::new(
                ::core::option::Option::Some(1),
                ::core::option::Option::Some(5),
                ::core::option::Option::Some(2)
            )
        );
    }
}

mod kwargs {
    decoys!();
    primitive_decoys!();

    // #[kwargs]: each way to reach a function.
    #[crate::kwargs(crate = crate)]
    fn plain(
        a: ::core::primitive::u32,
        #[default(2)] b: ::core::primitive::u32,
        #[varargs] rest: &[::core::primitive::u32],
        #[varkw] more: &[(&::core::primitive::str, crate::Value)],
    ) -> (::core::primitive::u32, ::core::primitive::usize) {
        (a * 10 + b, rest.len() + more.len())
    }

    #[crate::kwargs(crate = crate)]
    fn generic<T: ::core::clone::Clone>(value: T, #[default(T::clone(&value))] other: T) -> (T, T) {
        (value, other)
    }

    #[crate::kwargs(crate = crate)]
    async fn later(#[default(plain!(1).0)] n: ::core::primitive::u32) -> ::core::primitive::u32 {
        n
    }

    #[::core::prelude::v1::test]
    fn functions_take_keywords() {
        ::core::assert!(plain!(b = 3, a = 1) == (13, 0));
        ::core::assert!(plain!(1, 2, *[3, 4], 5, c = 6, **[("d", 7)]) == (12, 5));
        ::core::assert!(generic!(1) == (1, 1));
        ::core::mem::drop(later!());
    }
}

mod call {
    decoys!();
    primitive_decoys!();

    #[derive(crate::NamedTuple)]
    #[namedtuple(crate = crate)]
    struct User {
        name: ::std::string::String,
        #[default(18)]
        age: ::core::primitive::u32,
        #[default(::core::option::Option::Some(1))]
        more: ::core::option::Option<::core::primitive::u8>,
    }

    #[crate::kwargs(crate = crate)]
    impl User {
        fn older(&self, #[default(self.age)] by: ::core::primitive::u32) -> ::core::primitive::u32 {
            self.age + by
        }
    }

    #[::core::prelude::v1::test]
    fn methods_take_keywords() {
        let user = User!("ann", more = ::core::option::Option::None);
        ::core::assert!(crate::call!(User::older(&user)) == 36);
        ::core::assert!(crate::call!(User::older(&user, by = 1)) == 19);
    }
}

mod namedtuple {
    decoys!();
    primitive_decoys!();

    #[derive(crate::NamedTuple)]
    #[namedtuple(crate = crate)]
    struct User<'a, T, const N: ::core::primitive::usize>
    where
        T: ::core::clone::Clone,
    {
        name: &'a ::core::primitive::str,
        #[default(18)]
        age: ::core::primitive::u32,
        #[default([3; N])]
        rest: [::core::primitive::u8; N],
        #[default(::core::option::Option::None)]
        more: ::core::option::Option<T>,
    }

    #[derive(crate::NamedTuple)]
    #[namedtuple(crate = crate, rename = "Point")]
    struct Pair(::core::primitive::i64, ::core::primitive::f64);

    #[derive(crate::NamedTuple)]
    #[namedtuple(crate = crate, no_display)]
    struct Nothing;

    // The names that an expansion would use for what it declares.
    #[derive(crate::NamedTuple)]
    #[namedtuple(crate = crate)]
    struct Names {
        f: ::core::primitive::i32,
        other: ::core::primitive::i32,
        value: ::core::primitive::i32,
        values: ::core::primitive::i32,
        state: ::core::primitive::i32,
        items: ::core::primitive::i32,
        r#type: ::core::primitive::i32,
        r#fn: ::core::primitive::i32,
    }

    #[::core::prelude::v1::test]
    fn a_named_tuple_is_made() {
        use crate::NamedTuple as _;

        let pair = Pair::new(1, 2.5);
        ::core::assert!(crate::repr(&pair) == "Point(_0=1, _1=2.5)");
        ::core::assert!(pair.values().len() == 2);
        let names = Names::new(1, 2, 3, 4, 5, 6, 7, 8);
        ::core::assert!(names.into_tuple() == (1, 2, 3, 4, 5, 6, 7, 8));
    }
}

mod fields {
    decoys!();
    // serde's own derive expects `str` to be `str`.
    #[cfg(not(feature = "serde"))]
    primitive_decoys!();

    #[derive(crate::Fields)]
    #[fields(crate = crate)]
    struct Account<T>
    where
        T: ::core::clone::Clone,
    {
        #[field(len(1..=64), ascii, trim)]
        name: ::std::string::String,
        #[field(range(18..=120), multiple_of(2))]
        #[default(18)]
        age: ::core::primitive::u8,
        #[field(each(non_empty), len(..=4), unique)]
        tags: ::std::vec::Vec<::std::string::String>,
        #[field(finite, when(self.age > 20))]
        size: ::core::option::Option<::core::primitive::f64>,
        #[field(same_as(age))]
        again: ::core::primitive::u8,
        rest: T,
    }

    #[derive(crate::Fields)]
    #[fields(crate = crate, no_serde)]
    struct Borrowed<'a> {
        #[field(one_of("a", "b"), secret)]
        kind: &'a ::core::primitive::str,
    }

    #[derive(crate::Fields)]
    #[fields(crate = crate, namedtuple)]
    struct Point(#[field(range(0..))] ::core::primitive::i64, ::core::primitive::i64);

    #[derive(crate::Fields)]
    #[fields(crate = crate)]
    enum Shape {
        Nothing,
        Circle {
            #[field(range(0.0..))]
            radius: ::core::primitive::f64,
        },
    }

    #[cfg(feature = "regex")]
    #[derive(crate::Fields)]
    #[fields(crate = crate)]
    struct Word(#[field(pattern("^[a-z]+$"))] ::std::string::String);

    #[derive(crate::Fields)]
    #[fields(crate = crate)]
    struct Names {
        #[field(range(0..))]
        value: ::core::primitive::i32,
        #[field(range(0..))]
        errors: ::core::primitive::i32,
        #[field(range(0..))]
        draft: ::core::primitive::i32,
        #[field(range(0..))]
        collector: ::core::primitive::i32,
        #[field(range(0..))]
        r#type: ::core::primitive::i32,
    }

    #[::core::prelude::v1::test]
    fn fields_are_checked() {
        ::core::assert!(Names::new(1, 2, 3, 4, 5).is_ok());
        ::core::assert!(Names::new(1, 2, 3, 4, -5).is_err());
        ::core::assert!(Point::new(-1, 1).is_err());
    }
}

mod property {
    decoys!();
    primitive_decoys!();

    #[derive(crate::Property)]
    #[property(crate = crate, get, set, mut, take, with)]
    struct Account<'a, T>
    where
        T: ::core::clone::Clone + ::core::default::Default,
    {
        name: ::std::string::String,
        age: ::core::primitive::u8,
        #[property(get(clone))]
        more: ::core::option::Option<T>,
        #[property(skip(take))]
        kind: &'a ::core::primitive::str,
        value: ::std::vec::Vec<::core::primitive::u8>,
        index: ::core::primitive::usize,
    }

    #[::core::prelude::v1::test]
    fn accessors_are_made() {
        let account = Account::<'_, ::core::primitive::u8> {
            name: ::core::convert::Into::into("x"),
            age: 1,
            more: ::core::option::Option::None,
            kind: "",
            value: ::std::vec::Vec::new(),
            index: 0,
        };
        let mut account = account.with_age(2);
        account.set_age(9);
        ::core::assert!(crate::attr!(crate = crate; account.age) == 9);
        ::core::assert!(crate::getattr(&account, "age").is_ok_and(|age| age == 9));
    }
}
