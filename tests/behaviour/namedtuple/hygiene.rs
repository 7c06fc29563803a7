//! Expansions name everything by its whole path, so what stands around them does not matter.

/// Without a prelude, and with the names of the prelude taken.
mod bare {
    #![no_implicit_prelude]
    #![allow(dead_code, reason = "the names are there to be in the way")]

    pub(super) struct Option;
    pub(super) struct Some;
    pub(super) struct None;
    pub(super) struct Vec;
    pub(super) struct Result;
    pub(super) struct Ok;
    pub(super) struct Err;
    pub(super) struct Box;
    pub(super) struct String;
    pub(super) mod core {}
    pub(super) mod std {}
    pub(super) mod alloc {}
    pub(super) mod dunder {}
    pub(super) trait Into {}
    pub(super) trait From {}
    pub(super) trait TryFrom {}
    pub(super) trait Clone {}
    pub(super) trait PartialEq {}
    pub(super) trait PartialOrd {}
    pub(super) trait Display {}
    pub(super) trait Repr {}
    pub(super) trait NamedTuple {}
    pub(super) struct Value;
    pub(super) struct Dict;
    pub(super) struct Exception;

    #[derive(::dunder::NamedTuple, ::core::clone::Clone)]
    pub(super) struct User {
        pub(super) name: ::std::string::String,
        #[default(18)]
        pub(super) age: u32,
        #[default(::std::vec![1])]
        pub(super) rest: ::std::vec::Vec<u8>,
    }

    /// Types that are called as the standard library's, and can do nothing.
    #[derive(::dunder::NamedTuple)]
    pub(super) struct Taken {
        pub(super) value: Value,
        pub(super) option: Option,
        pub(super) vec: Vec,
    }

    #[derive(::dunder::NamedTuple)]
    pub(super) struct Generic<'a, A, B: ?::core::marker::Sized>(pub(super) A, pub(super) &'a B);

    pub(super) fn user() -> User {
        User::new("fank", 27, ::std::vec![])
    }
}

/// Where `dunder` has another name.
mod renamed {
    pub(super) use ::dunder as snake;

    #[derive(snake::NamedTuple, Clone, Debug, PartialEq)]
    #[namedtuple(crate = self::snake)]
    pub(super) struct Point(pub(super) i32, pub(super) i32);
}

#[test]
fn without_the_prelude() {
    use dunder::prelude::*;
    let user = bare::user();
    assert_eq!(repr(&user), "User(name='fank', age=27, rest=[])");
    assert!(user.with_age(1) == ("fank", 1, Vec::<u8>::new()) && user <= ("fank".to_string(), 27, vec![]));
    assert_eq!(bare::User::try_from(Value::from(user)).unwrap().name, "fank");
    assert_eq!(bare::User::DEFAULTS.asdict().to_string(), "{'age': 18, 'rest': [1]}");
    let taken = bare::Taken::new(bare::Value, bare::Option, bare::Vec);
    assert_eq!((taken.len(), bare::Taken::FIELDS), (3, ["value", "option", "vec"].as_slice()));
    assert_eq!(repr(&bare::Generic::new(1, "x")), "Generic(_0=1, _1='x')");
}

#[test]
fn under_another_name() {
    use dunder::prelude::*;
    assert_eq!(renamed::Point::make([1.into(), 2.into()]).unwrap(), renamed::Point(1, 2));
}
