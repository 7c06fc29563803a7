//! Functions are called by position, by name, and with defaults.

use dunder::prelude::*;

#[kwargs]
fn ask(
    name: &str,
    #[default(18)] age: u32,
    #[varargs] rest: &[i64],
    #[kwonly] loud: bool,
    #[varkw] more: &[(&str, Value)],
) -> String {
    let more = Dict::from_iter(more.iter().cloned());
    format!("{name} {age} {} {} {more}", repr(&rest), repr(&loud))
}

#[kwargs]
fn area(width: u32, #[default(width)] height: u32) -> u32 {
    width * height
}

#[kwargs]
fn divide(#[posonly] a: i64, #[posonly] b: i64) -> i64 {
    a / b
}

fn noted<T>(name: &str, value: T) -> T {
    println!("evaluated {name}");
    value
}

fn main() {
    println!("{}", ask!("fank", 25, loud = true));
    println!("{}", ask!(loud = false, name = "fank"));
    println!("{}", ask!("fank", 25, 1, 2, loud = true, size = 3));

    let rest = [1, 2];
    let more = [("size", Value::from(3)), ("tag", Value::from("x"))];
    println!("{}", ask!("fank", 25, 0, *rest, loud = true, **more));

    println!("{} {} {}", area!(3), area!(3, 2), area!(height = 2, width = 4));
    println!("{}", divide!(7, 2));

    println!("{}", area!(height = noted("height", 2), width = noted("width", 5)));
}
