//! What the parts evaluate to, and which handler is taken.

use std::num::ParseIntError;

use dunder::{Result, prelude::*};

use super::Log;

#[test]
fn the_value_is_that_of_the_part_that_ran() {
    fn number(text: &str) -> i32 {
        attempt! {
            try { text.parse::<i32>()? }
            except { -1 }
        }
    }
    assert_eq!((number("5"), number("x")), (5, -1));

    fn with_else(text: &str) -> Result<String> {
        Ok(attempt! {
            try { text.parse::<i32>()?; }
            except (e: ValueError) { e.message() }
            else { "else".to_owned() }
        })
    }
    assert_eq!(with_else("5").unwrap(), "else");
    assert_eq!(with_else("x").unwrap(), "invalid digit found in string");
}

#[test]
fn a_class_catches_those_below_it() {
    fn caught(e: Exception) -> Result<&'static str> {
        attempt! {
            try { raise!(e) }
            except (e: IndexError | KeyError) { assert!(e.is::<LookupError>()); Ok("index or key") }
            except (_: LookupError) { Ok("lookup") }
            except (e: ValueError if e.message() == "yes") { Ok("yes") }
        }
    }
    assert_eq!(caught(IndexError::new("").into()).unwrap(), "index or key");
    assert_eq!(caught(KeyError::new("").into()).unwrap(), "index or key");
    assert_eq!(caught(LookupError::new("").into()).unwrap(), "lookup");
    assert_eq!(caught(ValueError::new("yes").into()).unwrap(), "yes");
    assert_eq!(caught(ValueError::new("no").into()).unwrap_err().to_string(), "ValueError: no");
}

#[derive(Debug, PartialEq)]
enum Error {
    Parse { line: u32 },
    Number(ParseIntError),
    Other,
}

impl From<ParseIntError> for Error {
    fn from(e: ParseIntError) -> Self {
        Error::Number(e)
    }
}

#[test]
fn a_pattern_takes_apart_what_it_catches() {
    fn line(error: Error) -> Result<u32, Error> {
        let line = attempt! {
            try { raise!(error) }
            except (Error::Parse { line, .. } if line > 5) { line }
            except (Error::Parse { line }) { line * 100 }
            except (Error::Number(_)) { "x".parse::<u32>()? }
        };
        Ok(line)
    }
    assert_eq!(line(Error::Parse { line: 7 }), Ok(7));
    assert_eq!(line(Error::Parse { line: 2 }), Ok(200));
    assert_eq!(line(Error::Other), Err(Error::Other));
    assert!(matches!(line(Error::Number("y".parse::<u32>().unwrap_err())), Err(Error::Number(_))));
}

#[test]
fn a_name_takes_the_error_as_it_is() {
    fn text(text: &str) -> String {
        attempt! {
            try { text.parse::<i32>()?.to_string() }
            except (e) { e.to_string() }
        }
    }
    assert_eq!(text("x"), "invalid digit found in string");
}

#[test]
fn finally_runs_on_every_way_out() {
    fn run(log: &Log, way: &str) -> Result<u32> {
        for turn in 0..2 {
            log.add(format_args!("turn {turn}"));
            let value = attempt! {
                try {
                    match way {
                        "return" => return Ok(1),
                        "break" => break,
                        "continue" => continue,
                        "raise" => raise!(ValueError("v")),
                        "question" => "x".parse::<u32>()?,
                        _ => 5,
                    }
                }
                finally { log.add("finally") }
            };
            log.add(value);
        }
        Ok(9)
    }
    let log = Log::default();
    assert_eq!(run(&log, "return").unwrap(), 1);
    assert_eq!(log.take(), ["turn 0", "finally"]);
    assert_eq!(run(&log, "break").unwrap(), 9);
    assert_eq!(log.take(), ["turn 0", "finally"]);
    assert_eq!(run(&log, "continue").unwrap(), 9);
    assert_eq!(log.take(), ["turn 0", "finally", "turn 1", "finally"]);
    assert_eq!(run(&log, "raise").unwrap_err().to_string(), "ValueError: v");
    assert_eq!(log.take(), ["turn 0", "finally"]);
    assert!(run(&log, "question").unwrap_err().is::<ValueError>());
    assert_eq!(log.take(), ["turn 0", "finally"]);
    assert_eq!(run(&log, "").unwrap(), 9);
    assert_eq!(log.take(), ["turn 0", "finally", "5", "turn 1", "finally", "5"]);
}

dunder::exception! {
    /// The configuration cannot be used.
    struct ConfigError(ValueError);
    struct MissingKey(ConfigError, KeyError);
}

#[test]
fn classes_of_ones_own_are_raised_and_caught_as_all_are() {
    fn run(way: u8) -> Result<String> {
        attempt! {
            try {
                match way {
                    0 => raise!(ConfigError("bad")),
                    1 => raise!(MissingKey("port")),
                    2 => raise!(MissingKey()),
                    3 => raise!(ConfigError::with_args(["a".into(), 1.into()])),
                    _ => raise!(dunder::exception::KeyError("k")),
                }
            }
            except (e: MissingKey) { let e: MissingKey = e; Ok(format!("missing {}", e.message())) }
            except (e: ConfigError) { Ok(e.to_string()) }
            except (e: KeyError if false) { Ok(e.to_string()) }
        }
    }
    let texts: Vec<String> = (0..5).map(|way| run(way).unwrap_or_else(|e| format!("out: {e}"))).collect();
    assert_eq!(
        texts,
        ["ConfigError: bad", "missing 'port'", "missing ", "ConfigError: ('a', 1)", "out: KeyError: 'k'"]
    );
}

#[derive(Debug, PartialEq)]
struct Broken(&'static str);

#[test]
fn any_error_is_raised() {
    fn run(way: u8) -> Result<(), Broken> {
        match way {
            0 => raise!(Broken("value")),
            _ => {
                let broken = Broken("variable");
                raise!(broken)
            }
        }
    }
    assert_eq!((run(0), run(1)), (Err(Broken("value")), Err(Broken("variable"))));
    fn none() -> Option<u32> {
        raise!(dunder::attempt::NoneRaised)
    }
    assert_eq!(none(), None);
    let closure = |text: &str| -> Result<u32> {
        if text.is_empty() {
            raise!(ValueError("empty"))
        }
        Ok(1)
    };
    assert_eq!(closure("").unwrap_err().to_string(), "ValueError: empty");
}
