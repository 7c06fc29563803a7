//! What Rust sees of values: conversions, comparing with plain Rust, sharing, objects, and that nothing overflows the stack.

#![allow(
    clippy::cmp_owned,
    clippy::neg_cmp_op_on_partial_ord,
    clippy::nonminimal_bool,
    reason = "which operator is asked, of what and from which side, is what is tested"
)]

use std::{
    borrow::Cow,
    cell::{Cell, RefCell},
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque},
    rc::Rc,
    sync::Arc,
};

use dunder::{
    prelude::*,
    value::{Comparison, Int, List, Object, Set, Shared, View},
};

fn message<T: std::fmt::Debug>(result: Result<T, Exception>) -> String {
    result.unwrap_err().to_string()
}

/// There and back again.
#[track_caller]
fn round_trip<T>(value: T, shown: &str)
where
    T: Clone + PartialEq + std::fmt::Debug + Into<Value> + TryFrom<Value>,
    Exception: From<T::Error>,
{
    let python: Value = value.clone().into();
    assert_eq!(repr(&python), shown);
    assert_eq!(T::try_from(python).map_err(Exception::from).unwrap(), value);
}

#[test]
fn rust_types_become_values_and_come_back() {
    round_trip(true, "True");
    round_trip(-5i8, "-5");
    round_trip(u64::MAX, "18446744073709551615");
    round_trip(i128::MIN, "-170141183460469231731687303715884105728");
    round_trip(u128::MAX, "340282366920938463463374607431768211455");
    round_trip(1.5f32, "1.5");
    round_trip(0.1f64, "0.1");
    round_trip('é', "'é'");
    round_trip(String::from("it's"), "\"it's\"");
    round_trip(Box::<str>::from("x"), "'x'");
    round_trip(Some(3), "3");
    round_trip(None::<i32>, "None");
    round_trip(vec![Some("a".to_string()), None], "['a', None]");
    round_trip([1u8, 2], "[1, 2]");
    round_trip((), "()");
    round_trip((1,), "(1,)");
    round_trip((1, "a".to_string(), 2.5, Some(false)), "(1, 'a', 2.5, False)");
    round_trip((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)");
    round_trip(vec![(1, vec!['x'])], "[(1, ['x'])]");
    round_trip(BTreeMap::from([("b".to_string(), 1), ("a".to_string(), 2)]), "{'a': 2, 'b': 1}");
    round_trip(HashMap::from([((1, 2), true)]), "{(1, 2): True}");
    round_trip(BTreeSet::from([2, 1]), "{1, 2}");
    round_trip(HashSet::from(['a']), "{'a'}");
    round_trip(Dict::from([("a", 1)]), "{'a': 1}");
    round_trip(Set::from([1]), "{1}");
    round_trip(Tuple::from([1, 2]), "(1, 2)");
    round_trip(List::from_iter([1, 2]), "[1, 2]");
    round_trip(Slice::new(Some(1), None, Some(-1)), "slice(1, None, -1)");
    round_trip(Int::from(1u128 << 100), "1267650600228229401496703205376");
    round_trip(Value::from("self"), "'self'");
}

#[test]
fn references_and_pointers_become_what_they_point_to() {
    let text = String::from("x");
    for value in [
        Value::from(&text),
        Value::from(&&text),
        text.as_str().into(),
        Cow::Borrowed("x").into(),
        Rc::<str>::from("x").into(),
        Arc::<str>::from("x").into(),
        Box::new("x").into(),
        Rc::new(text.clone()).into(),
        Arc::new(text.clone()).into(),
        'x'.into(),
    ] {
        assert_eq!(value, "x");
    }
    assert_eq!(repr(&Value::from(&[1, 2][..])), "[1, 2]");
    assert_eq!(repr(&Value::from(VecDeque::from([1, 2]))), "[1, 2]");
    assert_eq!(repr(&Value::from(&vec![1, 2])), "[1, 2]");
    assert_eq!("x".to_value(), "x");
    assert_eq!([1, 2][..].to_value().to_string(), "[1, 2]");
}

#[test]
fn bytes_are_asked_for_by_name() {
    assert_eq!(repr(&Value::bytes(b"a\0")), r"b'a\x00'");
    assert_eq!(repr(&Value::from(vec![97u8])), "[97]");
    assert_eq!(Vec::<u8>::try_from(Value::bytes(b"ab")).unwrap(), b"ab");
}

#[test]
fn a_type_of_ones_own_converts() {
    #[derive(Clone, Debug, PartialEq)]
    struct Meters(f64);
    impl From<Meters> for Value {
        fn from(meters: Meters) -> Self {
            meters.0.into()
        }
    }
    impl TryFrom<Value> for Meters {
        type Error = Exception;
        fn try_from(value: Value) -> Result<Self, Exception> {
            f64::try_from(value).map(Meters)
        }
    }
    round_trip(Meters(2.0), "2.0");
    round_trip(vec![Some(Meters(2.0)), None], "[2.0, None]");
    round_trip(HashMap::from([("a".to_string(), (1, Meters(0.5)))]), "{'a': (1, 0.5)}");
    assert_eq!(
        message(Vec::<Meters>::try_from(Value::list(["x"]))),
        "TypeError: must be real number, not str"
    );
}

#[test]
fn what_does_not_fit_is_cpythons_error() {
    let int = "TypeError: 'str' object cannot be interpreted as an integer";
    assert_eq!(message(i32::try_from(Value::from("x"))), int);
    assert_eq!(message(u128::try_from(&Value::from("x"))), int);
    assert_eq!(message(Int::try_from(Value::from("x"))), int);
    assert_eq!(
        message(i32::try_from(Value::from(1.0))),
        "TypeError: 'float' object cannot be interpreted as an integer"
    );
    assert_eq!(i32::try_from(Value::from(true)).unwrap(), 1);
    assert_eq!(message(f64::try_from(Value::None)), "TypeError: must be real number, not NoneType");
    assert_eq!(f64::try_from(Value::from(true)).unwrap(), 1.0);
    assert_eq!(f64::try_from(Value::from(7)).unwrap(), 7.0);
    assert_eq!(message(bool::try_from(Value::from(1))), "TypeError: must be bool, not int");
    assert_eq!(message(String::try_from(Value::from(1))), "TypeError: must be str, not int");
    assert_eq!(message(<&str>::try_from(&Value::from(1))), "TypeError: must be str, not int");
    assert_eq!(
        message(char::try_from(Value::from("ab"))),
        "TypeError: expected a character, but string of length 2 found"
    );
    assert_eq!(
        message(char::try_from(Value::from(""))),
        "TypeError: expected a character, but string of length 0 found"
    );
    assert_eq!(message(Vec::<i32>::try_from(Value::from(1))), "TypeError: 'int' object is not iterable");
    assert_eq!(message(Vec::<String>::try_from(Value::from("ab"))), "TypeError: must be list, not str");
    assert_eq!(message(Vec::<i32>::try_from(Value::list(["a"]))), int);
    assert_eq!(message(Dict::try_from(Value::list(["a"]))), "TypeError: must be dict, not list");
    assert_eq!(message(HashMap::<String, i32>::try_from(Value::from(1))), "TypeError: must be dict, not int");
    assert_eq!(message(Tuple::try_from(Value::list(["a"]))), "TypeError: must be tuple, not list");
    assert_eq!(
        message(<(i32, i32)>::try_from(Value::list([1]))),
        "ValueError: not enough values to unpack (expected 2, got 1)"
    );
    assert_eq!(
        message(<[i32; 2]>::try_from(Value::list([1, 2, 3]))),
        "ValueError: too many values to unpack (expected 2)"
    );
    assert_eq!(
        message(<(i32, i32)>::try_from(Value::from(1))),
        "TypeError: cannot unpack non-iterable int object"
    );
}

#[test]
fn integers_overflow_and_never_wrap() {
    macro_rules! limits {
        ($($int:ty: $below:literal, $above:literal;)*) => { $(
            let (least, most) = (Value::from(<$int>::MIN), Value::from(<$int>::MAX));
            assert_eq!(<$int>::try_from(&least).unwrap(), <$int>::MIN);
            assert_eq!(<$int>::try_from(&most).unwrap(), <$int>::MAX);
            if let Some(below) = (<$int>::MIN as i128).checked_sub(1) {
                assert_eq!(message(<$int>::try_from(Value::from(below))), concat!("OverflowError: ", $below));
            }
            if let Some(above) = (<$int>::MAX as u128).checked_add(1) {
                assert_eq!(message(<$int>::try_from(Value::from(above))), concat!("OverflowError: ", $above));
            }
        )* };
    }
    limits! {
        i8: "Python int too large to convert to C signed char", "Python int too large to convert to C signed char";
        i16: "Python int too large to convert to C short", "Python int too large to convert to C short";
        i32: "Python int too large to convert to C int", "Python int too large to convert to C int";
        i64: "Python int too large to convert to C long", "Python int too large to convert to C long";
        isize: "Python int too large to convert to C ssize_t", "Python int too large to convert to C ssize_t";
        i128: "", "int too big to convert";
        u8: "can't convert negative int to unsigned", "Python int too large to convert to C unsigned char";
        u16: "can't convert negative int to unsigned", "Python int too large to convert to C unsigned short";
        u32: "can't convert negative int to unsigned", "Python int too large to convert to C unsigned int";
        u64: "can't convert negative int to unsigned", "Python int too large to convert to C unsigned long";
        usize: "can't convert negative int to unsigned", "Python int too large to convert to C size_t";
        u128: "can't convert negative int to unsigned", "";
    }
    assert_eq!(
        message(f32::try_from(Value::from(1e39))),
        "OverflowError: float too large to pack with f format"
    );
    assert_eq!(f32::try_from(Value::from(f64::INFINITY)).unwrap(), f32::INFINITY);
}

#[test]
fn values_compare_with_plain_rust() {
    let seven = Value::from(7);
    assert!(
        seven == 7
            && seven == 7u128
            && seven == 7.0
            && seven == 7f32
            && seven != 8
            && seven != "7"
            && seven != true
    );
    assert!(Value::from(true) == 1 && Value::from(true) == true && Value::from(1.0) == true);
    assert!(Value::from("a") == "a" && Value::from("a") == *"a" && Value::from("a") == "a".to_string());
    assert!(Value::tuple([1, 2]) == Tuple::from([1, 2]) && Tuple::from([1, 2]) == Value::tuple([1, 2]));
    assert!(Value::list([1, 2]) != Tuple::from([1, 2]) && Tuple::from([1, 2]) == vec![1.0, 2.0]);
    assert!(Value::from(Dict::from([("a", 1)])) == Dict::from([("a", 1)]));
    assert!(Dict::from([("a", 1), ("b", 2)]) == Dict::from([("b", 2), ("a", 1)]));
}

#[test]
fn comparing_int_and_float_rounds_nothing() {
    let exact = Value::from((1i64 << 53) + 1);
    let float = Value::from((1i64 << 53) as f64);
    assert!(exact != float && exact > float && float < exact);
    assert!(Value::from(u128::MAX) < Value::from(u128::MAX as f64));
    assert!(Value::from(i128::MIN) == i128::MIN as f64);
    assert!(Value::from(-1) > Value::from(-1.5) && Value::from(-2) < Value::from(-1.5));
    assert!(
        Value::from(u128::MAX) < Value::from(f64::INFINITY)
            && Value::from(0) > Value::from(f64::NEG_INFINITY)
    );
}

#[test]
fn a_nan_is_equal_to_nothing_but_found_in_containers() {
    let nan = Value::from(f64::NAN);
    assert!(nan != nan.clone() && nan.partial_cmp(&nan).is_none());
    assert!(!(nan < nan.clone()) && !nan.try_compare(Comparison::LessEqual, &1.into()).unwrap());
    assert!(Value::list([nan.clone()]) == Value::list([nan.clone()]));
    let dict = Dict::from([(f64::NAN, "found")]);
    assert_eq!(dict[f64::NAN], "found");
    assert!(Value::list([nan.clone()]).contains(nan).unwrap());
}

#[test]
fn sorting_asks_less_alone() {
    let mut values: Vec<Value> = vec![3.into(), 1.5.into(), true.into(), (1u128 << 90).into(), 0.into()];
    values.sort_by(|a, b| a.try_cmp(b).unwrap());
    assert_eq!(repr(&values), "[0, True, 1.5, 3, 1237940039285380274899124224]");
    assert_eq!(
        message(Value::from("a").try_cmp(&1.into())),
        "TypeError: '<' not supported between instances of 'str' and 'int'"
    );
    assert_eq!(Value::from("a").partial_cmp(&1.into()), None);
    assert_eq!(Value::from("a").partial_cmp(&"b".into()), Some(Ordering::Less));
    assert_eq!(Value::from(Set::from([1])).partial_cmp(&Set::from([1, 2]).into()), Some(Ordering::Less));
    assert_eq!(Value::from(Set::from([1])).partial_cmp(&Set::from([2]).into()), None);
}

#[test]
fn containers_in_values_are_shared() {
    let list = Value::list([1]);
    let alias = list.clone();
    alias.as_list().unwrap().push("x");
    assert!(list.is(&alias) && !list.is(&Value::list([Value::from(1), "x".into()])));
    assert_eq!(list.to_string(), "[1, 'x']");

    let outer = Value::list([list.clone(), list.clone()]);
    list.set_item(0, 2).unwrap();
    assert_eq!(outer.to_string(), "[[2, 'x'], [2, 'x']]");

    let dict = Value::from(Dict::new());
    let alias: Shared<Dict> = dict.clone().try_into().unwrap();
    alias.borrow_mut().insert("k", 1);
    assert_eq!(dict.item("k").unwrap(), 1);
    // A `Dict` that is taken out while others hold it is a copy.
    let mut own: Dict = dict.clone().try_into().unwrap();
    own.insert("k", 2);
    assert_eq!(dict.item("k").unwrap(), 1);
}

#[test]
fn a_list_is_read_as_it_is() {
    let list = List::from_iter([1, 2]);
    let mut seen = Vec::new();
    for item in list.iter() {
        if list.len() < 5 {
            list.push(item.clone());
        }
        seen.push(item);
    }
    assert_eq!(seen, [1, 2, 1, 2, 1]);
    assert_eq!(list.pop(), Some(1.into()));
    assert_eq!(list.item(-1).unwrap(), 2);
    assert_eq!(list.slice(&Slice::new(None, None, Some(2))).unwrap().to_string(), "[1, 1]");
    assert_eq!(list.into_inner(), [1, 2, 1, 2]);
}

#[test]
fn a_dict_is_a_map_in_order() {
    let mut dict = Dict::from([("name", Value::from("fank")), ("age", 27.into())]);
    assert!(dict["age"] == 27 && dict["name"] == "fank" && dict[String::from("age")] == 27);
    assert_eq!(dict.get("age"), Some(&27.into()));
    assert_eq!(dict.insert("age", 28), Some(27.into()));
    dict.insert(1, "int");
    dict.insert(true, "bool"); // the same key, which stays what it was
    dict.insert((1, "x"), "tuple");
    dict.insert(0.5, Value::None);
    assert_eq!(dict.to_string(), "{'name': 'fank', 'age': 28, 1: 'bool', (1, 'x'): 'tuple', 0.5: None}");
    assert!(dict[1.0] == "bool" && dict[&Value::from(true)] == "bool" && dict[(1, "x")] == "tuple");
    assert!(dict.contains_key(0.5) && !dict.contains_key(0.25) && !dict.contains_key(Value::list([1])));
    *dict.get_mut("age").unwrap() = 29.into();
    assert_eq!(dict.remove("name"), Some("fank".into()));
    assert_eq!(dict.pop("age").unwrap(), 29);
    assert_eq!(message(dict.pop("age")), "KeyError: 'age'");
    assert_eq!(message(dict.item(Value::list([1])).cloned()), "TypeError: unhashable type: 'list'");
    assert_eq!(message(dict.set_item(Value::list([1]), 1)), "TypeError: unhashable type: 'list'");
    assert_eq!(message(Dict::try_from_pairs([(Value::list([1]), 1)])), "TypeError: unhashable type: 'list'");
    assert_eq!(repr(&dict.keys().collect::<Vec<_>>()), "[1, (1, 'x'), 0.5]");
    assert_eq!(repr(&dict.values().rev().collect::<Vec<_>>()), "[None, 'tuple', 'bool']");
    assert_eq!(repr(&dict.items().next_back()), "(0.5, None)");
    dict.update(&Dict::from([(1, "new")]));
    assert_eq!(dict.popitem().unwrap(), (0.5.into(), Value::None));
    assert_eq!(dict.into_iter().map(|(key, _)| repr(&key)).collect::<Vec<_>>(), ["1", "(1, 'x')"]);
    assert_eq!(message(Dict::new().popitem()), "KeyError: 'popitem(): dictionary is empty'");
}

#[test]
#[should_panic(expected = "KeyError: 'size'")]
fn indexing_a_dict_without_the_key_panics_with_pythons_error() {
    let dict = Dict::from([("age", 27)]);
    let _ = &dict["size"];
}

#[test]
fn a_large_dict_finds_every_key() {
    let mut dict: Dict = (0..5000).map(|n| (n, n * 2)).collect();
    for n in (0..5000).step_by(3) {
        assert_eq!(dict.remove(n), Some((n * 2).into()));
    }
    for n in 0..5000 {
        assert_eq!(dict.get(n).is_some(), n % 3 != 0, "{n}");
    }
    let texts: Dict = (0..2000).map(|n| (format!("key {n}"), n)).collect();
    assert!((0..2000).all(|n| texts[format!("key {n}")] == n));
}

#[test]
fn a_set_is_a_set() {
    let mut set = Set::from([1, 2]);
    assert!(set.insert(3) && !set.insert(3) && !set.insert(3.0) && !set.insert(true));
    assert_eq!(message(set.add(Value::list([1]))), "TypeError: unhashable type: 'list'");
    set.add("x").unwrap();
    set.add(2.0).unwrap();
    assert_eq!(set.to_string(), "{1, 2, 3, 'x'}");
    assert!(set.remove("x") && !set.remove("x"));
    let other = Set::from([3, 4]);
    assert_eq!(set.union(&other).to_string(), "{1, 2, 3, 4}");
    assert_eq!(set.intersection(&other).to_string(), "{3}");
    assert_eq!(set.difference(&other).to_string(), "{1, 2}");
    assert_eq!(set.symmetric_difference(&other).to_string(), "{1, 2, 4}");
    assert!(
        set == Set::from([3, 2, 1]) && set > other.intersection(&set) && set.partial_cmp(&other).is_none()
    );
    assert_eq!(set.into_iter().collect::<Vec<_>>(), [1, 2, 3]);
}

// Slices.

#[test]
fn missing_parts_of_a_slice_are_none() {
    let slice = Slice::new(None, Some(2), None);
    assert_eq!((slice.start, slice.stop, slice.step), (None, Some(2), None));
    assert_eq!(slice.to_string(), "slice(None, 2, None)");
    assert_eq!(repr(&Slice::new(Some(1), None, None)), "slice(1, None, None)");
    assert_eq!(Slice::default(), Slice::new(None, None, None));
}

#[test]
fn slices_compare_as_tuples_and_have_no_hash() {
    let slice = |start, stop| Slice::new(start, Some(stop), None);
    assert!(slice(Some(1), 2) == slice(Some(1), 2) && slice(Some(1), 2) < slice(Some(1), 3));
    assert!(slice(None, 1) < slice(None, 2) && slice(None, 1).partial_cmp(&slice(Some(1), 1)).is_none());
    let value = Value::from(slice(None, 1));
    assert!(
        value == Value::from(slice(None, 1)) && value != Value::tuple([Value::None, 1.into(), Value::None])
    );
    assert_eq!(message(value.hash()), "TypeError: unhashable type: 'slice'");
    assert_eq!(
        message(value.try_compare(Comparison::Less, &slice(Some(1), 1).into())),
        "TypeError: '<' not supported between instances of 'NoneType' and 'int'"
    );
}

#[test]
fn indices_are_clipped_as_python_clips_them() {
    // start, stop, step, length, then Python's answer.
    let (min, max) = (isize::MIN, isize::MAX);
    for (start, stop, step, len, expected) in [
        (None, None, None, 5, (0, 5, 1)),
        (None, None, Some(-1), 5, (4, -1, -1)),
        (Some(-3), None, None, 5, (2, 5, 1)),
        (Some(-9), Some(9), None, 5, (0, 5, 1)),
        (Some(9), Some(-9), Some(-2), 5, (4, -1, -2)),
        (Some(-9), Some(9), Some(-2), 5, (-1, 4, -2)),
        (Some(3), Some(1), None, 5, (3, 1, 1)),
        (None, None, Some(-3), 0, (-1, -1, -3)),
        (Some(min), Some(max), Some(max), 5, (0, 5, max)),
        (Some(max), Some(min), Some(min), 5, (4, -1, min)),
    ] {
        assert_eq!(Slice::new(start, stop, step).indices(len).unwrap(), expected);
    }
    assert_eq!(message(Slice::new(None, None, Some(0)).indices(3)), "ValueError: slice step cannot be zero");
}

#[test]
fn a_slice_takes_any_part_and_never_fails_on_range() {
    let items: Vec<usize> = (0..7).collect();
    let parts = [None, Some(isize::MIN), Some(-9), Some(-2), Some(0), Some(3), Some(8), Some(isize::MAX)];
    for start in parts {
        for stop in parts {
            for step in [None, Some(isize::MIN), Some(-3), Some(-1), Some(2), Some(isize::MAX)] {
                let slice = Slice::new(start, stop, step);
                let (from, to, by) = slice.indices(items.len()).unwrap();
                let mut expected = Vec::new();
                let mut at = from;
                while if by > 0 { at < to } else { at > to } {
                    expected.push(at as usize);
                    match at.checked_add(by) {
                        Some(next) => at = next,
                        None => break,
                    }
                }
                assert_eq!(slice.apply(&items).unwrap(), expected.iter().collect::<Vec<_>>(), "{slice}");
                assert_eq!(slice.positions(items.len()).unwrap().collect::<Vec<_>>(), expected, "{slice}");
            }
        }
    }
    assert_eq!(
        message(Slice::new(None, None, Some(0)).apply(&items)),
        "ValueError: slice step cannot be zero"
    );
}

#[test]
fn a_slice_of_values_takes_ints_and_none() {
    let (none, big) = (Value::None, Value::from(1u128 << 100));
    let slice = Slice::from_values(&true.into(), &big, &none).unwrap();
    assert_eq!(slice, Slice::new(Some(1), Some(isize::MAX), None));
    assert_eq!(
        message(Slice::from_values(&none, &"x".into(), &none)),
        "TypeError: slice indices must be integers or None or have an __index__ method"
    );
}

// Objects.

/// Behaves like a named tuple: an object that is a tuple.
struct Point(i64, i64);

impl Object for Point {
    fn class_name(&self) -> &str {
        "Point"
    }
    fn repr(&self) -> Result<String, Exception> {
        Ok(format!("Point(x={}, y={})", self.0, self.1))
    }
    fn items(&self) -> Option<Tuple> {
        Some(Tuple::from([self.0, self.1]))
    }
}

#[test]
fn an_object_that_is_a_tuple_acts_as_one() {
    let point = Value::object(Point(1, 2));
    let tuple = Value::tuple([1, 2]);
    assert_eq!(point.to_string(), "Point(x=1, y=2)");
    assert!(point == tuple && tuple == point && point == Tuple::from([1, 2]) && point != Value::list([1, 2]));
    assert!(point < Value::tuple([1, 3]) && Value::tuple([0]) < point && point <= Value::object(Point(1, 2)));
    assert_eq!(point.hash().unwrap(), tuple.hash().unwrap());
    assert_eq!((point.len().unwrap(), point.item(-1).unwrap()), (2, 2.into()));
    assert_eq!(point.item(Slice::new(Some(1), None, None)).unwrap().to_string(), "(2,)");
    assert!(point.contains(2).unwrap() && point.truth().unwrap());
    assert_eq!(<(i64, i64)>::try_from(point.clone()).unwrap(), (1, 2));
    assert_eq!(Tuple::try_from(point.clone()).unwrap(), [1, 2]);
    let places = Dict::try_from_pairs([(point, "here")]).unwrap();
    assert!(places[(1, 2)] == "here" && places[Tuple::from([1, 2])] == "here");
}

/// An object with every method, which counts and fails on demand.
#[derive(Default)]
struct Odd {
    fails: Cell<bool>,
    seen: RefCell<Vec<String>>,
}

impl Odd {
    fn answer<T>(&self, what: &str, answer: T) -> Result<T, Exception> {
        self.seen.borrow_mut().push(what.into());
        if self.fails.get() { Err(RuntimeError::new(what).into()) } else { Ok(answer) }
    }
}

impl Object for Odd {
    fn class_name(&self) -> &str {
        "Odd"
    }
    fn repr(&self) -> Result<String, Exception> {
        self.answer("repr", "<odd>".into())
    }
    fn str(&self) -> Result<String, Exception> {
        self.answer("str", "odd".into())
    }
    fn eq(&self, other: &Value) -> Result<Option<bool>, Exception> {
        self.answer("eq", i64::try_from(other).ok().map(|n| n % 2 != 0))
    }
    fn compare(&self, comparison: Comparison, other: &Value) -> Result<Option<bool>, Exception> {
        self.answer(comparison.symbol(), other.as_str().map(|_| comparison == Comparison::Less))
    }
    fn hash(&self) -> Result<Option<i64>, Exception> {
        self.answer("hash", Some(1))
    }
    fn truth(&self) -> Result<Option<bool>, Exception> {
        self.answer("truth", Some(false))
    }
}

#[test]
fn an_object_says_what_its_operators_do() {
    let odd = Value::object(Odd::default());
    assert_eq!((odd.to_string(), repr(&odd)), ("odd".into(), "<odd>".into()));
    assert!(odd == Value::from(3) && Value::from(3) == odd && odd != Value::from(4) && odd == odd.clone());
    assert!(odd < Value::from("a") && Value::from("a") > odd && !(odd > Value::from("a")));
    assert_eq!(
        message(odd.try_compare(Comparison::GreaterEqual, &1.into())),
        "TypeError: '>=' not supported between instances of 'Odd' and 'int'"
    );
    assert!(!odd.truth().unwrap());
    assert_eq!(odd.hash().unwrap(), 1);
    // Found under the int that it equals.
    assert_eq!(Dict::from([(1, "one")]).get(&odd), Some(&"one".into()));
    assert_eq!(message(odd.len()), "TypeError: object of type 'Odd' has no len()");
}

#[test]
fn what_an_object_raises_comes_through() {
    let object = Odd::default();
    object.fails.set(true);
    let odd = Value::object(object);
    let list = Value::list([odd.clone()]);
    assert_eq!(message(list.try_eq(&Value::list([1]))), "RuntimeError: eq");
    assert_eq!(message(list.try_compare(Comparison::Less, &Value::list([1]))), "RuntimeError: eq");
    assert_eq!(message(list.try_repr()), "RuntimeError: repr");
    assert_eq!(message(odd.try_str()), "RuntimeError: str");
    assert_eq!(message(odd.hash()), "RuntimeError: hash");
    assert_eq!(message(odd.truth()), "RuntimeError: truth");
    assert_eq!(message(Dict::new().set_item(odd.clone(), 1)), "RuntimeError: hash");
    // Where Rust's traits leave no room for an error: false, and a text that says so.
    assert!(odd != Value::from(3) && odd.partial_cmp(&1.into()).is_none());
    assert_eq!(list.to_string(), "[<unprintable Odd object>]");
    odd.downcast_ref::<Odd>().unwrap().fails.set(false);
    assert_eq!(list.to_string(), "[<odd>]");
}

#[test]
fn a_key_that_raises_when_compared_is_no_key() {
    let object = Rc::new(Odd::default());
    let odd = Value::shared_object(object.clone());
    let mut dict = Dict::new();
    dict.set_item(odd.clone(), "odd").unwrap();
    struct FailsToCompare;
    impl Object for FailsToCompare {
        fn class_name(&self) -> &str {
            "FailsToCompare"
        }
        fn repr(&self) -> Result<String, Exception> {
            Ok("?".into())
        }
        fn eq(&self, _: &Value) -> Result<Option<bool>, Exception> {
            Err(RuntimeError::new("no comparing").into())
        }
        fn hash(&self) -> Result<Option<i64>, Exception> {
            Ok(Some(1))
        }
    }
    let key = Value::object(FailsToCompare);
    assert_eq!(message(dict.item(&key).cloned()), "RuntimeError: no comparing");
    assert_eq!(message(dict.set_item(key, 2)), "RuntimeError: no comparing");
    assert_eq!(dict.len(), 1);
}

#[test]
fn an_object_by_default_is_itself_alone() {
    struct Plain;
    impl Object for Plain {
        fn class_name(&self) -> &str {
            "Plain"
        }
        fn repr(&self) -> Result<String, Exception> {
            Ok("<plain>".into())
        }
    }
    let (a, b) = (Value::object(Plain), Value::object(Plain));
    assert!(a == a.clone() && a != b && a.is(&a.clone()) && !a.is(&b) && a.truth().unwrap());
    let mut dict = Dict::new();
    dict.set_item(&a, 1).unwrap();
    dict.set_item(&b, 2).unwrap();
    assert!(dict[&a] == 1 && dict[&b] == 2);
    assert_eq!(message(a.item(0)), "TypeError: 'Plain' object is not subscriptable");
    assert_eq!(message(a.iter()), "TypeError: 'Plain' object is not iterable");
}

#[test]
fn an_object_may_change_what_is_being_looked_at() {
    struct Shrinks(Value);
    impl Object for Shrinks {
        fn class_name(&self) -> &str {
            "Shrinks"
        }
        fn repr(&self) -> Result<String, Exception> {
            while self.0.as_list().unwrap().pop().is_some() {}
            Ok("shrunk".into())
        }
        fn eq(&self, _: &Value) -> Result<Option<bool>, Exception> {
            while self.0.as_list().unwrap().pop().is_some() {}
            Ok(Some(true))
        }
    }
    let list = Value::list([1, 2, 3]);
    list.set_item(0, Value::object(Shrinks(list.clone()))).unwrap();
    assert_eq!(list.clone().to_string(), "[shrunk]");
    list.as_list().unwrap().push(Value::object(Shrinks(list.clone())));
    assert!(!list.try_eq(&Value::list([1])).unwrap());
}

// Depth.

const DEEP: usize = 100_000;

fn nest(inner: Value, wrap: impl Fn(Value) -> Value) -> Value {
    (0..DEEP).fold(inner, |inner, _| wrap(inner))
}

struct Holder(#[expect(dead_code, reason = "it is there to be dropped")] Value);

impl Object for Holder {
    fn class_name(&self) -> &str {
        "Holder"
    }
    fn repr(&self) -> Result<String, Exception> {
        Ok("…".into())
    }
}

#[test]
fn dropping_deeply_nested_values_does_not_overflow() {
    drop(nest(Value::None, |inner| Value::list([inner])));
    drop(nest(Value::None, |inner| Value::tuple([inner])));
    drop(nest(Value::None, |inner| Dict::from([("k", inner)]).into()));
    drop(nest(Value::None, |inner| Value::object(Holder(inner))));
    drop(nest(Value::None, |inner| {
        Value::tuple([
            Value::list([1]),
            Value::object(Holder(Dict::from([("k", Value::list([inner]))]).into())),
        ])
    }));
    // As the key of a dict, and in a dict of one's own.
    let mut dict = Dict::from([("k", nest(Value::None, |inner| Value::list([inner])))]);
    dict.insert("k", 1);
    // A part that somebody still holds stays whole.
    let inner = Value::list(["kept"]);
    drop(nest(inner.clone(), |inner| Value::list([inner])));
    assert_eq!(inner.to_string(), "['kept']");
}

#[test]
fn every_object_is_dropped_once() {
    struct Counted(Rc<Cell<u32>>, #[expect(dead_code, reason = "it is there to be dropped")] Value);
    impl Object for Counted {
        fn class_name(&self) -> &str {
            "Counted"
        }
        fn repr(&self) -> Result<String, Exception> {
            Ok("counted".into())
        }
    }
    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }
    let count = Rc::new(Cell::new(0));
    let counted = |inner| Value::object(Counted(count.clone(), inner));
    let shared = counted(Value::None);
    let list = Value::list([counted(Value::list([counted(shared.clone())])), shared.clone()]);
    let dict = Value::from(Dict::from([("a", counted(list))]));
    assert_eq!(count.get(), 0);
    drop(dict);
    assert_eq!(count.get(), 3);
    drop(shared);
    assert_eq!(count.get(), 4);
}

#[test]
fn values_nested_too_deeply_are_a_recursion_error() {
    let comparing = "RecursionError: maximum recursion depth exceeded in comparison";
    let wraps: [fn(Value) -> Value; 3] = [
        |inner| Value::list([inner]),
        |inner| Value::tuple([inner]),
        |inner| Dict::from([("k", inner)]).into(),
    ];
    for wrap in wraps {
        let (a, b) = (nest(Value::None, wrap), nest(Value::None, wrap));
        assert_eq!(message(a.try_eq(&b)), comparing);
        assert!(a != b && a.is(&a.clone()));
        assert_eq!(
            message(a.try_repr()),
            "RecursionError: maximum recursion depth exceeded while getting the repr of an object"
        );
        let shown = a.to_string();
        assert!(shown.contains("...") && shown.len() < 20_000, "{} bytes", shown.len());
    }
    let tuple = nest(1.into(), |inner| Value::tuple([inner]));
    assert_eq!(message(tuple.hash()), "RecursionError: maximum recursion depth exceeded");
    assert_eq!(
        message(tuple.try_compare(Comparison::Less, &nest(2.into(), |inner| Value::tuple([inner])))),
        comparing
    );
    // What is not too deep is not an error, afterwards either.
    let fine = |leaf: i32| (0..800).fold(Value::from(leaf), |inner, _| Value::list([inner]));
    assert!(fine(1).try_eq(&fine(1)).unwrap() && fine(1).try_compare(Comparison::Less, &fine(2)).unwrap());
    assert_eq!(fine(1).try_repr().unwrap().len(), 1601);
}

#[test]
fn what_contains_itself_prints_and_does_not_hang() {
    let list = Value::list([1]);
    list.as_list().unwrap().push(list.clone());
    assert_eq!(list.to_string(), "[1, [...]]");
    assert!(list == list.clone());
    let dict = Value::from(Dict::new());
    dict.set_item("self", dict.clone()).unwrap();
    assert_eq!(format!("{dict:?}"), "{'self': {...}}");
    // A cycle is not collected: open it.
    list.del_item(1).unwrap();
    dict.del_item("self").unwrap();
}

// Printing.

#[test]
fn str_is_the_text_and_repr_its_quotes() {
    assert_eq!((Value::from("a").to_string(), format!("{:?}", Value::from("a"))), ("a".into(), "'a'".into()));
    assert_eq!(format!("{:>3}|", Value::from("a")), "  a|");
    assert_eq!(Value::list(["a"]).to_string(), "['a']");
    assert_eq!(format!("{:?}", Value::from(1).view()), "Int(1)");
    assert!(matches!(Value::from(1.5).view(), View::Float(f) if f == 1.5));
}

#[test]
fn repr_of_rust_types_is_pythons() {
    assert_eq!(repr(&1.1f32), "1.1");
    assert_eq!(repr(&f32::MAX), "3.4028235e+38");
    assert_eq!(repr(&-0.0), "-0.0");
    assert_eq!(repr(&(1, 'a', "b", None::<()>, (), ("x",))), "(1, 'a', 'b', None, (), ('x',))");
    assert_eq!(repr(&(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)), "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)");
    assert_eq!(repr(&HashSet::<i32>::new()), "set()");
    assert_eq!(repr(&BTreeMap::<i32, i32>::new()), "{}");
    assert_eq!(repr(&[Box::new(Rc::new(Arc::new(Cow::Borrowed("x"))))]), "['x']");
    assert_eq!(repr(&Some(VecDeque::from([Some(1), None]))), "[1, None]");
    assert_eq!(repr(&Dict::from([("a", Set::new())])), "{'a': set()}");
    assert_eq!(repr(&&mut [true, false]), "[True, False]");
}
