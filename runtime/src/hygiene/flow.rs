//! The macros that rewrite what leaves a body.

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
        ::core::assert!(crate::list![crate = crate; 1, 2] == [1, 2]);
        let typed = crate::list![crate = crate; ::std::boxed::Box<[_]>; x for x in [1, 2] if x > 1];
        ::core::assert!(*typed == [2]);
        #[cfg(not(feature = "std"))]
        let set = [0, 1];
        #[cfg(feature = "std")]
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
