//! Exit runs exactly once on every way out.

use super::*;

#[test]
fn the_end_of_the_block_has_its_value() {
    let log = Log::default();
    let length = with!(Noted(&log, "a") as name, Noted(&log, "b") => {
        log.add(name);
        name.len()
    });
    assert_eq!(length, 1);
    assert_eq!(log.take(), "+a +b a -b -a");
}

#[test]
fn errors_are_seen_and_go_on() {
    fn parse(log: &Log, text: &str) -> Result<u8, Exception> {
        let number = with!(Noted(log, "a"), Noted(log, "b") => { text.parse::<u8>()? });
        log.add("after");
        Ok(number)
    }
    let log = Log::default();
    assert_eq!(parse(&log, "7").unwrap(), 7);
    assert_eq!(log.take(), "+a +b -b -a after");
    assert!(parse(&log, "x").unwrap_err().is::<ValueError>());
    let text = "ValueError: invalid digit found in string";
    assert_eq!(log.take(), format!("+a +b -b({text}) -a({text})"));
}

#[test]
fn options_leave_too() {
    fn first(log: &Log, items: &[i32]) -> Option<i32> {
        with!(Noted(log, "a") => {
            let item = items.first()?;
            log.add(item);
            Some(*item)
        })
    }
    let log = Log::default();
    assert_eq!(first(&log, &[5]), Some(5));
    assert_eq!(log.take(), "+a 5 -a");
    assert_eq!(first(&log, &[]), None);
    assert_eq!(log.take(), "+a -a(there is no value)");
}

#[test]
fn returns_and_jumps_leave_normally() {
    fn all(log: &Log) -> &'static str {
        for i in 0.. {
            with!(Noted(log, "a") => {
                if i == 0 { continue; }
                with!(Noted(log, "b") => {
                    if i == 1 { continue }
                    if i == 2 { break; }
                });
                log.add(i);
            });
        }
        let value = 'found: { with!(Noted(log, "c") => { break 'found 3; }) };
        log.add(value);
        let value = loop {
            with!(Noted(log, "d") => { break 4 })
        };
        log.add(value);
        with!(Noted(log, "e") as _ => {
            for j in 0.. { if j == 2 { break; } }
            return "done";
        })
    }
    let log = Log::default();
    assert_eq!(all(&log), "done");
    assert_eq!(log.take(), "+a -a +a +b -b -a +a +b -b -a +c -c 3 +d -d 4 +e -e");
}

#[test]
fn returned_errors_are_errors() {
    fn fails(log: &Log) -> Result<(), Exception> {
        with!(Noted(log, "a") => {
            if true {
                return Err(ValueError::new("no").into());
            }
        });
        Ok(())
    }
    let log = Log::default();
    fails(&log).unwrap_err();
    assert_eq!(log.take(), "+a -a(ValueError: no)");
}

#[test]
fn what_was_entered_is_left_when_the_next_cannot_be() {
    fn fails(log: &Log) -> Result<(), Exception> {
        with!(Noted(log, "a"), Acts(log, "b", Does::FailsEntering), Noted(log, "c") => { log.add("never") });
        Ok(())
    }
    let log = Log::default();
    assert_eq!(fails(&log).unwrap_err().to_string(), "ValueError: b");
    assert_eq!(log.take(), "+a +b -a(ValueError: b)");
}

#[test]
fn leaving_can_fail() {
    fn leave(log: &Log, early: bool) -> Result<i32, Exception> {
        let value = with!(Noted(log, "a"), Acts(log, "b", Does::FailsLeaving) => {
            if early { return Ok(1) }
            2
        });
        Ok(value)
    }
    for early in [false, true] {
        let log = Log::default();
        assert_eq!(leave(&log, early).unwrap_err().to_string(), "OSError: b");
        assert_eq!(log.take(), "+a +b -b -a(OSError: b)");
    }
}

