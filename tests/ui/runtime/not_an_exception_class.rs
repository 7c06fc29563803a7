use dunder::prelude::*;

struct ConfigError;

fn main() {
    let e = Exception::from(ValueError::new("bad"));
    if e.is::<ConfigError>() {
        println!("caught");
    }
}
