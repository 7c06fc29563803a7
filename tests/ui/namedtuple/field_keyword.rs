use dunder::prelude::*;

#[derive(NamedTuple)]
struct Message {
    from: String,
    r#in: u8,
    r#type: u8,
}

fn main() {
    let message = Message::new("x", 1, 2).with_from("y").with_in(3);
    println!("{message} {}", message.asdict());
}