#[test]
fn errors_are_swallowed_and_replaced() {
    fn run(log: &Log, does: Does) -> Result<&'static str, Exception> {
        with!(Noted(log, "a"), Acts(log, "b", does) => {
            raise!(KeyError("k"));
        });
        Ok("after")
    }
    let log = Log::default();
    assert_eq!(run(&log, Does::Swallows).unwrap(), "after");
    assert_eq!(log.take(), "+a +b -b(KeyError: 'k') -a");
    assert_eq!(run(&log, Does::Replaces).unwrap_err().to_string(), "RuntimeError: b");
    assert_eq!(log.take(), "+a +b -b(KeyError: 'k') -a(RuntimeError: b)");
    assert_eq!(run(&log, Does::Nothing).unwrap_err().to_string(), "KeyError: 'k'");
}

#[test]
fn else_has_the_value_of_what_was_swallowed() {
    fn run(log: &Log, outer: Does, inner: Does, text: &str) -> Result<i32, Exception> {
        Ok(with!(Acts(log, "a", outer), Acts(log, "b", inner) => { text.parse::<i32>()? } else {
            log.add("else");
            -1
        }))
    }
    let log = Log::default();
    assert_eq!(run(&log, Does::Nothing, Does::Swallows, "x").unwrap(), -1);
    assert_eq!(log.take(), "+a +b -b(ValueError: invalid digit found in string) -a else");
    assert_eq!(run(&log, Does::Swallows, Does::Replaces, "x").unwrap(), -1);
    assert_eq!(run(&log, Does::Swallows, Does::Swallows, "5").unwrap(), 5);
    assert!(run(&log, Does::Nothing, Does::Nothing, "x").is_err());
    // What leaving raises is an error of the managers around.
    assert_eq!(run(&log, Does::Swallows, Does::FailsLeaving, "5").unwrap(), -1);
}

#[test]
fn panics_unwind() {
    let log = Log::default();
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        with!(Noted(&log, "a"), Noted(&log, "b") => { panic!("oh") });
    }));
    assert!(caught.is_err());
    assert_eq!(log.take(), "+a +b !b !a");
}

/// As those of anyhow: what they return nobody sees.
macro_rules! bail {
    ($($text:tt)*) => { return ::std::result::Result::Err(::dunder::Exception::from(ValueError::new(format!($($text)*)))) };
}
macro_rules! ensure {
    ($condition:expr, $($text:tt)*) => { if !$condition { bail!($($text)*) } };
}
macro_rules! leave {
    ($error:expr) => {
        return Err($error)
    };
}

#[test]
fn errors_that_macros_return_are_errors() {
    fn check(log: &Log, n: i32) -> Result<i32, Exception> {
        let doubled = with!(Noted(log, "a") => {
            ensure!(n > 0, "{n} is not positive");
            let half = match n % 2 { 0 => n / 2, odd => bail!("{odd} is left") };
            half * 4
        });
        Ok(doubled)
    }
    fn caught(log: &Log, n: i32) -> Result<i32, Exception> {
        attempt! {
            try { ensure!(n > 0, "{n} is not positive"); bail!("never") }
            except (e: ValueError) { log.add(e); Ok(0) }
            finally { log.add("finally") }
        }
    }
    fn bypassed(log: &Log, n: i32) -> Result<i32, Exception> {
        let value = attempt! { try { ensure!(n > 0, "no"); n } finally { log.add("finally") } };
        Ok(value)
    }
    let log = Log::default();
    assert_eq!(check(&log, 4).unwrap(), 8);
    assert!(check(&log, 0).is_err() && check(&log, 3).is_err());
    assert_eq!(log.take(), "+a -a +a -a(ValueError: 0 is not positive) +a -a(ValueError: 1 is left)");
    assert_eq!((caught(&log, 0).unwrap(), caught(&log, 1).unwrap()), (0, 0));
    assert_eq!(log.take(), "ValueError: 0 is not positive finally ValueError: never finally");
    assert!(bypassed(&log, 1).is_ok() && bypassed(&log, 0).is_err());
    assert_eq!(log.take(), "finally finally");
}

#[test]
fn a_hidden_jump_unwinds_once() {
    fn hidden(log: &Log) -> Result<i32, Exception> {
        with!(Noted(log, "a"), Noted(log, "b") => { with!(Noted(log, "c") => { leave!(ValueError::new("v").into()) }) })
    }
    let log = Log::default();
    assert!(hidden(&log).is_err());
    assert_eq!(log.take(), "+a +b +c !c !b !a");
}
