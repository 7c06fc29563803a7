#![allow(non_camel_case_types)]

use dunder::prelude::*;

#[derive(NamedTuple, Clone)]
struct None;

#[derive(NamedTuple)]
#[namedtuple(rename = "Class")]
struct class {
    size: u8,
}

fn main() {
    println!("{} {}", None::new(), class::new(1));
}
