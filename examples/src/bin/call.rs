//! Methods and classes are called with keywords, too.

use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct User {
    name: String,
    #[default(18)]
    age: u32,
}

#[kwargs]
impl User {
    fn greet(
        &self,
        text: &str,
        #[default(1)] times: usize,
        #[kwonly]
        #[default(false)]
        loud: bool,
    ) -> String {
        let text = format!("{text} {}, ", self.name).repeat(times);
        if loud { text.to_uppercase() } else { text }
    }

    fn guest(#[default("anon")] name: &str) -> Self {
        User!(name, age = 0)
    }
}

fn main() {
    let user = User!("fank", age = 27);
    println!("{user}");
    println!("{}", User!(name = "ann"));
    println!("{}", call!(User::greet(&user, "hi")));
    println!("{}", call!(User::greet(&user, times = 2, text = "ho", loud = true)));
    println!("{}", call!(User::guest()));
    println!("{}", call!(User::guest(name = "bob")));
}
