//! The managers that there are.

use std::cell::RefCell;
use std::io::{self, Write};
use std::sync::{Mutex, RwLock};

use dunder::context::{Close, callback, closing, nullcontext, read, suppress, write};
use dunder::exception::ExceptionType;

use super::*;

#[test]
fn locks_are_held_to_the_end() {
    let (lock, rw, cell) = (Mutex::new(1), RwLock::new(2), RefCell::new(3));
    with!(&lock as mut a, write(&rw) as mut b, &cell as mut c => {
        *a += 1;
        *b += 1;
        *c += 1;
        assert!(lock.try_lock().is_err() && rw.try_read().is_err() && cell.try_borrow().is_err());
    });
    assert!(lock.try_lock().is_ok());
    let sum = with!(&lock as a, read(&rw) as b, read(&rw) as again, &cell as c => { *a + *b + *again + *c });
    assert_eq!(sum, 2 + 3 + 3 + 4);
    with!(&rw as mut b => { *b = 0 });
}

#[test]
fn a_lock_is_free_before_the_next_is_left() {
    let (log, lock) = (Log::default(), Mutex::new(1));
    with!(callback(|| log.add(lock.try_lock().is_ok())), &lock as guard => { log.add(*guard) });
    assert_eq!(log.take(), "1 true");
}

#[test]
fn what_no_name_takes_is_held_too() {
    let (lock, cell) = (Mutex::new((1, 2)), RefCell::new(3));
    with!(&lock => { assert!(lock.try_lock().is_err()) });
    with!(&cell as _ => { assert!(cell.try_borrow().is_err()) });
    with!(nullcontext(0) as _, &cell => { assert!(cell.try_borrow().is_err()) });
    assert!(lock.try_lock().is_ok() && cell.try_borrow().is_ok());
    struct Both<'c>(&'c RefCell<u8>, &'c RefCell<u8>);
    impl<'c, E> ContextManager<E> for Both<'c> {
        type Target<'a>
            = (std::cell::RefMut<'c, u8>, std::cell::RefMut<'c, u8>)
        where
            Self: 'a;
        type Swallow = NoError;
        fn enter(&mut self) -> Result<Self::Target<'_>, E> {
            Ok((self.0.borrow_mut(), self.1.borrow_mut()))
        }
        fn exit(&mut self) -> Result<(), E> {
            Ok(())
        }
        fn exit_err(&mut self, error: E) -> Result<NoError, E> {
            Err(error)
        }
    }
    let (a, b) = (RefCell::new(1), RefCell::new(2));
    with!(Both(&a, &b) as (mut first, _) => {
        *first += 1;
        assert!(b.try_borrow().is_err());
    });
    assert_eq!((a.take(), b.take()), (2, 2));
}

/// Takes nothing.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::Error::from(io::ErrorKind::StorageFull))
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_cannot_be_written_at_the_end_is_an_error() {
    fn save(text: &str) -> io::Result<()> {
        with!(io::BufWriter::new(Full) as file => { write!(file, "{text}")? });
        Ok(())
    }
    assert_eq!(save("text").unwrap_err().kind(), io::ErrorKind::StorageFull);
}

#[test]
fn suppress_swallows_what_it_is_told() {
    fn run(text: &str) -> Result<u32, Exception> {
        with!(suppress([KeyError::CLASS, ArithmeticError::CLASS]) => {
            match text {
                "key" => raise!(KeyError("k")),
                "zero" => raise!(ZeroDivisionError("division by zero")),
                text => return Ok(text.parse()?),
            }
        });
        Ok(0)
    }
    assert_eq!(run("5").unwrap(), 5);
    assert_eq!(run("key").unwrap(), 0);
    assert_eq!(run("zero").unwrap(), 0);
    assert!(run("x").is_err());
    fn is_not_found(error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::NotFound
    }
    fn remove(path: &str) -> io::Result<bool> {
        Ok(with!(suppress(is_not_found) => {
            std::fs::remove_file(path)?;
            true
        } else { false }))
    }
    assert!(!remove("no such file").unwrap());
    assert!(remove("no\0name").is_err());
}

#[test]
fn closing_closes() {
    struct Door<'l>(&'l Log);
    impl<E> Close<E> for Door<'_> {
        fn close(&mut self) -> Result<(), E> {
            self.0.add("closed");
            Ok(())
        }
    }
    let log = Log::default();
    with!(closing(Door(&log)) as door => { door.0.add("open") });
    let passed = || -> Option<()> {
        with!(closing(Door(&log)) => { None::<()>? });
        Some(())
    };
    passed();
    assert_eq!(log.take(), "open closed closed");
}

#[test]
fn redirect_stdout_takes_what_is_printed() {
    use dunder::context::redirect_stdout;
    use dunder::output::{StringIo, print, stdout};

    fn shout(text: &str) -> Result<(), Exception> {
        print!("{}", text.to_uppercase());
        stdout().write_all(b"raw ")?;
        if text == "fails" {
            raise!(ValueError("v"));
        }
        Ok(())
    }
    let (outer, inner) = (StringIo::new(), StringIo::new());
    let fails = || -> Result<(), Exception> {
        with!(redirect_stdout(outer.clone()) => {
            shout("a")?;
            with!(redirect_stdout(inner.clone()) as out => {
                print!("{} {out:?}", 1);
                print!();
                std::thread::spawn(|| stdout().flush()).join().unwrap()?;
            });
            shout("fails")?;
        });
        Ok(())
    };
    assert!(fails().is_err());
    with!(redirect_stdout(inner.clone()) as out => { out.write_all(b"end").unwrap() });
    assert_eq!(outer.getvalue(), "A\nraw FAILS\nraw ");
    assert_eq!(inner.getvalue(), "1 StringIo(RefCell { value: \"\" })\n\nend");
    // One manager that is entered again while it is open.
    let mut again = redirect_stdout(StringIo::new());
    let text = with!(&mut again as out => { print!("b"); out.getvalue() });
    assert_eq!((text, with!(&mut again as out => { out.getvalue() })), ("b\n".into(), "b\n".into()));
    fn panics() {
        panic!("in the block");
    }
    let caught = std::panic::catch_unwind(|| with!(redirect_stdout(StringIo::new()) => { panics() }));
    assert!(caught.is_err());
    assert!(stdout().flush().is_ok());
}

#[test]
fn nullcontext_does_nothing_and_callback_what_it_is_told() {
    let mut log = Vec::new();
    let sum = with!(nullcontext(vec![1, 2]) as list, callback(|| log.push("called")) => {
        list.push(3);
        list.iter().sum::<i32>()
    });
    assert_eq!((sum, log.as_slice()), (6, ["called"].as_slice()));
}

#[test]
fn what_has_no_name_lasts_as_long() {
    let lock = Mutex::new(1);
    with!(&lock => { assert!(lock.try_lock().is_err()) });
    with!(&lock as _ => { assert!(lock.try_lock().is_err()) });
    assert!(lock.try_lock().is_ok());
}
