//! Rules on collections and on their elements.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};

use dunder::prelude::*;

use super::{holds, lines};

#[test]
fn the_length_of_every_collection() {
    #[derive(Fields, Debug, Clone)]
    #[fields(no_serde)]
    struct Lengths<'a> {
        #[field(len(1..=2))]
        vec: Vec<u8>,
        #[field(len(..=2))]
        array: [u8; 2],
        #[field(non_empty)]
        slice: &'a [u8],
        #[field(len(1..))]
        boxed: Box<[u8]>,
        #[field(len(1..))]
        deque: VecDeque<u8>,
        #[field(len(1..))]
        set: BTreeSet<u8>,
        #[field(non_empty)]
        hash_set: HashSet<u8>,
        #[field(len(1..))]
        map: BTreeMap<u8, u8>,
        #[field(non_empty)]
        hash_map: HashMap<u8, u8>,
    }
    let good = Lengths::new(
        vec![1],
        [1, 2],
        &[1],
        [1].into(),
        [1].into(),
        [1].into(),
        [1].into(),
        [(1, 1)].into(),
        [(1, 1)].into(),
    )
    .unwrap();
    assert_eq!((good.vec(), good.slice(), good.boxed()), (&[1][..], &[1][..], &[1][..]));
    let mut bad = good.clone();
    let result = bad.update(|draft| {
        draft.vec = vec![1, 2, 3];
        draft.slice = &[];
        draft.boxed = [].into();
        draft.deque.clear();
        draft.set.clear();
        draft.hash_set.clear();
        draft.map.clear();
        draft.hash_map.clear();
    });
    assert_eq!(
        lines(result),
        [
            "vec: length must be between 1 and 2",
            "slice: must not be empty",
            "boxed: length must be at least 1",
            "deque: length must be at least 1",
            "set: length must be at least 1",
            "hash_set: must not be empty",
            "map: length must be at least 1",
            "hash_map: must not be empty",
        ]
    );
    assert_eq!(bad.deque(), good.deque());
}

#[test]
fn bytes() {
    #[derive(Fields, Debug)]
    struct Bytes<'a> {
        #[field(bytes_len(..=2))]
        vec: Vec<u8>,
        #[field(bytes_len(2..=2))]
        array: [u8; 2],
        #[field(bytes_len(1..))]
        slice: &'a [u8],
    }
    assert!(Bytes::new(vec![], [0; 2], &[1]).is_ok());
    assert_eq!(
        lines(Bytes::new(vec![0; 3], [0; 2], &[])),
        ["vec: length in bytes must be at most 2", "slice: length in bytes must be at least 1"]
    );
}

#[test]
fn elements_keep_the_rules_of_each() {
    type Tags = Vec<String>;
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Elements<'a> {
        #[field(each(len(1..=3)), len(..=2))]
        vec: Vec<String>,
        #[field(each(range(1..)))]
        array: [u8; 2],
        #[field(each(ascii))]
        slice: &'a [&'a str],
        #[field(each(non_empty))]
        deque: VecDeque<String>,
        #[field(each(len(2..)))]
        set: BTreeSet<String>,
        #[field(each(range(..10)))]
        maybe: Option<Vec<Option<u8>>>,
        #[field(each(len(2..)))]
        alias: Tags,
        #[field(each(each(range(1..)), len(1..)))]
        matrix: Vec<Vec<u8>>,
    }
    let result = Elements::new(
        vec!["a".into(), "abcd".into(), String::new()],
        [1, 0],
        &["a", "ß"],
        ["x".to_owned(), String::new()].into(),
        ["a".to_owned(), "bb".to_owned(), "c".to_owned()].into(),
        Some(vec![None, Some(10), Some(9)]),
        vec!["aa".into(), "b".into()],
        vec![vec![1], vec![], vec![1, 2, 0]],
    );
    assert_eq!(
        lines(result),
        [
            "vec[1]: length must be between 1 and 3, not 'abcd'",
            "vec[2]: length must be between 1 and 3, not ''",
            "vec: length must be at most 2",
            "array[1]: must be at least 1, not 0",
            "slice[1]: must be ASCII, not 'ß'",
            "deque[1]: must not be empty, not ''",
            "set[0]: length must be at least 2, not 'a'",
            "set[2]: length must be at least 2, not 'c'",
            "maybe[1]: must be below 10, not 10",
            "alias[1]: length must be at least 2",
            "matrix[1]: length must be at least 1",
            "matrix[2][2]: must be at least 1, not 0",
        ]
    );
}

#[test]
fn keys_and_values_of_maps() {
    #[derive(Fields, Debug)]
    struct Maps {
        #[field(keys(len(2..)), values(range(1..)), len(..=2))]
        ordered: BTreeMap<String, u8>,
        #[field(keys(range(1..)), values(each(non_empty)))]
        hashed: HashMap<i32, Vec<String>>,
        #[field(values(len(1..)))]
        maybe: Option<BTreeMap<char, String>>,
    }
    let result = Maps::new(
        [("a".into(), 0), ("bb".into(), 0), ("cc".into(), 1)].into(),
        [(0, vec!["x".into(), String::new()])].into(),
        Some([('q', String::new())].into()),
    );
    assert_eq!(
        lines(result),
        [
            r#"ordered["a"]: length must be at least 2, not 'a'"#,
            r#"ordered["a"]: must be at least 1, not 0"#,
            r#"ordered["bb"]: must be at least 1, not 0"#,
            "ordered: length must be at most 2",
            "hashed[0]: must be at least 1, not 0",
            "hashed[0][1]: must not be empty, not ''",
            "maybe['q']: length must be at least 1, not ''",
        ]
    );
}

