//! Making one: by position, by name, with defaults, and what Python says when the arguments are wrong.

use dunder::prelude::*;

use super::raises;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct P {
    x: i32,
    y: i32,
}

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct D {
    x: i32,
    #[default(5)]
    y: i32,
    #[default("z")]
    z: String,
}

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct All {
    #[default(5)]
    x: i32,
    #[default(6)]
    y: i32,
}

fn kwargs<const N: usize>(kwargs: [(&str, i32); N]) -> Dict {
    Dict::from(kwargs)
}

fn values<const N: usize>(values: [i32; N]) -> impl Iterator<Item = Value> {
    values.into_iter().map(Value::from)
}

#[test]
fn by_position_and_by_name_are_equal() -> Result<(), Exception> {
    let p = P::new(11, 22);
    assert_eq!(p, P { x: 11, y: 22 });
    assert_eq!(p, P::from_dict(kwargs([("y", 22), ("x", 11)]))?);
    assert_eq!(p, P::from_args(values([11]), kwargs([("y", 22)]))?);
    assert_eq!((p.x, p.y), (11, 22));
    assert_eq!((p.item(0)?, p.item(1)?), (11.into(), 22.into()));
    assert_eq!((p.field::<0>(), p.field::<1>()), (&11, &22));
    Ok(())
}

#[test]
fn a_literal_does_for_a_string() {
    assert_eq!(D::new(1, 2, "z"), D::new(1, 2, String::from("z")));
    assert_eq!(D::new(1, 2, "z").with_z("y").z, "y");
}

#[test]
fn missing_arguments_are_named() {
    let from = |args: &[i32]| P::from_args(args.iter().map(Value::from), Dict::new());
    raises(from(&[1]), "TypeError: P.__new__() missing 1 required positional argument: 'y'");
    raises(from(&[]), "TypeError: P.__new__() missing 2 required positional arguments: 'x' and 'y'");
    raises(
        D::from_dict(kwargs([("y", 1)])),
        "TypeError: D.__new__() missing 1 required positional argument: 'x'",
    );

    #[derive(NamedTuple, Debug)]
    struct Three(u8, u8, u8);
    raises(
        Three::from_dict(Dict::new()),
        "TypeError: Three.__new__() missing 3 required positional arguments: '_0', '_1', and '_2'",
    );
}

#[test]
fn too_many_arguments_are_counted_with_the_class() {
    let too_many = |text: &str| format!("TypeError: {text} were given");
    let none = Dict::new;
    raises(
        P::from_args(values([1, 2, 3]), none()),
        &too_many("P.__new__() takes 3 positional arguments but 4"),
    );
    raises(
        D::from_args(values([1, 2, 3, 4, 5]), none()),
        &too_many("D.__new__() takes from 2 to 4 positional arguments but 6"),
    );
    raises(
        All::from_args(values([1, 2, 3]), none()),
        &too_many("All.__new__() takes from 1 to 3 positional arguments but 4"),
    );

    #[derive(NamedTuple, Debug)]
    struct E;
    raises(E::from_args(values([1]), none()), &too_many("E.__new__() takes 1 positional argument but 2"));
}

#[test]
fn an_unknown_keyword_is_named() {
    raises(
        P::from_dict(kwargs([("x", 1), ("y", 2), ("z", 3)])),
        "TypeError: P.__new__() got an unexpected keyword argument 'z'",
    );
    let mut by_number = Dict::new();
    by_number.insert(1, 2);
    raises(P::from_dict(by_number), "TypeError: keywords must be strings");
}

#[test]
fn a_value_given_twice_is_named() {
    let twice = "TypeError: P.__new__() got multiple values for argument 'x'";
    raises(P::from_args(values([1]), kwargs([("x", 2)])), twice);
    // Before the count, as in CPython.
    raises(P::from_args(values([1, 2, 3]), kwargs([("x", 2)])), twice);
    // But after an unknown name, and before a missing one.
    raises(
        P::from_args(values([1, 2, 3]), kwargs([("zz", 1)])),
        "TypeError: P.__new__() got an unexpected keyword argument 'zz'",
    );
}

