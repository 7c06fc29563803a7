//! Blocks in generators and comprehensions.

use super::*;

generators! {
    fn numbers(log: &Log) -> Iterator<u8> {
        with!(Noted(log, "a") as name => {
            yield 1;
            log.add(name);
            yield 2;
        });
        yield 3;
    }

    fn fallible(log: &Log) -> Generator<u8, (), &'static str, Exception> {
        with!(Noted(log, "a"), Acts(log, "b", Does::Swallows) => {
            yield 1;
            yield "x".parse::<u8>()?;
        });
        yield 2;
        with!(Noted(log, "c") => { return "returned" })
    }

    fn delegating(log: &Log) -> Iterator<u8> {
        with!(Noted(log, "outer") => { yield from numbers(log) })
    }
}

#[test]
fn blocks_stay_open_across_yields() {
    let log = Log::default();
    let mut made = numbers(&log);
    assert_eq!(made.next(), Some(1));
    assert_eq!(log.take(), "+a");
    assert_eq!(made.next(), Some(2));
    assert_eq!(log.take(), "a");
    assert_eq!(made.collect::<Vec<_>>(), [3]);
    assert_eq!(log.take(), "-a");
}

#[test]
fn closing_and_dropping_leave_blocks() {
    let log = Log::default();
    let mut made = numbers(&log);
    made.next();
    made.close().unwrap();
    assert_eq!(log.take(), "+a !a");
    let mut made = delegating(&log);
    made.next();
    drop(made);
    assert_eq!(log.take(), "+outer +a !a !outer");
}

#[test]
fn errors_and_what_is_thrown_come_by() {
    let log = Log::default();
    let mut made = fallible(&log);
    assert_eq!(made.next().unwrap().unwrap(), 1);
    assert_eq!(made.next().unwrap().unwrap(), 2);
    assert_eq!(log.take(), "+a +b -b(ValueError: invalid digit found in string) -a");
    assert!(matches!(made.resume(), Ok(Generated::Returned("returned"))));
    assert_eq!(log.take(), "+c -c");
    let mut made = fallible(&log);
    made.next();
    assert!(matches!(made.throw(KeyError::new("k")), Ok(Generated::Yielded(2))));
    assert_eq!(log.take(), "+a +b -b(KeyError: 'k') -a");
}

#[test]
fn comprehensions_hold_blocks() {
    fn all(log: &Log, texts: &[&str]) -> Result<Vec<u8>, Exception> {
        Ok(list![with!(Noted(log, "a") => { text.parse::<u8>()? }) for text in texts])
    }
    let log = Log::default();
    assert_eq!(all(&log, &["1", "2"]).unwrap(), [1, 2]);
    assert_eq!(log.take(), "+a -a +a -a");
    assert!(all(&log, &["x", "2"]).is_err());
    assert_eq!(log.take(), "+a -a(ValueError: invalid digit found in string)");
    let lengths = list![with!(Noted(&log, "b") as b => { b.len() + i }) for i in 0..2];
    assert_eq!(lengths, [1, 2]);
}
