use dunder::prelude::*;

struct Socket;

#[derive(NamedTuple)]
struct Connection {
    host: String,
    socket: Socket,
}

fn main() {
    let _ = Connection::new("a", Socket).with_host("b");
}
