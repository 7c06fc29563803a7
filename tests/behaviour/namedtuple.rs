//! `#[derive(NamedTuple)]`. The rows of CPython that a test shows are listed in `rows.toml`.

mod calls;
mod comparing;
mod converting;
mod hygiene;
mod reading;
mod structs;
mod undemanding;

use dunder::prelude::*;

/// The example of the front page.
#[test]
fn everything_at_once() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub struct User {
        pub name: String,
        #[default(18)]
        pub age: u32,
    }

    let u = User::new("fank", 27);
    assert_eq!(User::FIELDS, ["name", "age"]);
    assert_eq!((User::LEN, User::NAME), (2, "User"));
    assert_eq!(User::DEFAULTS, ["age"]);
    assert_eq!(repr(&u), "User(name='fank', age=27)");
    assert!(u == ("fank".to_string(), 27) && ("fank".to_string(), 27) == u);
    let (name, age) = u.clone().into_tuple();
    assert_eq!((name.as_str(), age), ("fank", 27));
    let d: Dict = u.asdict();
    assert_eq!(repr(&d), "{'name': 'fank', 'age': 27}");
    let v = User::make(["fank".into(), 27.into()])?;
    let w = u.with_age(28);
    let x = u.replace([("age", 28.into())])?;
    assert_eq!((&u, &w), (&v, &x));
    u.item(-1)?;
    u.slice(slice!(1:));
    u.values();
    u.count(&"fank".into());
    u.index(&27.into())?;
    let age: &u32 = u.field::<1>();
    assert_eq!(*age, 27);
    Ok(())
}

/// What Python says: the class of the exception and its text.
#[track_caller]
fn raises<T: std::fmt::Debug>(result: Result<T, Exception>, text: &str) {
    assert_eq!(result.unwrap_err().to_string(), text);
}
