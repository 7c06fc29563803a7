//! Getters, setters, `with_…`, `update`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use dunder::prelude::*;

use super::lines;

#[derive(Fields, Debug, Clone, PartialEq)]
struct Account {
    #[field(len(1..=8))]
    name: String,
    #[field(range(18..=120))]
    age: u8,
    #[field(each(len(1..)))]
    tags: Vec<String>,
    note: Option<String>,
}

fn account() -> Account {
    Account::new("ada", 36, vec!["x".into()], None).unwrap()
}

/// The type of a getter, told by what it can be assigned to.
#[test]
fn getters_give_what_is_handy() {
    #[derive(Debug, Clone, PartialEq)]
    struct Plain(u8);
    #[derive(Fields, Debug, Clone)]
    #[fields(no_serde)]
    struct All<'a, T> {
        int: i64,
        float: f32,
        truth: bool,
        letter: char,
        string: String,
        shared: &'a str,
        vec: Vec<Plain>,
        slice: &'a [Plain],
        boxed: Box<Plain>,
        boxed_text: Box<str>,
        path: PathBuf,
        maybe_int: Option<u8>,
        maybe_text: Option<String>,
        maybe_vec: Option<Vec<u8>>,
        maybe_plain: Option<Plain>,
        maybe_boxed: Option<Box<Plain>>,
        maybe_shared: Option<&'a str>,
        maybe_maybe: Option<Option<u8>>,
        plain: Plain,
        array: [u8; 2],
        pair: (u8, String),
        map: BTreeMap<u8, u8>,
        cow: Cow<'a, str>,
        counted: Rc<str>,
        generic: T,
        function: fn(u8) -> u8,
    }
    let slice = [Plain(1)];
    let text = "text".to_owned();
    let all = All::new(
        1,
        1.5,
        true,
        'x',
        "s",
        &text,
        vec![Plain(2)],
        &slice,
        Box::new(Plain(3)),
        "b".into(),
        "/p".into(),
        Some(4),
        Some("t".into()),
        Some(vec![5]),
        Some(Plain(6)),
        Some(Box::new(Plain(7))),
        Some(&text),
        Some(None),
        Plain(8),
        [9, 10],
        (11, "p".into()),
        [(12, 13)].into(),
        Cow::Borrowed("c"),
        "r".into(),
        14_u128,
        |x| x + 1,
    )
    .unwrap();
    let (int, float, truth, letter): (i64, f32, bool, char) =
        (all.int(), all.float(), all.truth(), all.letter());
    assert_eq!((int, float, truth, letter), (1, 1.5, true, 'x'));
    let (string, vec, boxed, boxed_text, path): (&str, &[Plain], &Plain, &str, &Path) =
        (all.string(), all.vec(), all.boxed(), all.boxed_text(), all.path());
    assert_eq!(
        (string, vec, boxed, boxed_text, path),
        ("s", &[Plain(2)][..], &Plain(3), "b", Path::new("/p"))
    );
    let (maybe_int, maybe_text, maybe_vec): (Option<u8>, Option<&str>, Option<&[u8]>) =
        (all.maybe_int(), all.maybe_text(), all.maybe_vec());
    assert_eq!((maybe_int, maybe_text, maybe_vec), (Some(4), Some("t"), Some(&[5][..])));
    let (maybe_plain, maybe_boxed): (Option<&Plain>, Option<&Plain>) = (all.maybe_plain(), all.maybe_boxed());
    assert_eq!((maybe_plain, maybe_boxed), (Some(&Plain(6)), Some(&Plain(7))));
    assert_eq!(all.maybe_maybe(), Some(None::<u8>));
    let (plain, array, pair): (&Plain, &[u8; 2], &(u8, String)) = (all.plain(), all.array(), all.pair());
    assert_eq!((plain, array, pair), (&Plain(8), &[9, 10], &(11, "p".to_owned())));
    let (map, cow, counted): (&BTreeMap<u8, u8>, &Cow<'_, str>, &Rc<str>) =
        (all.map(), all.cow(), all.counted());
    assert_eq!((map[&12], &**cow, &**counted), (13, "c", "r"));
    let generic: &u128 = all.generic();
    assert_eq!((*generic, all.function()(1)), (14, 2));
    // What is borrowed lives as long as it did, not as long as the struct.
    let (shared, slice, maybe_shared) = {
        let all = all.clone();
        (all.shared(), all.slice(), all.maybe_shared())
    };
    assert_eq!((shared, slice, maybe_shared), ("text", &[Plain(1)][..], Some("text")));
}

#[test]
fn new_reports_every_violation_in_the_order_of_declaration() {
    let result = Account::new("", 7, vec!["ok".into(), String::new()], None);
    assert_eq!(
        lines(result),
        [
            "name: length must be between 1 and 8, not ''",
            "age: must be between 18 and 120, not 7",
            "tags[1]: length must be at least 1, not ''",
        ]
    );
}

#[test]
fn a_setter_assigns_or_leaves_the_old_value() {
    let mut account = account();
    account.set_name("grace").unwrap();
    account.set_name(String::from("grace h")).unwrap();
    account.set_age(45).unwrap();
    let before = account.clone();
    assert_eq!(lines(account.set_name("")), ["name: length must be between 1 and 8, not ''"]);
    assert_eq!(lines(account.set_age(200)), ["age: must be between 18 and 120, not 200"]);
    assert_eq!(lines(account.set_tags(vec![String::new()])), ["tags[0]: length must be at least 1, not ''"]);
    assert_eq!(account, before);
    account.set_note(Some("n".into())).unwrap();
    assert_eq!(account.note(), Some("n"));
}

