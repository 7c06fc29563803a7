use dunder::prelude::*;

struct Point;

fn main() {
    println!("{}", repr(&Point));
}
