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

mod attempt {
    decoys!();
    primitive_decoys!();
    trait Leaves {}
    struct Normal;
    struct Raise;

    // attempt!: each part, each way out. raise!
    fn parsed(
        text: &::core::primitive::str,
        way: ::core::primitive::u32,
    ) -> ::core::result::Result<::core::primitive::u32, crate::Exception> {
        for __error in 0..2 {
            let value = crate::attempt! {
                crate = crate;
                try { text.parse::<::core::primitive::u32>()? }
                except (e: crate::exception::ValueError) {
                    if way == 1 { raise!(e) }
                    if way == 2 { raise!(crate::exception::KeyError("k"), from = e) }
                    if way == 3 { raise!() }
                    if way == 4 { break }
                    0
                }
                else { 5 }
                finally { if way == 6 { return ::core::result::Result::Ok(6) } }
            };
            if value == 5 || __error == 1 {
                return ::core::result::Result::Ok(value + __error);
            }
        }
        crate::raise!(crate = crate; crate::exception::IndexError())
    }

    #[::core::prelude::v1::test]
    fn errors_are_handled() {
        ::core::assert!(::core::matches!(parsed("5", 0), ::core::result::Result::Ok(5)));
        ::core::assert!(::core::matches!(parsed("x", 0), ::core::result::Result::Ok(1)));
        ::core::assert!(::core::matches!(parsed("x", 6), ::core::result::Result::Ok(6)));
        for way in [1, 2, 3, 4] {
            ::core::assert!(parsed("x", way).is_err());
        }
        let zero = crate::attempt! {
            crate = crate;
            try { "x".parse::<::core::primitive::u32>()? }
            except { 0 }
        };
        ::core::assert!(zero == 0);
    }
}

mod with {
    decoys!();
    primitive_decoys!();
    trait Leaves {}
    struct Normal;
    struct Raise;

    // with!: each way out, else.
    fn parsed(
        text: &::core::primitive::str,
        way: ::core::primitive::u32,
    ) -> ::core::result::Result<::core::primitive::u32, crate::Exception> {
        for __error in 0..2 {
            let value = crate::with!(
                crate = crate;
                crate::context::nullcontext(way) as __held,
                crate::context::suppress(|_: &crate::Exception| __error == 1) => {
                    if *__held == 1 { continue }
                    if *__held == 2 { return ::core::result::Result::Ok(2) }
                    text.parse::<::core::primitive::u32>()?
                } else { 7 }
            );
            if value != 0 {
                return ::core::result::Result::Ok(value);
            }
        }
        ::core::result::Result::Ok(
            crate::with!(crate = crate; crate::context::nullcontext(3) as way => { *way }),
        )
    }

    #[::core::prelude::v1::test]
    fn blocks_are_left() {
        for (text, way, value) in [("5", 0, 5), ("0", 0, 3), ("5", 1, 3), ("5", 2, 2)] {
            ::core::assert!(
                ::core::matches!(parsed(text, way), ::core::result::Result::Ok(found) if found == value)
            );
        }
        ::core::assert!(parsed("x", 0).is_err());
    }
}

mod generators {
    decoys!();
    primitive_decoys!();
    trait Generator {}
    struct Gen;
    struct Infallible;

    // generators!: each way to leave a body.
    crate::generators! {
        crate = crate;
        fn counter(n: ::core::primitive::u32) -> Iterator<::core::primitive::u32> {
            for i in 0..n {
                yield i;
            }
        }

        fn outer(__token: ::core::primitive::u32) -> Generator<
            ::core::primitive::u32,
            ::core::option::Option<::core::primitive::u32>,
            ::core::primitive::u32,
            crate::Exception,
        > {
            yield from counter_of(__token);
            let ::core::option::Option::Some(__value) = (yield 7) else {
                ::core::result::Result::Err(crate::exception::ValueError::new("none"))?;
                return 0;
            };
            yield from [__value];
            8
        }

        fn counter_of(n: ::core::primitive::u32) -> Generator<
            ::core::primitive::u32,
            ::core::option::Option<::core::primitive::u32>,
            (),
            crate::Exception,
        > {
            yield n;
        }
    }

    // #[generator]
    #[crate::generator(crate = crate)]
    fn countdown(n: ::core::primitive::u32) -> Generator<::core::primitive::u32> {
        for i in 0..n {
            yield_!(n - i);
        }
        yield_from!(counter(n));
    }

