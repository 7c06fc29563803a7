//! Descriptors of the user's own: `__set_name__`, `__get__`, `__set__`, `__delete__`.

use std::cell::RefCell;

use dunder::prelude::*;

use super::lines;

thread_local! {
    static CALLS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

fn log(call: impl Into<String>) {
    CALLS.with_borrow_mut(|calls| calls.push(call.into()));
}

fn calls() -> Vec<String> {
    CALLS.take()
}

/// The descriptor of the notes: it lets integers in, and says what it is asked.
#[derive(Default)]
struct IntField {
    name: &'static str,
}

impl Descriptor<i64> for IntField {
    fn set_name(&mut self, owner: &'static str, name: &'static str) {
        self.name = name;
        log(format!("__set_name__ {owner}.{name}"));
    }

    fn get<'a>(&self, stored: &'a i64) -> &'a i64 {
        log(format!("__get__ {}", self.name));
        stored
    }

    fn set(&self, value: &mut i64) -> Result<(), Violation> {
        log(format!("__set__ {} {value}", self.name));
        if *value < 0 { Err(ValueError::new("positive int value need").into()) } else { Ok(()) }
    }

    fn delete(&self) -> Result<i64, Exception> {
        log(format!("__delete__ {}", self.name));
        Ok(0)
    }
}

#[derive(Fields, Debug, Clone, PartialEq)]
struct User {
    #[field(with = IntField::default())]
    age: i64,
}

#[test]
fn every_part_of_the_protocol_is_called_after_its_name_was_told() {
    let mut user = User::new(5).unwrap();
    assert_eq!(calls(), ["__set_name__ User.age", "__set__ age 5", "__set_name__ User.age"]);
    assert_eq!(user.age(), 5);
    assert_eq!(calls(), ["__set_name__ User.age", "__get__ age"]);
    user.set_age(6).unwrap();
    assert_eq!(calls()[..2], ["__set_name__ User.age", "__set__ age 6"]);
    user.del_age().unwrap();
    assert_eq!(calls()[..2], ["__set_name__ User.age", "__delete__ age"]);
    assert_eq!(user.age, 0);
}

#[test]
fn what_set_raises_is_one_violation_and_the_value_stays() {
    let mut user = User::new(5).unwrap();
    let errors = user.set_age(-1).unwrap_err();
    assert_eq!(errors.to_string(), "age: positive int value need");
    assert_eq!(errors.iter().next().unwrap().code(), "ValueError");
    assert_eq!(user.age, 5);
    assert_eq!(lines(User::new(-1)), ["age: positive int value need"]);
    assert_eq!(lines(user.update(|draft| draft.age = -1)), ["age: positive int value need"]);
    assert_eq!(user.age, 5);
}

/// `__set__` may change what is stored, and `check` sees what it made of it; what it refuses, nobody checks again.
#[test]
fn set_converts_and_check_sees_the_result() {
    struct Clamped(u32);
    impl Descriptor<u32> for Clamped {
        fn set(&self, value: &mut u32) -> Result<(), Violation> {
            if *value == 13 {
                return Err(Violation::new("unlucky").message("must not be 13"));
            }
            *value = (*value).min(self.0);
            Ok(())
        }
        fn check(&self, value: &u32) -> Result<(), Violation> {
            if *value <= self.0 && *value != 13 { Ok(()) } else { Err(Violation::new("clamped")) }
        }
    }
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Clock {
        #[field(with = Clamped(59), range(1..))]
        minute: u32,
        #[field(each(with = Clamped(9)))]
        digits: Vec<u32>,
    }
    let mut clock = Clock::new(75, vec![1, 20]).unwrap();
    assert_eq!((clock.minute(), clock.digits()), (59, &[1, 9][..]));
    clock.set_minute(99).unwrap();
    assert_eq!(lines(clock.set_minute(0)), ["minute: must be at least 1, not 0"]);
    assert_eq!(lines(clock.set_minute(13)), ["minute: must not be 13"]);
    assert_eq!(lines(Clock::new(13, vec![13, 1])), ["minute: must not be 13", "digits[0]: must not be 13"]);
    assert_eq!(clock.minute(), 59);
}

#[test]
fn a_descriptor_without_delete_raises_what_python_raises() {
    struct Anything;
    impl Descriptor<u8> for Anything {}
    #[derive(Fields, Debug)]
    struct Holder {
        #[field(with = Anything)]
        value: u8,
    }
    let mut holder = Holder::new(1).unwrap();
    let error = holder.del_value().unwrap_err();
    assert_eq!((error.class_name(), error.message()), ("AttributeError", "__delete__".to_owned()));
    assert_eq!(holder.value(), 1);
}

#[test]
fn what_delete_leaves_goes_through_the_rules() {
    struct Zero;
    impl Descriptor<u8> for Zero {
        fn delete(&self) -> Result<u8, Exception> {
            Ok(0)
        }
    }
    #[derive(Fields, Debug)]
    struct Holder {
        #[field(with = Zero, range(1..))]
        positive: u8,
        #[field(with = Zero)]
        any: u8,
        #[field(with = Zero)]
        optional: Option<u8>,
    }
    let mut holder = Holder::new(5, 5, None).unwrap();
    holder.del_optional().unwrap();
    assert_eq!(holder.optional(), Some(0));
    let error = holder.del_positive().unwrap_err();
    assert_eq!(error.class_name(), "ValueError");
    assert_eq!(error.downcast_ref::<ValidationErrors>().unwrap().len(), 1);
    holder.del_any().unwrap();
    assert_eq!((holder.positive(), holder.any()), (5, 0));
}

