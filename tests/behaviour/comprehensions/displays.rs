//! Displays.

use std::collections::{BTreeMap, HashMap, HashSet};

use dunder::prelude::*;

#[test]
fn empty_ones() {
    let (list, set): (Vec<u8>, HashSet<u8>) = (list![], set! {});
    assert!(list.is_empty() && set.is_empty());
    assert_eq!(dict! {}, Dict::new());
    assert_eq!(dict! {HashMap<u8, u8>;}, HashMap::new());
}

#[test]
fn lists() {
    let (xs, ys) = (vec![3, 4], [5]);
    assert_eq!(list![1, 2], [1, 2]);
    assert_eq!(list![1, 2,], [1, 2]);
    assert_eq!(list![1, 2, *xs.clone()], [1, 2, 3, 4]);
    assert_eq!(list![*xs.clone(), ..ys, 6], [3, 4, 5, 6]);
    assert_eq!(list![0, *&xs], [0, 3, 4]);
    assert_eq!(list![*&xs], [&3, &4]);
    assert_eq!(list![*xs,], [3, 4]);
    assert_eq!(list![*0..3, *gen_!(x for x in 3..5)], [0, 1, 2, 3, 4]);
    assert_eq!(list![*"ab".chars(), 'c'], ['a', 'b', 'c']);
    let x = &7;
    assert_eq!(list![(*x), 8], [7, 8]);
    assert_eq!(list![..=3], [..=3]);
    assert_eq!(list![|a: u8, b: u8| a + b][0](1, 2), 3);
    assert_eq!(list![list![1], vec![2, 3]].concat(), [1, 2, 3]);
    assert_eq!(list![HashMap::<u8, u8>::new(), HashMap::new()].len(), 2);
}

#[test]
fn sets() {
    assert_eq!(set! {1, 2, 2}, HashSet::from([1, 2]));
    assert_eq!(set! {1, *[2, 3], *vec![3]}, HashSet::from([1, 2, 3]));
    assert_eq!(set! {*"hello".chars()}.len(), 4);
}

#[test]
fn dicts() {
    let other = dict! {"b": 2, "c": [1, 2]};
    assert_eq!(dict! {"a": 1, **&other, "b": "new"}.to_string(), "{'a': 1, 'b': 'new', 'c': [1, 2]}");
    assert_eq!(dict! {"b": 0, **other,}.to_string(), "{'b': 2, 'c': [1, 2]}");
    let owned = BTreeMap::from([(String::from("x"), 1.5)]);
    assert_eq!(dict! {**&owned, **[("y", 2)]}.to_string(), "{'x': 1.5, 'y': 2}");
    assert_eq!(
        dict! {1: "one", "k".to_owned() + "2": None::<i32>, std::mem::size_of::<u8>() as u64: ()}.to_string(),
        "{1: (), 'k2': None}"
    );
    assert_eq!(dict! {core::primitive::u8::MAX: core::primitive::u8::MIN}.to_string(), "{255: 0}");
    assert_eq!(dict! {"nested": dict! {"list": list![1, 2]}}.to_string(), "{'nested': {'list': [1, 2]}}");
    let value = Value::from("key");
    assert_eq!(dict! {&value: 1, value.clone(): 2}.to_string(), "{'key': 2}");
    let key = &"k";
    assert_eq!(dict! {*key: 1, **dict! {*x: 2 for x in &[3]}}.to_string(), "{'k': 1, 3: 2}");
    assert_eq!(dict! {match owned.len() { 1 => "a", _ => "b" }: if owned.is_empty() { 3 } else if true { 1 } else { 2 }}.to_string(), "{'a': 1}");
}
