//! The descriptor protocol as far as it is decided while compiling. Rows of CPython that a test shows are listed in `rows.toml`.

use std::cell::RefCell;

use dunder::prelude::*;

thread_local! {
    static CALLS: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// What was called since the last time.
fn calls() -> Vec<String> {
    CALLS.take()
}

/// Every part of the protocol, each telling that it was called.
#[derive(Default)]
struct Told {
    place: String,
}

impl Told {
    fn tell(&self, what: &str) {
        CALLS.with_borrow_mut(|calls| calls.push(format!("{what} {}", self.place)));
    }
}

impl Descriptor<i64> for Told {
    fn set_name(&mut self, owner: &'static str, name: &'static str) {
        self.place = format!("{owner}.{name}");
        self.tell("set_name");
    }

    fn get<'a>(&self, stored: &'a i64) -> &'a i64 {
        self.tell("get");
        stored
    }

    fn set(&self, value: &mut i64) -> Result<(), Violation> {
        self.tell("set");
        if *value < 0 { Err(ValueError::new("below zero").into()) } else { Ok(()) }
    }

    fn delete(&self) -> Result<i64, Exception> {
        self.tell("delete");
        Err(TypeError::new("kept for ever").into())
    }
}

#[derive(Fields, Debug, Clone, PartialEq)]
struct Point {
    #[field(with = Told::default())]
    x: i64,
    #[field(with = Told::default())]
    y: i64,
    plain: i64,
}

/// The descriptor on the type goes before what the object stores, when reading and when assigning.
#[test]
fn the_types_descriptor_goes_before_what_is_stored() {
    let mut point = Point::new(1, 2, 3).unwrap();
    calls();
    assert_eq!((point.plain(), calls()), (3, vec![]));
    assert_eq!((point.x(), calls()), (1, vec!["set_name Point.x".to_owned(), "get Point.x".to_owned()]));
    point.set_y(5).unwrap();
    assert_eq!(calls(), ["set_name Point.y", "set Point.y", "set_name Point.y"]);
}

/// A descriptor without `get` gives what is stored.
#[test]
fn without_get_the_stored_value_is_read() {
    struct Even;
    impl Descriptor<i64> for Even {
        fn set(&self, value: &mut i64) -> Result<(), Violation> {
            *value -= *value % 2;
            Ok(())
        }
    }
    #[derive(Fields, Debug)]
    struct Pair {
        #[field(with = Even)]
        value: i64,
        other: i64,
    }
    let pair = Pair::new(5, 5).unwrap();
    assert_eq!((pair.value(), pair.other()), (4, 5));
}

/// A descriptor without `delete`.
#[test]
fn without_delete_there_is_an_attribute_error() {
    struct Kept;
    impl Descriptor<i64> for Kept {}
    #[derive(Fields, Debug)]
    struct Pair {
        #[field(with = Kept)]
        value: i64,
        other: i64,
    }
    let mut pair = Pair::new(1, 2).unwrap();
    assert_eq!(pair.del_value().unwrap_err().to_string(), "AttributeError: __delete__");
    assert_eq!((pair.value(), pair.other()), (1, 2));
}

/// What `set` and `delete` raise reaches who assigns or deletes.
#[test]
fn what_set_and_delete_raise_propagates() {
    let mut point = Point::new(1, 2, 3).unwrap();
    let errors = point.set_x(-1).unwrap_err();
    assert_eq!(errors.iter().next().unwrap().code(), "ValueError");
    assert_eq!(Exception::from(errors).to_string(), "ValueError: x: below zero");
    assert_eq!(point.del_x().unwrap_err().to_string(), "TypeError: kept for ever");
    assert_eq!(point, Point::new(1, 2, 3).unwrap());
}

/// The name is told before anything else is asked, and in the order of declaration. Python tells it once, when the class is made.
#[test]
fn names_are_told_in_the_order_of_declaration() {
    calls();
    Point::new(1, 2, 3).unwrap();
    let names: Vec<String> = calls().into_iter().filter(|call| !call.starts_with("get")).collect();
    assert_eq!(names[..4], ["set_name Point.x", "set Point.x", "set_name Point.y", "set Point.y"]);
}
