use dunder::prelude::*;

#[test]
fn the_sample() -> Result<(), Exception> {
    #[derive(NamedTuple, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub struct User {
        pub name: String,
        #[default(18)]
        pub age: u32,
    }

    let u = User::new("fank", 27);
    assert_eq!(User::FIELDS, ["name", "age"]);
    assert_eq!(repr(&u), "User(name='fank', age=27)");
    assert!(u == ("fank".to_string(), 27) && ("fank".to_string(), 27) == u);
    let (name, age) = u.clone().into_tuple();
    assert_eq!((name.as_str(), age), ("fank", 27));
    let d: Dict = u.asdict();
    assert_eq!(repr(&d), "{'name': 'fank', 'age': 27}");
    let v = User::make(["fank".into(), 27.into()])?;
    assert_eq!(u, v);
    let w = u.with_age(28);
    let x = u.replace([("age", 28.into())])?;
    assert_eq!(w, x);
    u.item(-1)?;
    u.slice(slice!(1:));
    u.values();
    u.count(&"fank".into());
    u.index(&27.into())?;
    let age: &u32 = u.field::<1>();
    assert_eq!(*age, 27);
    Ok(())
}
