//! `Deserialize` goes through the rules.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::fmt::Debug;

use dunder::prelude::*;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

/// What is wrong, without the place in the text.
fn error<T: DeserializeOwned + Debug>(json: serde_json::Value) -> String {
    serde_json::from_value::<T>(json).unwrap_err().to_string()
}

fn read<T: DeserializeOwned>(json: serde_json::Value) -> T {
    serde_json::from_value(json).unwrap()
}

#[derive(Fields, Debug, Clone, PartialEq)]
struct Address {
    #[field(len(5..=5))]
    zip: String,
    #[field(len(1..), trim)]
    street: String,
}

#[derive(Fields, Debug, Clone, PartialEq)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Person {
    #[field(len(1..=8), lower)]
    #[serde(alias = "nick")]
    first_name: String,
    #[field(range(18..))]
    #[default(18)]
    age: u8,
    #[field(nested)]
    home: Address,
    #[field(nested)]
    work: Option<Address>,
    #[field(nested)]
    others: Vec<Address>,
    #[field(nested)]
    by_name: BTreeMap<String, Address>,
    #[field(each(len(1..)))]
    #[serde(default, rename = "labels")]
    tags: Vec<String>,
    #[field(same_as(first_name))]
    #[serde(skip_serializing)]
    again: Option<String>,
    #[serde(skip)]
    #[default(7)]
    counter: u32,
}

fn address(zip: &str) -> serde_json::Value {
    json!({"zip": zip, "street": " s "})
}

fn person() -> serde_json::Value {
    json!({"firstName": "ADA", "home": address("12345"), "others": [], "byName": {}})
}

#[test]
fn what_is_valid_is_read_converted_with_its_defaults() {
    let found: Person = read(person());
    assert_eq!((found.first_name(), found.age(), found.home().street()), ("ada", 18, "s"));
    assert_eq!((found.work(), found.counter(), found.again()), (None, 7, None));
    let mut nick = person();
    nick["nick"] = nick["firstName"].take();
    nick.as_object_mut().unwrap().remove("firstName");
    assert_eq!(read::<Person>(nick), found);
}

#[test]
fn every_violation_is_reported_with_its_whole_path() {
    let found = error::<Person>(json!({
        "firstName": "",
        "age": 3,
        "home": {"zip": "1", "street": " "},
        "work": address("2"),
        "others": [address("12345"), address("3")],
        "byName": {"x": address("4")},
        "labels": ["a", ""],
    }));
    assert_eq!(
        found.lines().collect::<Vec<_>>(),
        [
            "firstName: length must be between 1 and 8, not ''",
            "age: must be at least 18, not 3",
            "home.zip: length must be 5, not '1'",
            "home.street: length must be at least 1, not ''",
            "work.zip: length must be 5, not '2'",
            "others[1].zip: length must be 5, not '3'",
            r#"byName["x"].zip: length must be 5, not '4'"#,
            "labels[1]: length must be at least 1, not ''",
        ]
    );
}

