//! `#[fields(namedtuple)]`: a named tuple whose values all go through the rules.

use std::collections::HashMap;

use dunder::prelude::*;

use super::lines;

#[derive(Fields, Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[fields(namedtuple)]
struct User {
    #[field(non_empty, trim)]
    name: String,
    #[field(range(18..=120))]
    #[default(18)]
    age: u8,
}

fn ada() -> User {
    User::new(" ada ", 36).unwrap()
}

#[test]
fn it_is_a_tuple() {
    let user = ada();
    assert!(user == ("ada", 36) && ("ada", 36) == user && user < ("ada", 37) && ("b", 0) > user);
    assert_eq!((User::NAME, User::LEN, User::FIELDS), ("User", 2, ["name", "age"].as_slice()));
    assert_eq!(repr(&user), "User(name='ada', age=36)");
    assert_eq!(user.to_string(), repr(&user));
    assert_eq!(user.field::<1>(), &36);
    assert_eq!(user.asdict().to_string(), "{'name': 'ada', 'age': 36}");
    assert_eq!(user.item(-1).unwrap(), Value::from(36));
    assert_eq!(user.slice(slice!(:1)).to_string(), "('ada',)");
    assert_eq!(user.clone().into_tuple(), ("ada".to_owned(), 36));
    let mut found = HashMap::new();
    found.insert(user, "here");
    assert_eq!(found[&ada()], "here");
    assert_eq!(User::DEFAULTS.asdict().to_string(), "{'age': 18}");
}

#[test]
fn every_way_in_goes_through_the_rules() {
    let bad = "name: must not be empty, not ''\nage: must be between 18 and 120, not 7";
    let tuple = || ("  ".to_owned(), 7);
    assert_eq!(User::new("  ", 7).unwrap_err().to_string(), bad);
    assert_eq!(User::from_tuple(tuple()).unwrap_err().to_string(), bad);
    assert_eq!(User::try_from(tuple()).unwrap_err().to_string(), bad);
    let values = || [Value::from("  "), Value::from(7)];
    assert_eq!(User::make(values()).unwrap_err().to_string(), format!("ValueError: {bad}"));
    let value = Value::from(values().into_iter().collect::<Tuple>());
    assert_eq!(User::try_from(value).unwrap_err().to_string(), format!("ValueError: {bad}"));
    let dict = Dict::from([("name", Value::from("  ")), ("age", 7.into())]);
    assert_eq!(User::from_dict(dict).unwrap_err().to_string(), format!("ValueError: {bad}"));

    assert_eq!(User::from_tuple((" x ".to_owned(), 20)).unwrap(), ("x", 20));
    assert_eq!(User::make([" x ".into(), 20.into()]).unwrap(), ("x", 20));
    assert_eq!(User::from_dict(Dict::from([("name", " x ")])).unwrap(), ("x", 18));
}

#[test]
fn a_copy_goes_through_the_rules() {
    let user = ada();
    assert_eq!(user.replace([("age", 40.into())]).unwrap(), ("ada", 40));
    let error = user.replace([("age", 7.into())]).unwrap_err();
    assert_eq!(error.to_string(), "ValueError: age: must be between 18 and 120, not 7");
    let error = user.replace([("zz", 7.into())]).unwrap_err();
    assert_eq!(error.to_string(), "ValueError: Got unexpected field names: ['zz']");
    assert_eq!(lines(user.with_age(7)), ["age: must be between 18 and 120, not 7"]);
    assert_eq!(user.with_name(" b ").unwrap(), ("b", 36));
    assert_eq!(user, ada());
}

#[test]
fn it_is_a_value_and_comes_back() {
    let value = Value::from(ada());
    assert_eq!(
        (value.class_name().to_string(), repr(&value)),
        ("User".into(), "User(name='ada', age=36)".into())
    );
    assert!(value == Value::from(("ada", 36)));
    assert_eq!(User::try_from(value).unwrap(), ada());
}

/// Whatever shows the whole does not show the secret; who asks for the field gets it.
#[test]
fn a_secret_is_shown_nowhere() {
    #[derive(Fields, Clone, Debug)]
    #[fields(namedtuple)]
    struct Login {
        user: String,
        #[field(len(4..), secret)]
        pin: String,
        #[field(secret)]
        key: u64,
    }
    let login = Login::new("ada", "81549", 81549).unwrap();
    let shown = "Login(user='ada', pin=<secret>, key=<secret>)";
    assert_eq!([repr(&login), login.to_string(), format!("{login:>3}")], [shown; 3]);
    let value = Value::from(login.clone());
    assert_eq!([repr(&value), value.to_string()], [shown; 2]);
    assert_eq!(repr(&Value::from(vec![value])), format!("[{shown}]"));
    let error = login.replace([("pin", "1".into())]).unwrap_err();
    assert_eq!(error.to_string(), "ValueError: pin: length must be at least 4");
    assert_eq!(login.pin(), "81549");
    assert_eq!(login.item(2).unwrap(), Value::from(81549));
}

#[test]
fn tuple_structs_and_generics() {
    #[derive(Fields, Debug, Clone, PartialEq)]
    #[fields(namedtuple, rename = "Pair")]
    struct Both<'a, T: Clone + PartialOrd + std::fmt::Debug>(#[field(non_empty)] &'a str, T)
    where
        T: 'a;
    let both = Both::new("a", 1.5).unwrap();
    assert!(both == ("a", 1.5) && both < ("a", 2.0));
    assert_eq!(repr(&both), "Pair(_0='a', _1=1.5)");
    assert_eq!(lines(Both::from_tuple(("", 1))), ["0: must not be empty, not ''"]);
}
