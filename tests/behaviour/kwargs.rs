//! Calls with keywords: functions.

mod order;
mod scopes;
mod shapes;

use dunder::prelude::*;

#[kwargs]
fn ask(
    name: &str,
    #[default(18)] age: u32,
    #[varargs] rest: &[i64],
    #[kwonly] loud: bool,
    #[varkw] more: &[(&str, Value)],
) -> String {
    let more: Vec<String> = more.iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{name} {age} {rest:?} {loud} {more:?}")
}

#[test]
fn arguments_are_given_by_position_and_by_name() {
    assert_eq!(ask!("f", 25, loud = true), "f 25 [] true []");
    assert_eq!(ask!(loud = false, name = "f"), "f 18 [] false []");
    assert_eq!(ask("f", 1, &[], true, &[]), "f 1 [] true []");
}

#[test]
fn what_is_left_over_is_collected() {
    assert_eq!(
        ask!("f", 25, 1, 2, loud = true, size = 3, tag = "x"),
        "f 25 [1, 2] true [\"size=3\", \"tag=x\"]"
    );
}

#[test]
fn lists_and_mappings_are_unpacked() {
    let list = vec![2, 3];
    let mapping = Dict::from_iter([("size", Value::from(3))]);
    assert_eq!(ask!("f", **&mapping, loud = true), "f 18 [] true [\"size=3\"]");
    assert_eq!(ask!("f", loud = true, **mapping), "f 18 [] true [\"size=3\"]");
    assert_eq!(ask!("f", 25, 1, *list, 4, loud = true), "f 25 [1, 2, 3, 4] true []");
    assert_eq!(ask!("f", loud = true, tag = "x", **[("size", 3)]), "f 18 [] true [\"tag=x\", \"size=3\"]");
}