#[test]
fn what_is_wrong_with_the_data_is_serdes_to_say() {
    let with = |key: &str, value: serde_json::Value| {
        let mut person = person();
        person[key] = value;
        error::<Person>(person)
    };
    assert!(with("zzz", json!(1)).starts_with("unknown field `zzz`, expected one of `firstName`"));
    assert!(with("age", json!("x")).starts_with(r#"invalid type: string "x", expected u8"#));
    assert!(with("home", json!({"zip": "12345"})).starts_with("missing field `street`"));
    assert_eq!(error::<Person>(json!(1)), "invalid type: integer `1`, expected struct Person");
    // A rule between fields is looked at once each of them is there.
    assert_eq!(with("again", json!("bob")), "again: must equal firstName");
}

#[test]
fn nested_in_every_collection() {
    #[derive(Fields, Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
    struct Zip(#[field(len(2..=2))] String);
    #[derive(Fields, Debug, PartialEq)]
    struct All {
        #[field(nested)]
        boxed: Box<Zip>,
        #[field(nested)]
        vec: Vec<Zip>,
        #[field(nested)]
        array: [Zip; 2],
        #[field(nested)]
        deque: VecDeque<Zip>,
        #[field(nested)]
        set: BTreeSet<Zip>,
        #[field(nested)]
        map: BTreeMap<u8, Zip>,
        #[field(nested)]
        hashed: HashMap<String, Zip>,
        #[field(each(each(nested)))]
        deep: Vec<Vec<Zip>>,
        #[field(nested)]
        maybe: Option<Vec<Zip>>,
        #[field(each(nested))]
        slice: Box<[Zip]>,
        #[field(keys(nested), values(each(nested)))]
        both: BTreeMap<Zip, Vec<Zip>>,
    }
    let json = |bad: &str| {
        json!({
            "boxed": bad, "vec": ["ok", bad], "array": ["ok", bad], "deque": ["ok", bad], "set": ["ok", bad],
            "map": {"1": bad}, "hashed": {"k": bad}, "deep": [["ok"], [bad]], "maybe": ["ok", bad], "slice": [bad],
            "both": {"ok": ["ok", bad]},
        })
    };
    let errors = error::<All>(json("x"));
    let paths: Vec<_> = errors.lines().map(|line| line.split(": ").next().unwrap()).collect();
    assert_eq!(
        paths,
        [
            "boxed",
            "vec[1]",
            "array[1]",
            "deque[1]",
            "set[1]",
            "map[1]",
            r#"hashed["k"]"#,
            "deep[1][0]",
            "maybe[1]",
            "slice[0]",
            r#"both[Zip("ok")][1]"#,
        ]
    );
    let good: All = read(json("zz"));
    assert_eq!((good.array()[1].get(), good.set().len()), ("zz", 2));
}

#[test]
fn a_type_that_contains_itself() {
    #[derive(Fields, Debug, PartialEq)]
    struct Tree {
        #[field(len(1..))]
        name: String,
        #[field(nested)]
        children: Vec<Tree>,
        #[field(nested)]
        spare: Option<Box<Tree>>,
    }
    #[derive(Fields, Debug, PartialEq)]
    enum List {
        Cons(#[field(range(1..))] u8, Box<List>),
        Nil,
    }
    let tree = json!({"name": "a", "children": [{"name": "", "children": [{"name": "", "children": []}]}]});
    assert_eq!(
        error::<Tree>(tree).lines().collect::<Vec<_>>(),
        [
            "children[0].name: length must be at least 1, not ''",
            "children[0].children[0].name: length must be at least 1, not ''",
        ]
    );
    assert_eq!(read::<List>(json!({"Cons": [1, "Nil"]})), List::Cons(1, Box::new(List::Nil)));
    assert_eq!(error::<List>(json!({"Cons": [1, {"Cons": [0, "Nil"]}]})), "0: must be at least 1, not 0");
}

/// Types that contain each other say themselves what has to be readable.
#[test]
fn types_that_contain_each_other() {
    #[derive(Fields, Debug, PartialEq)]
    #[serde(bound(deserialize = ""))]
    struct Folder {
        #[field(nested)]
        entries: Vec<Entry>,
    }
    #[derive(Fields, Debug, PartialEq)]
    #[serde(bound(deserialize = ""))]
    struct Entry {
        #[field(len(1..))]
        name: String,
        #[field(nested)]
        folder: Option<Folder>,
    }
    let json = json!({"entries": [{"name": "a", "folder": {"entries": [{"name": ""}]}}]});
    assert_eq!(error::<Folder>(json), "entries[0].folder.entries[0].name: length must be at least 1, not ''");
}

/// `Self` is the type itself, in types and in defaults.
#[test]
fn self_in_types_and_defaults() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    struct Node {
        #[field(nested)]
        next: Option<Box<Self>>,
        #[default(Self::START)]
        #[field(range(Self::START..))]
        value: u8,
    }
    impl Node {
        const START: u8 = 3;
    }
    let mut node: Node = read(json!({"next": {"value": 4}}));
    assert_eq!((node.value(), node.next().map(Node::value)), (3, Some(4)));
    assert_eq!(error::<Node>(json!({"next": {"value": 2}})), "next.value: must be at least 3, not 2");
    node.update(|draft| draft.next = None).unwrap();
}

#[test]
fn generics_are_read_where_their_parameters_are() {
    #[derive(Fields, Debug, PartialEq)]
    struct Generic<T: PartialEq + Debug, const N: usize = 2> {
        #[field(len(..=N))]
        list: Vec<T>,
        one: Option<T>,
    }
    #[derive(Fields, Debug, PartialEq)]
    struct Outer<T: Fields> {
        #[field(nested)]
        inner: T,
    }
    assert_eq!(error::<Generic<u8>>(json!({"list": [1, 2, 3]})), "list: length must be at most 2");
    assert_eq!(read::<Generic<String, 3>>(json!({"list": ["a"], "one": "b"})).one(), Some(&"b".to_owned()));
    assert_eq!(
        error::<Outer<Address>>(json!({"inner": address("1")})),
        "inner.zip: length must be 5, not '1'"
    );
    // A parameter that cannot be read costs only `Deserialize`.
    struct Opaque;
    #[derive(Fields)]
    struct Holder<T> {
        opaque: T,
    }
    assert!(Holder::new(Opaque).is_ok());
}

#[test]
fn borrowed_texts_are_not_copied() {
    #[derive(Fields, Debug)]
    struct Borrowed<'a> {
        #[field(len(1..=5))]
        text: &'a str,
        #[serde(borrow)]
        #[field(ascii)]
        cow: Cow<'a, str>,
        #[field(nested)]
        #[serde(borrow)]
        inner: Inner<'a>,
    }
    #[derive(Fields, Debug)]
    struct Inner<'b>(#[field(len(1..))] &'b str);

    let text = String::from(r#"{"text": "abc", "cow": "c", "inner": "i"}"#);
    let borrowed: Borrowed<'_> = serde_json::from_str(&text).unwrap();
    assert!(text.as_bytes().as_ptr_range().contains(&borrowed.text().as_ptr()));
    assert!(matches!(borrowed.cow(), Cow::Borrowed("c")));
    assert_eq!(*borrowed.inner().get(), *"i");
    let error = serde_json::from_str::<Borrowed<'_>>(r#"{"text": "", "cow": "c", "inner": ""}"#).unwrap_err();
    assert!(
        error.to_string().starts_with("text: length must be between 1 and 5, not ''\ninner: length"),
        "{error}"
    );
}

#[test]
fn tuples_newtypes_and_units() {
    #[derive(Fields, Debug, PartialEq)]
    struct Pair(#[field(range(1..))] u8, #[field(nested)] Address);
    #[derive(Fields, Debug, PartialEq)]
    struct Percent(#[field(range(..=100))] u8);
    #[derive(Fields, Debug, PartialEq)]
    struct Unit;
    #[derive(Fields, Debug, PartialEq)]
    #[serde(transparent)]
    struct Transparent {
        #[field(range(..=100))]
        inner: u8,
    }
    assert_eq!(error::<Percent>(json!(101)), "must be at most 100, not 101");
    assert_eq!(read::<Percent>(json!(100)).get(), 100);
    assert_eq!(
        error::<Pair>(json!([0, address("1")])),
        "0: must be at least 1, not 0\n1.zip: length must be 5, not '1'"
    );
    assert_eq!(read::<Unit>(json!(null)), Unit);
    assert_eq!(error::<Transparent>(json!(101)), "inner: must be at most 100, not 101");
}

#[test]
fn enums_in_every_representation() {
    #[derive(Fields, Debug, PartialEq)]
    #[serde(rename_all = "snake_case", rename_all_fields = "camelCase")]
    enum Outer {
        BigCircle {
            #[field(range(1..))]
            big_radius: u32,
        },
        Named(#[field(len(1..), lower)] String),
        At(#[field(nested)] Address),
        Moved {
            #[field(nested)]
            from: Address,
            #[field(nested)]
            to: Option<Address>,
            #[field(trim, len(1..))]
            new_name: String,
        },
        Nothing,
    }
    assert_eq!(
        error::<Outer>(json!({"big_circle": {"bigRadius": 0}})),
        "bigRadius: must be at least 1, not 0"
    );
    assert_eq!(read::<Outer>(json!({"named": "X"})), Outer::Named("x".into()));
    assert_eq!(read::<Outer>(json!("nothing")), Outer::Nothing);
    assert_eq!(error::<Outer>(json!({"at": address("1")})), "zip: length must be 5, not '1'");
    assert_eq!(
        error::<Outer>(json!({"moved": {"from": address("1"), "to": address("12345"), "newName": " "}})),
        "from.zip: length must be 5, not '1'\nnewName: length must be at least 1, not ''"
    );

    #[derive(Fields, Debug, PartialEq)]
    #[serde(tag = "kind")]
    enum Tagged {
        Circle {
            #[field(range(1..))]
            radius: u32,
        },
        #[serde(rename = "none")]
        Nothing,
    }
    assert_eq!(error::<Tagged>(json!({"kind": "Circle", "radius": 0})), "radius: must be at least 1, not 0");
    assert_eq!(read::<Tagged>(json!({"kind": "none"})), Tagged::Nothing);

    #[derive(Fields, Debug, PartialEq)]
    #[serde(untagged)]
    enum Untagged {
        Number(#[field(range(1..))] u32),
        Text(#[field(len(1..))] String),
    }
    assert_eq!(error::<Untagged>(json!(0)), "must be at least 1, not 0");
    assert_eq!(read::<Untagged>(json!("a")), Untagged::Text("a".into()));
}

#[test]
fn defaults_of_the_whole() {
    #[derive(Fields, Debug, PartialEq)]
    #[serde(default)]
    struct Settings {
        #[field(range(1..))]
        retries: u8,
        #[field(len(1..))]
        name: String,
        #[field(nested)]
        home: Address,
        #[default(3)]
        own: u8,
    }
    impl Default for Settings {
        fn default() -> Self {
            Self::new(5, "n", Address::new("00000", "s").unwrap(), 4).unwrap()
        }
    }
    let settings: Settings = read(json!({"name": "x"}));
    assert_eq!((settings.retries(), settings.name(), settings.home().zip()), (5, "x", "00000"));
    assert_eq!(settings.own(), 3);
    assert_eq!(error::<Settings>(json!({"retries": 0})), "retries: must be at least 1, not 0");

    #[derive(Fields, Debug, PartialEq)]
    #[serde(default = "Named::standard")]
    struct Named {
        #[field(range(1..))]
        retries: u8,
    }
    impl Named {
        fn standard() -> Self {
            Self { retries: 9 }
        }
    }
    assert_eq!(read::<Named>(json!({})).retries(), 9);
    assert_eq!(error::<Named>(json!({"retries": 0})), "retries: must be at least 1, not 0");
}

#[test]
fn flattened_fields_are_named_as_in_the_data() {
    #[derive(Fields, Debug, PartialEq)]
    struct Flat {
        #[field(range(1..))]
        id: u8,
        #[field(nested)]
        #[serde(flatten)]
        address: Address,
        #[serde(flatten)]
        #[field(len(..=1))]
        rest: BTreeMap<String, serde_json::Value>,
    }
    let flat: Flat = read(json!({"id": 1, "zip": "12345", "street": "s", "more": 2}));
    assert_eq!((flat.address().zip(), flat.rest().len()), ("12345", 1));
    assert_eq!(error::<Flat>(json!({"id": 1, "zip": "1", "street": "s"})), "zip: length must be 5, not '1'");
}

#[test]
fn functions_that_read_a_field() {
    fn seconds<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
        Ok(u64::deserialize(deserializer)? * 60)
    }
    mod hex {
        use serde::Deserialize as _;

        pub(super) fn deserialize<'de, D: serde::Deserializer<'de>>(
            deserializer: D,
        ) -> Result<u32, D::Error> {
            let text = String::deserialize(deserializer)?;
            u32::from_str_radix(&text, 16).map_err(serde::de::Error::custom)
        }
    }
    #[derive(Fields, Debug)]
    struct Read {
        #[field(range(..=600))]
        #[serde(deserialize_with = "seconds")]
        timeout: u64,
        #[field(range(..=0xff))]
        #[serde(with = "hex")]
        colour: u32,
    }
    let read: Read = read(json!({"timeout": 2, "colour": "ff"}));
    assert_eq!((read.timeout(), read.colour()), (120, 255));
    assert_eq!(
        error::<Read>(json!({"timeout": 11, "colour": "fff"})),
        "timeout: must be at most 600, not 660\ncolour: must be at most 255, not 4095"
    );
}

#[test]
fn serialize_is_serdes_own() {
    #[derive(Fields, serde::Serialize, Debug, PartialEq)]
    #[serde(rename_all = "camelCase")]
    struct Both {
        #[field(range(1..))]
        some_count: u8,
    }
    let both = Both::new(1).unwrap();
    let json = serde_json::to_value(&both).unwrap();
    assert_eq!(json, json!({"someCount": 1}));
    assert_eq!(read::<Both>(json), both);
}

/// Where serde reads something else for a value, serde's own derive is put on, and the rules are the user's to call.
#[test]
fn no_serde_leaves_the_field_to_the_user() {
    #[derive(Fields, Debug, Clone, Copy, PartialEq)]
    #[fields(no_serde)]
    struct Port(#[field(range(1024..))] u16);
    impl<'de> Deserialize<'de> for Port {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            let text = <&str>::deserialize(deserializer)?;
            let port = text.trim_start_matches(':').parse().map_err(serde::de::Error::custom)?;
            Self::new(port).map_err(serde::de::Error::custom)
        }
    }
    #[derive(Fields, Debug)]
    struct Server {
        port: Port,
    }
    assert_eq!(serde_json::from_str::<Port>(r#"":8080""#).unwrap().get(), 8080);
    assert!(serde_json::from_str::<Server>(r#"{"port": ":80"}"#).is_err());
}
