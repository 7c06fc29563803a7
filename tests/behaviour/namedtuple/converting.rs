//! To tuples, to values, and back.

use dunder::prelude::*;

use super::raises;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct User {
    name: String,
    age: u32,
}

#[test]
fn to_a_tuple_and_back() {
    let u = User::new("fank", 27);
    let tuple: (String, u32) = u.clone().into();
    assert_eq!(tuple, u.clone().into_tuple());
    assert_eq!(User::from(tuple.clone()), u);
    assert_eq!(User::from_tuple(tuple), u);
}

#[test]
fn a_copy_is_equal_and_of_the_same_type() {
    let u = User::new("fank", 27);
    let copy: User = u.clone();
    assert_eq!(copy, u);
}

#[test]
fn to_a_value_and_back() -> Result<(), Exception> {
    let u = User::new("fank", 27);
    let value = Value::from(u.clone());
    assert_eq!((value.class_name(), value.to_string()), ("User", "User(name='fank', age=27)".to_string()));
    assert_eq!(value.as_tuple().unwrap(), u.values());
    assert_eq!(User::try_from(value)?, u);
    assert_eq!(User::try_from(Value::from(("fank", 27)))?, u);
    assert_eq!(User::try_from(Value::list::<Value>(["fank".into(), 27.into()]))?, u);
    Ok(())
}

#[test]
fn not_every_value_becomes_one() {
    #[derive(NamedTuple)]
    struct Other(String, u32);
    let back = |value: Value| User::try_from(value);
    raises(back(Other::new("fank", 27).into()), "TypeError: must be User, not Other");
    raises(back("fank".into()), "TypeError: must be User, not str");
    raises(back(Value::None), "TypeError: must be User, not NoneType");
    raises(back(("fank",).into()), "TypeError: Expected 2 arguments, got 1");
    raises(back((27, "fank").into()), "TypeError: must be str, not int");
}

/// Two structs of one name and one shape are two classes.
#[test]
fn the_class_is_the_type() {
    mod other {
        #[derive(dunder::NamedTuple)]
        pub(super) struct User {
            pub(super) name: String,
            pub(super) age: u32,
        }
    }
    let other = other::User { name: "x".into(), age: 1 };
    raises(User::try_from(Value::from(other)), "TypeError: must be User, not User");
}

#[test]
fn one_inside_another() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Team {
        lead: User,
        rest: Vec<User>,
        size: Option<u8>,
    }
    let team = Team::new(User::new("a", 1), vec![User::new("b", 2)], None);
    assert_eq!(repr(&team), "Team(lead=User(name='a', age=1), rest=[User(name='b', age=2)], size=None)");
    assert_eq!(team.asdict()["lead"], Value::from(team.lead.clone()));
    assert_eq!(Team::try_from(Value::from(team.clone()))?, team);
    assert_eq!(Team::make(team.values())?, team);
    let plain = Value::from((("a", 1), Value::list([Value::from(("b", 2))]), Value::None));
    assert_eq!(Team::try_from(plain)?, team);
    Ok(())
}

#[test]
fn a_type_of_ones_own_as_a_field() -> Result<(), Exception> {
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
    impl Repr for Meters {
        fn repr_to(&self, out: &mut dyn std::fmt::Write) -> std::fmt::Result {
            write!(out, "{}m", self.0)
        }
    }
    #[derive(NamedTuple, Clone, Debug, PartialEq)]
    struct Box3(Meters, Meters, Value);
    let b = Box3(Meters(1.0), Meters(2.5), Value::None);
    assert_eq!(repr(&b), "Box3(_0=1m, _1=2.5m, _2=None)");
    assert_eq!(b.values(), Value::from((1.0, 2.5, Value::None)).as_tuple().unwrap());
    assert_eq!(Box3::try_from(Value::from(b.clone()))?, b);
    assert_eq!(b.replace([("_1", 3.5.into())])?, b.with_1(Meters(3.5)));
    Ok(())
}