#[test]
fn converters_change_the_elements() {
    #[derive(Fields, Debug)]
    struct Converted {
        #[field(each(trim, non_empty))]
        vec: Vec<String>,
        #[field(values(upper))]
        map: BTreeMap<String, String>,
        #[field(each(trim, lower))]
        maybe: Option<[String; 1]>,
        #[field(each(each(trim)))]
        deep: Vec<Vec<String>>,
    }
    let mut converted = Converted::new(
        vec![" a ".into()],
        [("k".into(), "v".into())].into(),
        Some([" Q ".into()]),
        vec![vec![" x ".into()]],
    )
    .unwrap();
    assert_eq!(converted.vec(), ["a"]);
    assert_eq!(converted.map()["k"], "V");
    assert_eq!(converted.maybe(), Some(&["q".to_owned()]));
    assert_eq!(converted.deep(), [["x"]]);
    assert_eq!(
        lines(converted.set_vec(vec!["b".into(), "  ".into()])),
        ["vec[1]: must not be empty, not ''"]
    );
    assert_eq!(converted.vec(), ["a"]);
}

#[test]
fn unique_elements() {
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Unique<'a> {
        #[field(unique)]
        vec: Vec<String>,
        #[field(unique)]
        array: [u8; 3],
        #[field(unique)]
        slice: &'a [u8],
        #[field(unique)]
        deque: VecDeque<u8>,
        #[field(each(unique))]
        rows: Vec<Vec<u8>>,
        #[field(unique)]
        boxed: Box<[u8]>,
    }
    let rows = || vec![vec![1, 2], vec![1, 2]];
    assert!(
        Unique::new(vec!["a".into(), "b".into()], [1, 2, 3], &[], [1].into(), rows(), [1].into()).is_ok()
    );
    let result = Unique::new(
        vec!["a".into(), "b".into(), "a".into()],
        [1, 1, 1],
        &[1, 2, 2],
        [7, 7].into(),
        vec![vec![], vec![1, 1]],
        [1, 1].into(),
    );
    assert_eq!(
        lines(result),
        [
            "vec: must not repeat an element, as at 2",
            "array: must not repeat an element, as at 1",
            "slice: must not repeat an element, as at 2",
            "deque: must not repeat an element, as at 1",
            "rows[1]: must not repeat an element, as at 1",
            "boxed: must not repeat an element, as at 1",
        ]
    );
}

#[test]
fn collections_that_only_the_compiler_knows() {
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Generic<C>
    where
        for<'a> &'a C: IntoIterator<Item = &'a u8>,
        C: dunder::fields::rules::HasLen,
    {
        #[field(len(..=3), each(range(1..)))]
        any: C,
    }
    #[derive(Fields, Debug)]
    struct Indices<const N: usize> {
        #[field(each(range(..N)))]
        indices: [usize; N],
    }
    holds(Generic::<Vec<u8>>::new, [vec![], vec![1, 2, 3]], [vec![1; 4], vec![1, 0]]);
    assert_eq!(lines(Indices::new([0, 2])), ["indices[1]: must be below 2, not 2"]);
}

#[test]
fn what_a_pointer_points_at_keeps_the_rules() {
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct References<'a> {
        #[field(range(1..))]
        number: &'a u8,
        #[field(len(1..), each(multiple_of(2)))]
        slice: &'a [u8],
        #[field(len(1..))]
        string: &'a String,
        #[field(each(range(1..)))]
        maybe: Option<&'a Vec<i8>>,
        #[field(keys(len(1..)), values(range(1..)))]
        map: &'a BTreeMap<&'a str, &'a &'a u8>,
        #[field(each(trim, len(1..)), unique, len(..=2))]
        boxed: Box<[String]>,
        #[field(each(range(1..)), len(..=2))]
        shared: std::sync::Arc<[u8]>,
        #[field(range(1..))]
        boxed_number: Box<u8>,
        #[field(len(1..))]
        counted: std::rc::Rc<Vec<u8>>,
    }
    let map = [("", &&0)].into();
    assert_eq!(
        lines(References::new(
            &0,
            &[3],
            &String::new(),
            Some(&vec![0]),
            &map,
            [" a ".into(), "a".into(), " ".into()].into(),
            [1, 0, 1].into(),
            Box::new(0),
            vec![].into(),
        )),
        [
            "number: must be at least 1, not 0",
            "slice[0]: must be a multiple of 2, not 3",
            "string: length must be at least 1, not ''",
            "maybe[0]: must be at least 1, not 0",
            r#"map[""]: length must be at least 1, not ''"#,
            r#"map[""]: must be at least 1, not 0"#,
            "boxed[2]: length must be at least 1, not ''",
            "boxed: must not repeat an element, as at 1",
            "boxed: length must be at most 2",
            "shared[1]: must be at least 1, not 0",
            "shared: length must be at most 2",
            "boxed_number: must be at least 1, not 0",
            "counted: length must be at least 1",
        ]
    );
}
