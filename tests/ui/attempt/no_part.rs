use dunder::prelude::*;

fn main() {
    attempt! {
        try { println!() }
        catch (e) { drop(e) }
    }
}
