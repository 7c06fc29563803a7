//! What is made.

use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, VecDeque};
use std::rc::Rc;

use dunder::prelude::*;

#[test]
fn each_macro_has_its_collection() {
    let list: Vec<i32> = list![x for x in 0..3];
    let set: HashSet<char> = set! {c for c in "hello".chars() if c != 'h'};
    let dict: Dict = dict! {x: x * x for x in 0..3};
    assert_eq!((list, set), (vec![0, 1, 2], HashSet::from(['e', 'l', 'o'])));
    assert_eq!(dict.to_string(), "{0: 0, 1: 1, 2: 4}");
}

#[test]
fn a_dict_can_be_turned_round() {
    let m = HashMap::from([("a", 1)]);
    assert_eq!(dict! {v: k for (k, v) in &m}.to_string(), "{1: 'a'}");
    let m = BTreeMap::from([(String::from("a"), 1), (String::from("b"), 2)]);
    assert_eq!(dict! {v: k for (k, v) in &m}.to_string(), "{1: 'a', 2: 'b'}");
    assert_eq!(dict! {v: k for (k, v) in m}.to_string(), "{1: 'a', 2: 'b'}");
    let m = dict! {"a": 1, "b": 2};
    assert_eq!(dict! {v: k for (k, v) in &m}.to_string(), "{1: 'a', 2: 'b'}");
    assert_eq!(dict! {v: k for (k, v) in m}.to_string(), "{1: 'a', 2: 'b'}");
    assert_eq!(dict! {(x, "y"): Some(x) for x in 0..1}.to_string(), "{(0, 'y'): 0}");
}

#[test]
#[should_panic(expected = "TypeError: unhashable type: 'list'")]
fn a_value_may_turn_out_to_be_no_key() {
    drop(dict! {x: 1 for x in [Value::list([1])]});
}

#[test]
fn the_error_is_a_result_where_one_asks_for_it() {
    let values = [Value::from(1), Value::list([1])];
    let made = Dict::try_from_pairs(gen_!((x, 1) for x in &values));
    assert_eq!(made.unwrap_err().to_string(), "TypeError: unhashable type: 'list'");
}

#[test]
fn any_collection_by_its_type() {
    let squares = dict! {HashMap<_, _>; x: x * x for x in 0..3};
    assert_eq!(squares, HashMap::from([(0, 0), (1, 1), (2, 4)]));
    assert_eq!(dict! {BTreeMap<_, _>; x: y for x in 0..3 for y in 0..x}, BTreeMap::from([(1, 0), (2, 1)]));
    assert_eq!(list![VecDeque<_>; x for x in 0..3], [0, 1, 2]);
    assert_eq!(list![VecDeque<_>; x for x in 0..3 if x != 1], [0, 2]);
    assert_eq!(list![VecDeque<_>; x for xs in &[[1, 2], [3, 4]] for x in xs], [&1, &2, &3, &4]);
    assert_eq!(set! {BTreeSet<u8>; x % 2 for x in 0..9}, BTreeSet::from([0, 1]));
    assert_eq!(list![BinaryHeap<_>; x for x in [1, 3, 2]].pop(), Some(3));
    assert_eq!(list![String; c for c in "abc".chars() if c != 'b'], "ac");
    assert_eq!(list![String; c for w in ["ab", "c"] for c in w.chars()], "abc");
    assert_eq!(list![std::collections::VecDeque<i64>; 1, 2], [1, 2]);
    assert_eq!(list![(Vec<_>, Vec<_>); (x, -x) for x in 0..2], (vec![0, 1], vec![0, -1]));
    assert_eq!(dict! {HashMap<_, _>; "a": 1, **[("b", 2)]}, HashMap::from([("a", 1), ("b", 2)]));
    let cheap: HashMap<&str, u32> = HashMap::from([("b", 2)]);
    assert_eq!(dict! {BTreeMap<&str, u32>; **&cheap, "a": 1}, BTreeMap::from([("a", 1), ("b", 2)]));
}

#[test]
fn types_that_cannot_be_extended() {
    let parse = |words: &[&str]| list![Result<Vec<i32>, _>; w.parse::<i32>() for w in words];
    assert_eq!(parse(&["1", "2"]), Ok(vec![1, 2]));
    assert!(parse(&["1", "x"]).is_err());
    assert_eq!(*list![Box<[_]>; x for x in 0..3 if x > 0], [1, 2]);
    assert_eq!(*list![Rc<[_]>; x + y for x in 0..2 for y in 0..2], [0, 1, 1, 2]);
    assert_eq!(list![Option<Vec<_>>; x for xs in [[Some(1)], [None]] for x in xs], None);
    assert!(list![Box<[u8]>;].is_empty());
    assert_eq!(*list![Box<str>; "a", "b"], *"ab");
    assert_eq!(*list![Rc<[_]>; *[1, 2], 3], [1, 2, 3]);
}

#[test]
fn room_is_asked_for_once() {
    let made = list![x for x in 0..1000];
    assert_eq!(made.capacity(), 1000);
    let made: Result<Vec<i32>, ()> = (|| Ok(list![Ok::<_, ()>(x)? for x in 0..1000]))();
    assert_eq!(made.unwrap().capacity(), 1000);
    assert_eq!(list![1, *[2, 3], 4].len(), 4);
}
