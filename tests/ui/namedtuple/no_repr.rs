use dunder::prelude::*;

struct Socket;

#[derive(NamedTuple)]
struct Connection {
    host: String,
    socket: Socket,
}

fn main() {
    println!("{}", repr(&Connection::new("a", Socket)));
}
