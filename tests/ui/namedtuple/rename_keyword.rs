use dunder::prelude::*;

#[derive(NamedTuple)]
#[namedtuple(rename = "class")]
struct Class {
    #[namedtuple(rename = "from")]
    from_: String,
}

fn main() {
    println!("{}", Class::new("x").with_from_("y"));
}
