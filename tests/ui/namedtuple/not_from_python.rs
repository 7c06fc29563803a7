use dunder::prelude::*;

#[derive(Clone)]
struct Socket;

impl From<Socket> for Value {
    fn from(_: Socket) -> Self {
        Value::None
    }
}

#[derive(NamedTuple)]
struct Connection {
    host: String,
    socket: Socket,
}

fn main() -> Result<(), Exception> {
    Connection::make([])?;
    Connection::new("a", Socket).replace([("host", "b".into())])?;
    Ok(())
}
