use dunder::prelude::*;

struct Socket;

#[derive(NamedTuple)]
struct Connection {
    host: String,
    socket: Socket,
}

fn main() {
    let connection = Connection::new("a", Socket);
    println!("{}", connection.asdict());
}