    #[::core::prelude::v1::test]
    fn generators_are_made() {
        ::core::assert!(::core::iter::Iterator::eq(counter(3), [0, 1, 2]));
        ::core::assert!(::core::iter::Iterator::eq(countdown(2), [2, 1, 0, 1]));
        ::core::assert!(::core::iter::Iterator::eq(
            crate::gen_!(crate = crate; for i in 0..2 { yield i }),
            [0, 1]
        ));
        let mut g = outer(5);
        let mut sent =
            [::core::option::Option::None, ::core::option::Option::None, ::core::option::Option::Some(9)]
                .map(|sent| g.send(sent).unwrap().yielded().unwrap());
        sent.reverse();
        ::core::assert!(sent == [9, 7, 5]);
    }
}

mod comprehensions {
    decoys!();
    primitive_decoys!();
    struct HashSet;

    fn parsed(words: &[&::core::primitive::str]) -> ::core::result::Result<(), ::core::num::ParseIntError> {
        // list!, set!, dict!: what is chained, and what is looped over.
        let parsed = crate::list![crate = crate; word.parse::<::core::primitive::i32>()? for word in words];
        let mixed = crate::list![crate = crate; 1, *parsed, 2 if words.len() == 1 else 3];
        let list = crate::list![crate = crate; x + y for x in mixed for y in [x] if x > 1];
        ::core::assert!(crate::list![crate = crate; x for x in list] == [8, 4]);
        let typed = crate::list![crate = crate; ::std::boxed::Box<[_]>; x for x in [1, 2] if x > 1];
        ::core::assert!(*typed == [2]);
        let set = crate::set! {crate = crate; *crate::set! {crate = crate; x % 2 for x in 0..4}, 1};
        let dict = crate::dict! {crate = crate; 2: 1, **crate::dict! {crate = crate; x: x for x in &set}};
        ::core::assert!((set.len(), dict.len()) == (2, 3));
        ::core::result::Result::Ok(())
    }

    #[::core::prelude::v1::test]
    fn comprehensions_are_made() {
        ::core::assert!(::core::result::Result::is_ok(&parsed(&["4"])));
        let pairs = crate::gen_!(crate = crate; x + y for x in 0..3 if x > 0 for y in x..3 if y > 1);
        ::core::assert!(::core::iter::Iterator::eq(pairs, [3, 4]));
        let words = ["1", "x"];
        let raising = crate::gen_!(crate = crate; word.parse::<::core::primitive::i32>()? for word in &words);
        ::core::assert!(::core::iter::Iterator::count(raising) == 2);
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

mod properties {
    decoys!();
    primitive_decoys!();

    struct Account<'a> {
        age: ::core::primitive::i64,
        name: &'a ::core::primitive::str,
        twice: crate::Cached<::core::primitive::i64>,
        text: crate::SyncCached<::std::string::String>,
    }

    // `#[properties]` by its path, as every name here.
    #[crate::properties(crate = crate)]
    impl<'a> Account<'a> {
        #[getter]
        fn age(&self) -> ::core::primitive::i64 {
            self.age
        }

        #[setter]
        fn set_age(&mut self, value: ::core::primitive::i64) -> ::core::result::Result<(), crate::Exception> {
            self.age = value;
            ::core::result::Result::Ok(())
        }

        #[deleter]
        fn del_age(&mut self) {
            self.age = 0;
        }

        #[getter]
        fn name(&self) -> &'a ::core::primitive::str {
            self.name
        }

        #[cached_property(depends(age))]
        fn twice(&self) -> ::core::primitive::i64 {
            self.age * 2
        }

        #[cached_property(depends(age, name))]
        fn text(&self) -> ::core::result::Result<::std::string::String, crate::Exception> {
            ::core::result::Result::Ok(::core::convert::Into::into(self.name))
        }
    }

    #[::core::prelude::v1::test]
    fn properties_are_written() {
        let (twice, text) = (crate::Cached::new(), crate::SyncCached::new());
        let mut account = Account { age: 1, name: "x", twice, text };
        ::core::assert!(account.twice() == 2);
        // `attr!` cannot write here: `diagnostic`, which its errors need, is a name of the prelude.
        ::core::assert!(account.set_age(2).is_ok());
        ::core::assert!(account.twice() == 4 && account.text().is_ok_and(|text| text == "x"));
        account.del_age();
        ::core::assert!(crate::getattr(&account, "twice").is_ok_and(|twice| twice == 0));
        ::core::assert!(
            crate::setattr(&mut account, "age", <crate::Value as ::core::convert::From<_>>::from(5)).is_ok()
        );
        ::core::assert!(crate::delattr(&mut account, "twice").is_ok() && account.twice() == 10);
    }
}
