//! Exceptions: classes, catching by a base class, causes, context, notes.

use dunder::prelude::*;

dunder::exception! {
    struct ConfigError(ValueError);
    struct MissingKey(ConfigError, KeyError);
}

fn port(config: &Dict) -> Result<u16, Exception> {
    let Some(text) = config.get("port") else {
        return Err(MissingKey::new("port").into());
    };
    let text = text.to_string();
    if !text.chars().all(|c| c.is_ascii_digit()) {
        let e = Exception::from(ConfigError::new(format!("{} is no port", repr(&text))));
        return Err(e.with_cause(ValueError::new(text)));
    }
    Ok(text.parse::<u16>()?)
}

fn main() {
    for config in [Dict::from([("port", "8080")]), Dict::from([("port", "http")]), Dict::new()] {
        match port(&config) {
            Err(e) if e.is::<KeyError>() => {
                println!("missing: {e}");
                let is = [e.is::<ConfigError>(), e.is::<LookupError>(), e.is::<IndexError>()];
                println!("{}", is.map(|is| repr(&is)).join(" "));
            }
            Err(e) => {
                println!("bad: {e}");
                println!("because of {}", repr(&e.cause().cloned()));
            }
            Ok(found) => println!("found: {found}"),
        }
        println!("done with {config}");
    }

    // What an exception says, and what it is made of.
    let exceptions: [Exception; 5] = [
        ValueError::with_args([]).into(),
        ValueError::new("one").into(),
        ValueError::with_args(["one".into(), 2.into()]).into(),
        KeyError::new("k").into(),
        OSError::with_errno(2, "No such file", Some("x")).into(),
    ];
    for e in exceptions {
        println!("{e} | {} | {} | {}", e.message(), repr(&e), repr(&e.args()));
    }

    // A note says what was being done.
    if let Err(mut e) = port(&Dict::from([("port", "ftp")])) {
        e.add_note("while reading server.toml");
        e.set_cause(None);
        println!("{e:?}");
    }
}
