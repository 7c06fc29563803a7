//! It is a tuple: equality, order and hash are the tuple's.

#![allow(clippy::nonminimal_bool, reason = "both sides of a comparison are what is tested")]

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct User {
    name: String,
    age: u32,
}

#[test]
fn it_equals_the_plain_tuple() {
    let u = User::new("fank", 27);
    assert!(u == ("fank".to_string(), 27) && ("fank".to_string(), 27) == u);
    assert!(u == ("fank", 27) && ("fank", 27) == u);
    assert!(u != ("fank", 28) && u != ("frank", 27) && ("fank", 28) != u);
    assert!(u == u.clone().into_tuple());
    // Every kind of text.
    let name = "fank".to_string();
    assert!(
        u == (&name, 27) && u == (std::borrow::Cow::from("fank"), 27) && u == (name.into_boxed_str(), 27)
    );
}

#[test]
fn it_is_ordered_as_the_plain_tuple() {
    let u = User::new("fank", 27);
    let tuple = |name: &str, age| (name.to_string(), age);
    assert!(u < tuple("fank", 28) && u < tuple("frank", 0) && u > tuple("fan", 99) && u <= tuple("fank", 27));
    assert!(tuple("fank", 28) > u && tuple("fan", 99) < u && tuple("fank", 27) >= u);
    assert!(u < ("fank", 28) && ("fan", 99) < u && u >= ("fank", 27));
    assert!(u < User::new("fank", 28));
    let mut users = [User::new("b", 1), User::new("a", 2), User::new("a", 1)];
    users.sort();
    assert_eq!(users.map(|user| user.age), [1, 2, 1]);
}

#[test]
fn what_has_no_order_is_neither_less_nor_greater() {
    #[derive(NamedTuple)]
    struct F(f64, f64);
    let f = F(1.0, f64::NAN);
    assert!(!(f < (1.0, 0.0)) && !(f > (1.0, 0.0)) && f != (1.0, f64::NAN));
    assert!(f < (2.0, 0.0));
    assert_eq!(f.partial_cmp(&(1.0, 0.0)), None);
}

/// `{P(1, 2): 3}[(1, 2)]`
#[test]
fn its_hash_is_the_plain_tuples() {
    let random = RandomState::new();
    let u = User::new("fank", 27);
    assert_eq!(random.hash_one(&u), random.hash_one(("fank", 27_u32)));

    #[derive(NamedTuple, Hash)]
    struct Empty;
    assert_eq!(random.hash_one(Empty), random.hash_one(()));
    #[derive(NamedTuple, Hash)]
    struct One(Vec<u8>);
    assert_eq!(random.hash_one(One(vec![1])), random.hash_one((vec![1_u8],)));

    let ages = HashMap::from([(u.clone(), 27)]);
    assert_eq!(ages[&User::from(("fank".to_string(), 27))], 27);
    assert_eq!(HashSet::from([u.clone(), u]).len(), 1);
}

/// Values compare as Python's tuples do, whatever their classes.
#[test]
fn its_value_is_a_tuple() {
    let value = Value::from(User::new("fank", 27));
    let tuple = Value::from(("fank", 27));
    assert!(value == tuple && tuple == value);
    assert_eq!(value.hash().unwrap(), tuple.hash().unwrap());
    assert!(value < Value::from(("fank", 28)) && Value::from(("fank", 26)) < value);

    #[derive(NamedTuple)]
    struct Other(String, u32);
    assert!(value == Value::from(Other::new("fank", 27)));
    let mut ages = Dict::new();
    ages.set_item(value, "found").unwrap();
    assert_eq!(ages.item(&tuple).unwrap(), "found");
}

/// A field that itself compares with tuples and with its own type.
#[test]
fn one_inside_another_compares() {
    #[derive(NamedTuple, Clone, PartialEq, PartialOrd)]
    struct Team {
        lead: User,
        rest: Vec<User>,
        size: Option<u8>,
    }
    let team = Team::new(User::new("a", 1), vec![User::new("b", 2)], None);
    let tuple = team.clone().into_tuple();
    assert!(team == tuple && tuple == team && team <= tuple && tuple >= team);
    assert!(team < (User::new("a", 2), vec![], None) && (User::new("a", 0), vec![], None) < team);
}

/// Generic code can compare with a tuple as well.
#[test]
fn comparisons_are_traits() {
    fn equal<A: PartialEq<B>, B: PartialEq<A>>(a: A, b: B) -> bool {
        a == b && b == a
    }
    assert!(equal(User::new("a", 1), ("a", 1)));
    assert!(equal(User::new("a", 1), (String::from("a"), 1)));

    #[derive(NamedTuple)]
    struct Pair<T>(T, Option<T>);
    assert!(equal(Pair(1, None), (1, None)));
    assert!(equal(Pair(vec!["a".to_string()], None), (vec!["a".to_string()], None)));
    assert!(Pair(1.5, Some(2.5)) == (1.5, Some(2.5)) && (1.5, Some(2.5)) == Pair(1.5, Some(2.5)));
}