#[test]
fn with_gives_a_copy() {
    let account = account();
    let older = account.with_age(37).unwrap();
    assert_eq!((account.age(), older.age(), older.name()), (36, 37, "ada"));
    assert_eq!(lines(account.with_age(1)), ["age: must be between 18 and 120, not 1"]);
    assert_eq!(account.with_name("x").unwrap().with_note(Some("y".into())).unwrap().note(), Some("y"));
}

#[test]
fn update_changes_all_or_nothing() {
    let mut account = account();
    account
        .update(|draft| {
            draft.age += 1;
            draft.tags.push("y".into());
            draft.name.clear();
            draft.name.push_str("later");
        })
        .unwrap();
    assert_eq!((account.age(), account.tags().len(), account.name()), (37, 2, "later"));
    let before = account.clone();
    let result = account.update(|draft| {
        draft.age = 50;
        draft.name.clear();
        draft.tags.push(String::new());
    });
    assert_eq!(
        lines(result),
        ["name: length must be between 1 and 8, not ''", "tags[2]: length must be at least 1, not ''"]
    );
    assert_eq!(account, before);
}

#[test]
fn a_panic_in_update_changes_nothing() {
    let mut account = account();
    let before = account.clone();
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        account.update(|draft| {
            draft.age = 99;
            draft.tags.clear();
            panic!("in between");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(account, before);
}

/// Whichever way a value comes in, a rule that panics leaves the old one.
#[test]
fn a_panic_in_a_rule_changes_nothing() {
    struct Panics;
    impl Descriptor<u32> for Panics {
        fn check(&self, value: &u32) -> Result<(), Violation> {
            assert!(*value < 100, "the rule itself is broken");
            Ok(())
        }
    }
    impl Panics {
        fn when(limit: u32) -> bool {
            assert!(limit < 100, "the condition itself is broken");
            true
        }
    }
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Fragile {
        #[field(with = Panics)]
        alone: u32,
        #[field(range(..=50), when(Panics::when(self.limit)))]
        value: u32,
        limit: u32,
    }
    let mut fragile = Fragile::new(1, 2, 3).unwrap();
    let before = fragile.clone();
    for change in [
        (|fragile| fragile.set_alone(100)) as fn(&mut Fragile) -> Result<(), ValidationErrors>,
        |fragile| fragile.set_limit(100),
        |fragile| fragile.update(|draft| draft.alone = 100),
        |fragile| fragile.update(|draft| draft.limit = 100),
        |fragile| fragile.with_limit(100).map(drop),
    ] {
        assert!(catch_unwind(AssertUnwindSafe(|| change(&mut fragile))).is_err());
        assert_eq!(fragile, before);
    }
    assert_eq!(lines(fragile.set_value(51)), ["value: must be at most 50, not 51"]);
    assert_eq!(fragile, before);
}

#[test]
fn values_that_cannot_be_cloned_have_setters_all_the_same() {
    #[derive(Debug, PartialEq)]
    struct Unique(u8);
    #[derive(Fields, Debug)]
    #[fields(no_serde)]
    struct Holder {
        unique: Unique,
        #[field(range(1..))]
        count: u8,
    }
    let mut holder = Holder::new(Unique(1), 1).unwrap();
    holder.set_unique(Unique(2)).unwrap();
    assert!(holder.set_count(0).is_err());
    assert_eq!((holder.unique(), holder.count()), (&Unique(2), 1));
}

#[test]
fn validate_finds_what_the_module_itself_broke() {
    let mut account = account();
    account.age = 3;
    assert_eq!(lines(account.validate()), ["age: must be between 18 and 120, not 3"]);
    account.set_age(30).unwrap();
    assert!(account.validate().is_ok());
}

#[test]
fn descriptors_are_listed() {
    #[derive(Fields, Debug)]
    #[fields(rename = "Person")]
    struct Listed {
        /// The whole name.
        ///
        /// As on the passport.
        #[field(len(1..=64), trim, pattern(r"^\w+$"))]
        #[default(None)]
        r#type: Option<String>,
        #[field(secret, when(self.plain > 0), one_of('a', 98_u8 as char))]
        letter: char,
        plain: u32,
    }
    assert_eq!(<Listed as Fields>::NAME, "Person");
    let [name, letter, plain] = Listed::DESCRIPTORS else { panic!("there are three") };
    assert_eq!((name.index, name.name, name.path, name.type_name), (0, "type", "type", "Option<String>"));
    assert_eq!(name.doc, "The whole name.\n\nAs on the passport.");
    assert!(name.has_default && !name.secret && letter.secret && !letter.has_default);
    let rules: Vec<_> = name.rules.iter().map(|rule| (rule.code, rule.args)).collect();
    assert_eq!(rules, [("len", "1..=64"), ("trim", ""), ("pattern", r#"r"^\w+$""#)]);
    let rules: Vec<_> = letter.rules.iter().map(|rule| (rule.code, rule.args)).collect();
    assert_eq!(rules, [("when", "self.plain>0"), ("one_of", "'a', 98_u8 as char")]);
    assert_eq!((plain.index, plain.rules.len(), plain.doc), (2, 0, ""));
}
