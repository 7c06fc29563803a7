//! Errors are data.

use std::collections::BTreeMap;

use dunder::fields::{Param, Segment};
use dunder::prelude::*;

use super::lines;

#[derive(Fields, Debug, Clone)]
struct Address {
    #[field(len(5..=5), secret)]
    code: String,
    #[field(len(5..=5))]
    zip: String,
    #[field(values(range(..10)))]
    rooms: BTreeMap<String, u8>,
}

#[derive(Fields, Debug, Clone)]
#[serde(rename_all = "camelCase")]
struct Person {
    #[field(range(18..=120))]
    how_old: u8,
    #[field(each(len(1..=10)))]
    #[serde(rename = "labels")]
    tags: Vec<String>,
    #[field(nested)]
    home_address: Address,
    #[field(values(each(nested)))]
    others: BTreeMap<String, Vec<Address>>,
}

fn address(zip: &str) -> Address {
    Address { code: "54321".into(), zip: zip.into(), rooms: BTreeMap::new() }
}

#[test]
fn an_error_says_where_what_and_with_what() {
    let mut home = address("1");
    home.rooms.insert("a \"b\"".into(), 12);
    let others = [("k".to_owned(), vec![address("12345"), address("x")])].into();
    let errors = Person::new(7, vec!["ok".into(), String::new()], home, others).unwrap_err();
    assert_eq!(errors.len(), 5);
    let found: Vec<_> = errors.iter().map(|error| (error.path().into_owned(), error.code())).collect();
    let expected = [
        ("howOld", "range"),
        ("labels[1]", "len"),
        ("homeAddress.zip", "len"),
        (r#"homeAddress.rooms["a \"b\""]"#, "range"),
        (r#"others["k"][1].zip"#, "len"),
    ];
    assert!(found.iter().map(|(path, code)| (path.as_str(), *code)).eq(expected), "{found:?}");

    let first = errors.iter().next().unwrap();
    assert_eq!(first.message(), "must be between 18 and 120, not 7");
    assert_eq!(first.value(), Some(Value::from(7)));
    assert_eq!(repr(&first.params()), "{'min': 18, 'max': 120}");
    assert_eq!((first.field().name, first.field().index), ("how_old", 0));
    let params: Vec<_> = first.parameters().collect();
    assert_eq!(params, [("min", Param::Int(18)), ("max", Param::Int(120))]);

    let last = errors.iter().next_back().unwrap();
    let segments: Vec<_> = last.segments().collect();
    assert_eq!(
        segments,
        [Segment::Field("others"), Segment::Key("\"k\""), Segment::Index(1), Segment::Field("zip")]
    );
    assert_eq!(last.field().name, "others");
    assert_eq!(last.value(), Some(Value::from("x")));
}

#[test]
fn errors_are_shown_one_a_line() {
    let errors = Person::new(7, vec![String::new()], address("12345"), BTreeMap::new()).unwrap_err();
    let text =
        "howOld: must be between 18 and 120, not 7\nlabels[0]: length must be between 1 and 10, not ''";
    assert_eq!(errors.to_string(), text);
    let debug = format!("{errors:?}");
    assert!(debug.contains("ValidationError { path: \"howOld\", code: \"range\""), "{debug}");
    assert_eq!((&errors).into_iter().count(), 2);
    assert_eq!(errors.clone().to_string(), text);
}

#[test]
fn errors_are_a_value_error_and_come_back() {
    let errors = Person::new(7, vec![], address("12345"), BTreeMap::new()).unwrap_err();
    let exception = Exception::from(errors);
    assert_eq!(exception.class_name(), "ValueError");
    assert_eq!(exception.to_string(), "ValueError: howOld: must be between 18 and 120, not 7");
    let errors = exception.downcast_ref::<ValidationErrors>().unwrap();
    assert_eq!(errors.iter().next().unwrap().path(), "howOld");

    fn python() -> dunder::Result<()> {
        Person::new(7, vec![], address("12345"), BTreeMap::new())?;
        Ok(())
    }
    assert!(python().unwrap_err().downcast_ref::<ValidationErrors>().is_some());
    fn rust() -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        Person::new(7, vec![], address("12345"), BTreeMap::new())?;
        Ok(())
    }
    assert!(rust().unwrap_err().downcast_ref::<ValidationErrors>().is_some());
}

#[test]
fn texts_of_up_to_128_bytes_are_kept() {
    #[derive(Fields, Debug)]
    struct Never {
        #[field(one_of("x"))]
        text: String,
    }
    let value = |text: String| Never::new(text).unwrap_err().iter().next().unwrap().value();
    assert_eq!(value("ß".repeat(64)), Some(Value::from("ß".repeat(64))));
    assert_eq!(value("y".repeat(128)), Some(Value::from("y".repeat(128))));
    assert_eq!(value("y".repeat(129)), None);
    assert_eq!(value("ß".repeat(65)), None);
    assert_eq!(lines(Never::new("it's\n")), [r#"text: must be one of 'x', not "it's\n""#]);
}

#[test]
fn parameters_of_every_rule() {
    #[derive(Fields, Debug)]
    struct All {
        #[field(len(3..), bytes_len(..1), prefix("p"), suffix("s"), contains("c"), pattern("[0-9]"), one_of("o"))]
        text: String,
        #[field(range(2..4), multiple_of(2), not_in(5, 1))]
        int: u64,
        #[field(range(..-1.5))]
        float: f64,
        #[field(unique, len(5..=5))]
        list: Vec<u8>,
        #[field(ip(v4), same_as(text))]
        address: String,
        #[field(range(..u64::MAX))]
        most: u64,
    }
    let errors = All::new("ab", 1, 0.0, vec![1, 1], "x", u64::MAX);
    let errors = errors.unwrap_err();
    let found: Vec<_> = errors.iter().map(|error| (error.code(), repr(&error.params()))).collect();
    let expected = [
        ("len", "{'min': 3}"),
        ("bytes_len", "{'max': 0}"),
        ("prefix", "{'prefix': 'p'}"),
        ("suffix", "{'suffix': 's'}"),
        ("contains", "{'part': 'c'}"),
        ("pattern", "{'pattern': '[0-9]'}"),
        ("one_of", "{'choices': ('o',)}"),
        ("range", "{'min': 2, 'below': 4}"),
        ("multiple_of", "{'divisor': 2}"),
        ("not_in", "{'choices': (5, 1)}"),
        ("range", "{'below': -1.5}"),
        ("unique", "{'index': 1}"),
        ("len", "{'min': 5, 'max': 5}"),
        ("ip", "{'version': 'v4'}"),
        ("same_as", "{'field': 'text'}"),
        ("range", "{'below': 18446744073709551615}"),
    ];
    assert!(found.iter().map(|(code, params)| (*code, params.as_str())).eq(expected), "{found:#?}");
    // Bigger than an i128 can be only u128s, and they are the one kind of number that is not kept.
    assert_eq!(errors.iter().next_back().unwrap().value(), Some(Value::from(u64::MAX)));
}

/// Whatever the error is asked, the secret is not in the answer.
#[test]
fn secrets_are_in_no_message() {
    const SECRET: &str = "hunter2";

    struct Refuses;
    impl<T: ?Sized> Descriptor<T> for Refuses {
        fn check(&self, _: &T) -> Result<(), Violation> {
            Err(Violation::new("refused"))
        }
    }
    #[derive(Fields, Debug, Clone)]
    struct Inner {
        #[field(with = Refuses)]
        text: String,
        #[field(keys(with = Refuses), values(with = Refuses))]
        map: BTreeMap<String, String>,
    }
    #[derive(Fields, Debug)]
    struct Secrets {
        #[field(secret, with = Refuses, len(99..), one_of("a"), prefix("b"), same_as(plain))]
        text: String,
        plain: String,
        #[field(secret, each(with = Refuses))]
        list: Vec<String>,
        #[field(secret, keys(with = Refuses), values(with = Refuses))]
        map: BTreeMap<String, String>,
        #[field(secret, nested)]
        inner: Inner,
        #[field(secret, each(nested))]
        inners: Vec<Inner>,
        #[field(secret, with = Refuses)]
        maybe: Option<String>,
    }
    let map = || BTreeMap::from([(SECRET.to_owned(), SECRET.to_owned())]);
    let inner = Inner { text: SECRET.into(), map: map() };
    let errors =
        Secrets::new(SECRET, "", vec![SECRET.into()], map(), inner.clone(), vec![inner], Some(SECRET.into()))
            .unwrap_err();
    assert_eq!(errors.len(), 15);
    let json = serde_json::to_string(&errors).unwrap();
    let exception = Exception::from(errors.clone());
    let mut said = vec![
        errors.to_string(),
        format!("{errors:?}"),
        json,
        exception.to_string(),
        format!("{exception:?}"),
        repr(&exception.args()),
    ];
    for error in &errors {
        assert_eq!(error.value(), None);
        said.extend([
            error.path().into_owned(),
            error.message(),
            repr(&error.params()),
            format!("{error:?}"),
        ]);
        said.push(format!("{:?}", error.segments().collect::<Vec<_>>()));
    }
    for text in said {
        assert!(!text.contains(SECRET), "{text}");
    }
    // The key is there, but what it is is not.
    assert!(errors.iter().any(|error| error.path() == "map[…]"), "{errors}");
    assert!(errors.iter().any(|error| error.path() == "inners[0].map[…]"), "{errors}");
}

#[test]
fn json() {
    let mut home = address("1");
    home.rooms.insert("x".into(), 12);
    let errors = Person::new(7, vec![], home, BTreeMap::new()).unwrap_err();
    let json: serde_json::Value = serde_json::to_value(&errors).unwrap();
    assert_eq!(
        json,
        serde_json::json!([
            {
                "path": "howOld",
                "code": "range",
                "params": {"min": 18, "max": 120},
                "message": "must be between 18 and 120, not 7",
                "value": 7,
            },
            {
                "path": "homeAddress.zip",
                "code": "len",
                "params": {"min": 5, "max": 5},
                "message": "length must be 5, not '1'",
                "value": "1",
            },
            {
                "path": "homeAddress.rooms[\"x\"]",
                "code": "range",
                "params": {"below": 10},
                "message": "must be below 10, not 12",
                "value": 12,
            },
        ])
    );
}