#[test]
fn get_may_give_something_else() {
    struct Masked;
    impl Descriptor<String> for Masked {
        fn get<'a>(&self, _: &'a String) -> &'a String {
            static MASK: String = String::new();
            &MASK
        }
    }
    struct Doubled;
    impl Descriptor<u8> for Doubled {
        fn get<'a>(&self, stored: &'a u8) -> &'a u8 {
            const DOUBLES: [u8; 5] = [0, 2, 4, 6, 8];
            static TABLE: [u8; 5] = DOUBLES;
            TABLE.get(usize::from(*stored)).unwrap_or(stored)
        }
    }
    #[derive(Fields, Debug, Clone)]
    struct Holder {
        #[field(with = Masked)]
        password: String,
        #[field(with = Doubled, with = Doubled)]
        twice: u8,
        #[field(with = Doubled)]
        maybe: Option<u8>,
    }
    let holder = Holder::new("hunter2", 2, Some(3)).unwrap();
    assert_eq!((holder.password(), holder.twice(), holder.maybe()), ("", 8, Some(6)));
    // What is stored is what `update` and copies work on.
    let copy = holder.with_twice(1).unwrap();
    assert_eq!((copy.password.as_str(), copy.twice()), ("hunter2", 4));
    assert_eq!(holder.with_maybe(None).unwrap().maybe(), None);
}

#[test]
fn a_costly_rule_lives_in_a_static() {
    use std::sync::LazyLock;

    struct Words(Vec<&'static str>);
    impl<T: AsRef<str> + ?Sized> Descriptor<T> for Words {
        fn check(&self, value: &T) -> Result<(), Violation> {
            if self.0.contains(&value.as_ref()) { Ok(()) } else { Err(Violation::new("words")) }
        }
    }
    static WORDS: LazyLock<Words> = LazyLock::new(|| Words(vec!["a", "b"]));
    #[derive(Fields, Debug)]
    struct Holder {
        #[field(with = &*WORDS)]
        word: String,
        #[field(each(with = &*WORDS))]
        words: Vec<String>,
        #[field(with = &*WORDS, len(1..))]
        maybe: Option<String>,
    }
    assert!(Holder::new("a", vec!["b".into()], None).is_ok());
    assert_eq!(
        lines(Holder::new("c", vec!["b".into(), "d".into()], Some("e".into()))),
        [
            "word: breaks the rule words, not 'c'",
            "words[1]: breaks the rule words, not 'd'",
            "maybe: breaks the rule words, not 'e'",
        ]
    );
}

#[test]
fn descriptors_of_every_type_generic_and_borrowed() {
    use std::marker::PhantomData;

    struct Type<T>(PhantomData<T>);
    impl<T: PartialEq + Default> Descriptor<T> for Type<T> {
        fn check(&self, value: &T) -> Result<(), Violation> {
            if *value == T::default() {
                Err(Violation::new("default").message("must be set"))
            } else {
                Ok(())
            }
        }
    }
    fn set<T>() -> Type<T> {
        Type(PhantomData)
    }
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Holder<'a, T: PartialEq + Default> {
        #[field(with = set())]
        generic: T,
        #[field(with = set::<&'a str>())]
        borrowed: &'a str,
        #[field(with = set())]
        list: Vec<T>,
        #[field(with = set())]
        pair: (u8, Option<String>),
    }
    assert!(Holder::new(1, "a", vec![1], (1, None)).is_ok());
    assert_eq!(
        lines(Holder::new(0, "", vec![], (0, None))),
        ["generic: must be set", "borrowed: must be set, not ''", "list: must be set", "pair: must be set"]
    );
}

#[test]
fn a_built_in_rule_works_inside_ones_own() {
    use dunder::fields::rules::{Len, Range};

    struct Both;
    impl Descriptor<String> for Both {
        fn check(&self, value: &String) -> Result<(), Violation> {
            Len::within(1..=3).check(value)?;
            Range("b".to_owned()..).check(value)
        }
    }
    #[derive(Fields, Debug)]
    struct Holder {
        #[field(with = Both)]
        text: String,
        #[field(with = Len::within(..=2))]
        list: Vec<u8>,
    }
    assert_eq!(lines(Holder::new("", vec![])), ["text: length must be between 1 and 3, not ''"]);
    assert_eq!(
        lines(Holder::new("a", vec![0; 3])),
        ["text: must be at least 'b', not 'a'", "list: length must be at most 2"]
    );
}

/// A rule with its type given as a trait object.
#[test]
fn rules_chosen_at_run_time() {
    use dunder::fields::rules::{Ascii, Len};

    let rules: [Box<dyn Descriptor<str>>; 2] = [Box::new(Len::within(1..)), Box::new(Ascii)];
    let codes = |text: &str| rules.iter().filter(|rule| rule.check(text).is_err()).count();
    assert_eq!((codes("a"), codes(""), codes("ß")), (0, 1, 1));
}