#[test]
fn make_takes_any_iterable() -> Result<(), Exception> {
    assert_eq!(P::make(values([1, 2]))?, P::new(1, 2));
    assert_eq!(P::make(P::new(1, 2).values())?, P::new(1, 2));
    assert_eq!(P::make(vec![Value::from(true), 2.into()])?, P::new(1, 2));
    Ok(())
}

#[test]
fn make_takes_as_many_as_there_are_fields() {
    raises(P::make(values([1])), "TypeError: Expected 2 arguments, got 1");
    raises(P::make(values([1, 2, 3])), "TypeError: Expected 2 arguments, got 3");
    // Defaults are of no help, as in CPython.
    raises(All::make([]), "TypeError: Expected 2 arguments, got 0");
}

#[test]
fn a_value_of_the_wrong_type_names_its_field() {
    let error = P::make([1.into(), "x".into()]).unwrap_err();
    assert_eq!(error.to_string(), "TypeError: 'str' object cannot be interpreted as an integer");
    assert_eq!(error.notes().collect::<Vec<_>>(), ["field 'y' of P"]);
    let error = P::new(1, 2).replace([("x", (1_u64 << 40).into())]).unwrap_err();
    assert!(error.is::<OverflowError>());
    assert_eq!(error.notes().collect::<Vec<_>>(), ["field 'x' of P"]);
}

#[test]
fn replace_leaves_the_original() -> Result<(), Exception> {
    let p = P::new(1, 2);
    let q = p.replace([("y", 3.into())])?;
    assert_eq!((p.clone(), q), (P::new(1, 2), P::new(1, 3)));
    assert_eq!(p.replace([("y", 4.into()), ("x", 3.into())])?, P::new(3, 4));
    assert_eq!(p.replace(kwargs([("x", 0)]).iter().map(|(k, v)| (k.to_string(), v.clone())))?, P::new(0, 2));
    assert_eq!(p.replace::<&str, _>([])?, p);
    assert_eq!(p.with_x(5).with_y(6), P::new(5, 6));
    Ok(())
}

#[test]
fn replace_lists_all_unknown_names() {
    let p = P::new(1, 2);
    raises(p.replace([("zz", 1.into())]), "ValueError: Got unexpected field names: ['zz']");
    raises(
        p.replace([("zz", 1.into()), ("x", "no int".into()), ("it's", 1.into())]),
        r#"ValueError: Got unexpected field names: ['zz', "it's"]"#,
    );
    raises(
        p.replace([("x", 1.into()), ("x", 2.into())]),
        "TypeError: collections.P._replace() got multiple values for keyword argument 'x'",
    );
}

#[test]
fn defaults_are_the_rightmost_fields() -> Result<(), Exception> {
    assert_eq!(D::DEFAULTS, ["y", "z"]);
    assert_eq!(D::DEFAULTS.asdict().to_string(), "{'y': 5, 'z': 'z'}");
    assert_eq!(
        (D::DEFAULTS.get("y"), D::DEFAULTS.get("x"), D::DEFAULTS.get("w")),
        (Some(5.into()), None, None)
    );
    assert_eq!(D::from_args(values([1]), Dict::new())?, D::new(1, 5, "z"));
    assert_eq!(All::from_dict(Dict::new())?, All::new(5, 6));
    assert_eq!(All::from_dict(kwargs([("y", 1)]))?, All::new(5, 1));
    Ok(())
}

#[test]
fn no_defaults_means_none() {
    let none: [&str; 0] = [];
    assert_eq!(P::DEFAULTS, none);
    assert!(P::DEFAULTS.is_empty() && P::DEFAULTS.asdict().is_empty());
}

#[test]
fn a_default_is_evaluated_at_each_call() -> Result<(), Exception> {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);

    #[derive(NamedTuple, Debug)]
    struct Ticket {
        #[default(NEXT.fetch_add(1, Ordering::Relaxed))]
        number: u32,
    }
    assert_eq!(Ticket::from_dict(Dict::new())?.number, 0);
    assert_eq!(Ticket::DEFAULTS.get("number"), Some(1.into()));
    assert_eq!(Ticket::from_dict(Dict::new())?.number, 2);
    Ok(())
}

#[test]
fn new_is_constant_unless_it_converts() {
    const ORIGIN: P = P::new(0, 0);
    assert_eq!(ORIGIN.x, 0);
}
