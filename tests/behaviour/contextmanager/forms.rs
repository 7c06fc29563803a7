//! What may be written.

use std::fmt::{Debug, Display};

use super::*;

struct Pool {
    log: Log,
    size: u32,
}

generators! {
    impl Pool {
        /// Borrows from `self`.
        fn lease(&self, name: &'static str) -> ContextManager<Target = u32> {
            attempt! {
                try {
                    self.log.add(format_args!("+{name}"));
                    yield self.size
                }
                finally { self.log.add(format_args!("-{name}")) }
            }
        }

        fn grow(&mut self) -> ContextManager<Target = &mut u32, Error = Exception> {
            let before = self.size;
            attempt! {
                try { yield &mut self.size }
                except (e: ValueError) { self.size = before; self.log.add(e) }
            }
        }
    }

    trait Source {
        fn source(&self) -> ContextManager<Target = String, Error = Exception>;
        fn twice(&self) -> ContextManager<Target = String, Error = Exception> {
            with!(self.source() as text => { yield text.repeat(2) });
        }
    }

    impl Source for Pool {
        fn source(&self) -> ContextManager<Target = String, Error = Exception> { yield self.size.to_string() }
    }

    fn timed<T>(log: &Log, (name, _): (T, ()), mut count: u32) -> ContextManager where T: Display + Debug {
        count += 1;
        log.add(format_args!("{name}{count}"));
        yield;
        log.add("done");
    }

    fn typed<E: Display>(log: &Log) -> ContextManager<Error = E> {
        attempt! { try { yield } except (e) { log.add(e) } }
    }

    fn io(log: &Log) -> ContextManager<Error = std::io::Error> {
        attempt! { try { yield } except (e if e.kind() == std::io::ErrorKind::NotFound) { log.add("not found") } finally { log.add("finally") } }
    }

    fn opened(path: &str) -> ContextManager<Target = usize, Error = std::num::ParseIntError> {
        yield path.parse::<usize>()?
    }
}

#[contextmanager]
fn tag(log: &Log, name: &str) -> ContextManager<Target = String> {
    log.add(format_args!("<{name}>"));
    yield_!(name.to_uppercase());
    log.add(format_args!("</{name}>"));
}

#[test]
fn methods_make_managers() {
    let mut pool = Pool { log: Log::default(), size: 4 };
    assert_eq!(with!(pool.lease("a") as a, pool.lease("b") as b => { a + b }), 8);
    assert_eq!(pool.log.take(), "+a +b -b -a");
    let grown = (|| -> Result<u32, Exception> {
        with!(pool.grow() as size => { *size += 1 });
        with!(pool.grow() as size => { *size = "x".parse()? });
        with!(pool.grow() as size => { *size = 99; raise!(ValueError("too big")); });
        Ok(pool.size)
    })();
    assert_eq!(grown.unwrap(), 5);
    assert_eq!(pool.log.take(), "ValueError: invalid digit found in string ValueError: too big");
}

#[test]
fn traits_have_managers() {
    fn read<S: Source>(source: &S) -> Result<usize, Exception> {
        let mut length = 0;
        with!(source.source() as a, source.twice() as b => { length = a.len() + b.len() });
        Ok(length)
    }
    assert_eq!(read(&Pool { log: Log::default(), size: 12 }).unwrap(), 6);
}

#[test]
fn parameters_are_patterns_and_generic() {
    let log = Log::default();
    with!(timed(&log, ("n", ()), 1) => { log.add("in") });
    assert_eq!(log.take(), "n2 in done");
}

#[test]
fn attributes_make_managers() {
    let log = Log::default();
    with!(tag(&log, "a") as a => { log.add(a) });
    assert_eq!(log.take(), "<a> A </a>");
}

#[test]
fn without_an_error_type_it_is_for_every_error_and_sees_none() {
    fn fails<E>(pool: &Pool, error: E) -> Result<(), E> {
        with!(pool.lease("a") => { return Err(error) })
    }
    let pool = Pool { log: Log::default(), size: 4 };
    assert_eq!(fails(&pool, 5).unwrap_err(), 5);
    assert_eq!(pool.log.take(), "+a -a");
    let text = String::from("borrowed");
    assert_eq!(fails(&pool, text.as_str()).unwrap_err(), "borrowed");
    assert_eq!(fails(&pool, ValueError::new("v")).unwrap_err().to_string(), "ValueError: v");
    let log = Log::default();
    // What stands after the `yield` is not for errors, as in Python.
    fn past(log: &Log) -> Result<(), &'static str> {
        with!(tag(log, "b") => { return Err("e") })
    }
    assert_eq!(past(&log), Err("e"));
    assert_eq!(log.take(), "<b>");
}

#[test]
fn errors_of_generic_and_borrowed_types() {
    fn swallow<E: Display>(log: &Log, error: E) -> Result<&str, E> {
        with!(typed(log) => { return Err(error); });
        Ok("after")
    }
    let (log, text) = (Log::default(), String::from("borrowed"));
    assert_eq!(swallow(&log, text.as_str()), Ok("after"));
    assert_eq!(swallow(&log, 7), Ok("after"));
    assert_eq!(log.take(), "borrowed 7");
}

#[test]
fn errors_become_those_of_the_function() {
    fn double(text: &str) -> Result<usize, Exception> {
        Ok(with!(opened(text) as n => { n * 2 }))
    }
    assert_eq!(double("4").unwrap(), 8);
    assert!(double("x").unwrap_err().is::<ValueError>());
    fn own(text: &str) -> Result<usize, std::num::ParseIntError> {
        Ok(with!(opened(text) as n => { n * 2 }))
    }
    assert!(own("x").is_err());
}

#[test]
fn only_errors_of_its_type_are_seen() {
    fn run(log: &Log, error: impl Into<Exception>) -> Result<(), Exception> {
        with!(io(log) => { return Err(error.into()) });
        Ok(())
    }
    fn run_io(log: &Log, kind: std::io::ErrorKind) -> std::io::Result<()> {
        with!(io(log) => { return Err(kind.into()) });
        Ok(())
    }
    let log = Log::default();
    assert!(run_io(&log, std::io::ErrorKind::NotFound).is_ok());
    assert_eq!(log.take(), "not found finally");
    assert!(run_io(&log, std::io::ErrorKind::Other).is_err());
    assert!(run(&log, ValueError::new("v")).is_err());
    assert_eq!(log.take(), "finally finally");
}

#[test]
fn they_can_be_sent_when_their_bodies_can() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let log = Log::default();
    let number = std::sync::Mutex::new(1);
    generators! { fn held(lock: &std::sync::Mutex<i32>) -> ContextManager<Target = i32> { yield *lock.lock().unwrap() } }
    assert_eq!(with!(send(held(&number)) as n => { n }), 1);
    let mut manager = Box::new(tag(&log, "a"));
    with!(&mut *manager as a => { log.add(a) });
    assert_eq!(log.take(), "<a> A </a>");
}
