//! What Python's built-in objects do: identity, equality, order, keys, sharing.

use dunder::prelude::*;
use dunder::value::{List, Set};

fn main() -> Result<(), Exception> {
    // One object, three things: identity, type, value.
    let a = List::from_iter([1, 2, 3]);
    let b = List::from_iter([1, 2, 3]);
    print([(a == b).into(), a.is(&b).into()]);
    let alias = a.clone();
    alias.push(Value::list([4.into(), a.item(0)?]));
    print([a.clone().into(), b.into()]);

    // Numbers are equal across types, and then they are one key.
    let (int, float, bool) = (Value::from(1), Value::from(1.0), Value::from(true));
    print([(int == float && float == bool).into(), (Value::from("1") == 1).into()]);
    let mut d = Dict::new();
    d.set_item(int, "int")?;
    d.set_item(float, "float")?;
    d.set_item(bool, "bool")?;
    print([d.into()]);

    // A dict keeps the order in which the keys came.
    let mut d = Dict::from([("name", Value::from("fank")), ("age", 27.into())]);
    d.insert("height", 182.0);
    d.insert("age", 28);
    d.remove("name");
    d.insert("name", "bob");
    print([d.clone().into(), d.len().into()]);
    println!("{}", repr(&d.iter().collect::<Vec<_>>()));
    print([d.get("size").to_value(), d.contains_key("size").into()]);

    // A set keeps one of each.
    let (low, high) = (Set::from_iter([1, 2, 3]), Set::from_iter([2, 3, 4]));
    let same = low.intersection(&high) == Set::from_iter([2, 3]);
    print([Set::from_iter(["a", "a"]).into(), same.into(), Set::new().into()]);

    // Only what cannot change can be a key.
    let hash = |x: Value| x.hash();
    print([(hash((1, "a").into())? == hash((1.0, "a").into())?).into()]);
    for key in [Value::tuple([1, 2]), Value::list([1, 2])] {
        match Dict::try_from_pairs([(key, "yes")]) {
            Ok(d) => print([d.into()]),
            Err(e) => println!("{e}"),
        }
    }

    // Tuples compare item by item, and only what has an order can be compared.
    let less = |a: Value, b: Value| (a < b).into();
    print([less((1, "a").into(), (1, "b").into()), less((1, 2).into(), (1, 2, 0).into())]);
    match Value::from(1).try_cmp(&"a".into()) {
        Ok(order) => println!("{order:?}"),
        Err(e) => println!("{e}"),
    }

    // repr shows what one would write.
    let text = ["it's", "say \"hi\"", "tab\t", "größe"].map(Value::from);
    let numbers = [1e16, 0.1 + 0.2, -0.0].map(Value::from);
    let others = [Value::None, true.into(), Value::bytes(b"\0a"), (1,).into(), ().into()];
    print([Value::list(text.into_iter().chain(numbers).chain(others))]);
    print([(1u128 << 100).into()]);

    // A list may hold itself.
    let a = List::from_iter([1]);
    a.push(a.clone());
    print([a.into()]);
    Ok(())
}

/// Python's `print`: the `str` of each, with spaces between.
fn print<const N: usize>(values: [Value; N]) {
    println!("{}", values.map(|value| value.to_string()).join(" "));
}
