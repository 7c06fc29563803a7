//! Exceptions: classes, messages, chains, notes, errors of the program's own, and errors of the standard library.

use std::{error::Error, fmt, io};

use dunder::{exception::*, prelude::*};

fn raise(text: &str) -> Exception {
    ValueError::new(text).into()
}

#[derive(Debug, PartialEq)]
struct NotFound {
    id: u32,
    source: Option<std::num::ParseIntError>,
}

impl fmt::Display for NotFound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no user {}", self.id)
    }
}

impl Error for NotFound {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}

#[test]
fn an_exception_is_one_pointer_and_goes_anywhere() {
    fn anywhere<T: Send + Sync + Clone + Error + 'static>() {}
    anywhere::<Exception>();
    anywhere::<KeyError>();
    assert_eq!(size_of::<Exception>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), Exception>>(), size_of::<usize>());
    assert_eq!(size_of::<Option<ValueError>>(), size_of::<usize>());
    let e = std::thread::spawn(|| raise("elsewhere")).join().unwrap();
    assert_eq!(e.to_string(), "ValueError: elsewhere");
}

#[test]
fn a_class_matches_itself_and_what_is_below_it() {
    let e = Exception::from(FileNotFoundError::new("x"));
    assert!(
        e.is::<FileNotFoundError>() && e.is::<OSError>() && e.is::<Exception>() && e.is::<BaseException>()
    );
    assert!(!e.is::<PermissionError>() && !e.is::<ValueError>());
    assert!(e.isinstance(OSError::CLASS) && e.class() == FileNotFoundError::CLASS);
    assert_eq!((e.class_name(), e.class().to_string()), ("FileNotFoundError", "FileNotFoundError".into()));
    assert_eq!(format!("{:?}", e.class()), "<class 'FileNotFoundError'>");

    let exit = Exception::from(KeyboardInterrupt::with_args([]));
    assert!(exit.is::<BaseException>() && !exit.is::<Exception>());
    let group = Exception::from(ExceptionGroup::group("two", [raise("a"), raise("b")]).unwrap());
    assert!(group.is::<BaseExceptionGroup>() && group.is::<Exception>());
}

#[test]
fn an_exception_becomes_its_class_or_a_base_of_it() {
    let e = Exception::from(KeyError::new("k"));
    let e: LookupError = e.try_into().unwrap();
    assert_eq!(e.class_name(), "KeyError");
    let e: Exception = e.into();
    let e = ValueError::try_from(e).unwrap_err();
    let e: KeyError = e.downcast().unwrap();
    assert_eq!(e.message(), "'k'");
}

#[test]
fn an_argument_that_cannot_travel_leaves_its_repr() {
    let list = Value::list([Value::from(1), "x".into()]);
    let e = ValueError::new(&list);
    list.as_list().unwrap().push(2);
    assert_eq!(e.to_string(), "ValueError: [1, 'x']");
    assert_eq!(repr(&e), "ValueError([1, 'x'])");
    let kept = &e.args()[0];
    assert_eq!((kept.class_name(), repr(kept)), ("list", "[1, 'x']".into()));
    let e = KeyError::new((1, "a").to_value());
    assert_eq!(e.message(), "(1, 'a')");
}

#[test]
fn scalars_and_text_are_kept() {
    let e = ValueError::with_args([
        1.into(),
        2.5.into(),
        true.into(),
        "x".into(),
        Value::None.into(),
        u128::MAX.into(),
    ]);
    assert_eq!(e.args().to_string(), "(1, 2.5, True, 'x', None, 340282366920938463463374607431768211455)");
    assert!(e.args()[1] == 2.5 && e.args()[3] == "x");
    assert_eq!(ValueError::new(format_args!("{}-{}", 1, 2)).message(), "1-2");
    let local = String::from("local");
    assert_eq!(ValueError::new(&local).message(), ValueError::new(local.as_str()).message());
    assert_eq!(Exception::with_class(TypeError::CLASS, "x").to_string(), "TypeError: x");
}

#[test]
fn a_cause_is_printed_before_and_hides_the_context() {
    let e = raise("third").with_context(KeyError::new("second").with_cause(raise("first")));
    assert!(e.cause().is_none() && e.context().unwrap().is::<KeyError>() && !e.suppress_context());
    let printed = format!("{e:?}");
    assert_eq!(
        printed,
        "ValueError: first\n\n\
         The above exception was the direct cause of the following exception:\n\n\
         KeyError: 'second'\n\n\
         During handling of the above exception, another exception occurred:\n\n\
         ValueError: third"
    );
    let e = e.with_cause(TypeError::new("reason"));
    assert!(e.suppress_context() && e.context().is_some());
    assert_eq!(e.source().unwrap().to_string(), "TypeError: reason");
    let mut e = e;
    e.set_cause(None); // raise e from None
    assert_eq!(format!("{e:?}"), "ValueError: third");
    assert!(e.source().is_none());
}

#[test]
fn raising_again_what_is_handled_makes_no_circle() {
    let e = raise("x");
    let again = e.clone().with_context(e.clone());
    assert!(again.context().is_none() && again.is_same(&e));
    let other = raise("x").with_context(e.clone());
    assert!(!other.is_same(&e) && other.context().unwrap().is_same(&e));
}

#[test]
fn a_change_to_a_clone_leaves_the_other() {
    let e = raise("x");
    let mut copy = e.clone();
    copy.add_note("note");
    assert_eq!((e.notes().len(), copy.notes().len()), (0, 1));
    assert!(!copy.is_same(&e));
}

#[test]
fn notes_come_below() {
    let mut e = raise("x").with_cause(TypeError::new("y"));
    e.add_note("one");
    e.add_note(format!("two {}", 2));
    assert!(format!("{e:?}").ends_with("\n\nValueError: x\none\ntwo 2"));
    assert_eq!(e.to_string(), "ValueError: x");
}

#[test]
fn a_long_chain_neither_prints_nor_drops_by_recursion() {
    let e = (0..100_000).fold(raise("0"), |e, n| raise(&n.to_string()).with_context(e));
    assert_eq!(format!("{e:?}").lines().filter(|line| line.starts_with("ValueError: ")).count(), 100_001);
    let copy = e.clone();
    drop(e);
    assert_eq!(copy.context().unwrap().message(), "99998");
}

#[test]
fn a_group_has_exceptions() {
    let inner = ExceptionGroup::group("inner", [TypeError::new("t").into()]).unwrap();
    let group = ExceptionGroup::group("several", [raise("a"), inner.into()]).unwrap();
    assert_eq!(group.to_string(), "ExceptionGroup: several (2 sub-exceptions)");
    assert_eq!(group.exceptions()[1].to_string(), "ExceptionGroup: inner (1 sub-exception)");
    assert_eq!(
        format!("{group:?}"),
        "ExceptionGroup: several (2 sub-exceptions)\n  \
         +---------------- 1 ----------------\n  \
         | ValueError: a\n  \
         +---------------- 2 ----------------\n  \
         | ExceptionGroup: inner (1 sub-exception)\n  \
         |   +---------------- 1 ----------------\n  \
         |   | TypeError: t"
    );
    assert_eq!(
        ExceptionGroup::group("none", []).unwrap_err().to_string(),
        "ValueError: second argument (exceptions) must be a non-empty sequence"
    );
}

#[test]
fn an_error_of_ones_own_is_carried() {
    let e = Exception::from_error(NotFound { id: 7, source: None });
    assert_eq!((e.class(), e.class_name()), (Exception::CLASS, "NotFound"));
    assert_eq!((e.to_string(), e.message()), ("NotFound: no user 7".into(), "no user 7".into()));
    assert_eq!(e.args(), ["no user 7"]);
    assert_eq!(e.downcast_ref::<NotFound>().unwrap().id, 7);
    assert!(e.downcast_ref::<fmt::Error>().is_none());
    let e = e.downcast_error::<fmt::Error>().unwrap_err();
    assert_eq!(e.downcast_error::<NotFound>().unwrap().id, 7);

    let e = LookupError::from_error(NotFound { id: 8, source: None });
    assert!(e.is::<LookupError>() && e.to_string() == "LookupError: no user 8");
    let kept = e.clone();
    let e = Exception::from(e).downcast_error::<NotFound>().unwrap_err(); // a clone holds it too
    drop(kept);
    assert_eq!(e.downcast_error::<NotFound>().unwrap().id, 8);
}

#[test]
fn sources_of_a_carried_error_come_first() {
    let source = "x".parse::<i32>().err();
    let e = Exception::from_error(NotFound { id: 7, source });
    assert_eq!(e.source().unwrap().to_string(), "invalid digit found in string");
    assert_eq!(
        format!("{e:?}"),
        "invalid digit found in string\n\n\
         The above exception was the direct cause of the following exception:\n\n\
         NotFound: no user 7"
    );
}

#[test]
fn an_exception_in_a_box_is_found_again() {
    let boxed: Box<dyn Error + Send + Sync> = raise("x").into();
    let e = Exception::from(boxed);
    assert_eq!(e.to_string(), "ValueError: x");
    assert!(Exception::from_error(e.clone()).is_same(&e));
    let boxed: Box<dyn Error + Send + Sync> = "just text".into();
    assert_eq!(Exception::from(boxed).message(), "just text");
    // Through io::Error and back, keeping what it is.
    let e = Exception::from(io::Error::from(e));
    assert!(e.is::<ValueError>() && e.message() == "x");
}

#[test]
fn errors_of_the_standard_library_have_pythons_classes() {
    fn parse(text: &str) -> Result<i32, Exception> {
        Ok(text.parse::<i32>()?)
    }
    fn parse_narrow(text: &str) -> Result<u8, ValueError> {
        Ok(text.parse()?)
    }
    assert!(parse("x").unwrap_err().is::<ValueError>());
    assert_eq!(
        parse_narrow("300").unwrap_err().to_string(),
        "ValueError: number too large to fit in target type"
    );
    assert!(Exception::from(u8::try_from(300).unwrap_err()).is::<OverflowError>());
    assert!(Exception::from("x".parse::<f64>().unwrap_err()).is::<ValueError>());
    assert!(
        Exception::from("x".parse::<bool>().unwrap_err())
            .downcast_ref::<std::str::ParseBoolError>()
            .is_some()
    );
    assert!(Exception::from(fmt::Error).is::<RuntimeError>());
    assert!(Exception::from(std::env::var("dunder-no-such-variable").unwrap_err()).is::<KeyError>());
    let bytes = vec![0xff];
    assert!(Exception::from(std::str::from_utf8(&bytes).unwrap_err()).is::<UnicodeDecodeError>());
    let lock = std::sync::Mutex::new(());
    let _ = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _guard = lock.lock();
        std::panic::resume_unwind(Box::new(()));
    }));
    assert!(Exception::from(lock.lock().unwrap_err()).is::<RuntimeError>());
}

#[test]
fn io_errors_are_the_subclass_that_python_picks() {
    let e = Exception::from(std::fs::read("no/such/file").unwrap_err());
    assert_eq!(e.to_string(), "FileNotFoundError: [Errno 2] No such file or directory");
    assert_eq!(e.args().to_string(), "(2, 'No such file or directory')");
    let e = OSError::with_path(std::fs::read("no/such/file").unwrap_err(), "no/such/file");
    assert_eq!(e.message(), "[Errno 2] No such file or directory: 'no/such/file'");
    assert_eq!(e.args().len(), 2);
    assert_eq!(io::Error::from(e).kind(), io::ErrorKind::NotFound);
    for (kind, class) in [
        (io::ErrorKind::NotFound, "FileNotFoundError"),
        (io::ErrorKind::PermissionDenied, "PermissionError"),
        (io::ErrorKind::AlreadyExists, "FileExistsError"),
        (io::ErrorKind::BrokenPipe, "BrokenPipeError"),
        (io::ErrorKind::TimedOut, "TimeoutError"),
        (io::ErrorKind::UnexpectedEof, "EOFError"),
        (io::ErrorKind::InvalidData, "ValueError"),
        (io::ErrorKind::Other, "OSError"),
    ] {
        let e = Exception::from(io::Error::new(kind, "text"));
        assert_eq!((e.class_name(), e.message()), (class, "text".into()));
    }
    #[cfg(target_os = "linux")]
    for (number, class) in [
        (1, "PermissionError"),
        (3, "ProcessLookupError"),
        (4, "InterruptedError"),
        (10, "ChildProcessError"),
        (11, "BlockingIOError"),
        (20, "NotADirectoryError"),
        (21, "IsADirectoryError"),
        (22, "OSError"),
        (32, "BrokenPipeError"),
        (103, "ConnectionAbortedError"),
        (104, "ConnectionResetError"),
        (108, "BrokenPipeError"),
        (110, "TimeoutError"),
        (111, "ConnectionRefusedError"),
        (115, "BlockingIOError"),
    ] {
        assert_eq!(
            Exception::from(io::Error::from_raw_os_error(number)).class_name(),
            class,
            "errno {number}"
        );
    }
}

mod classes_of_ones_own {
    use super::*;

    dunder::exception! {
        /// The configuration is bad.
        pub struct ConfigError(ValueError);
        struct MissingKey(ConfigError, KeyError);
    }

    #[test]
    fn they_are_classes_like_the_built_in_ones() {
        fn load() -> Result<(), MissingKey> {
            Err(MissingKey::new("port"))
        }
        fn run() -> Result<(), Exception> {
            load()?;
            Ok(())
        }
        let e = run().unwrap_err();
        assert_eq!((e.to_string(), repr(&e)), ("MissingKey: 'port'".into(), "MissingKey('port')".into()));
        assert!(
            e.is::<ConfigError>() && e.is::<ValueError>() && e.is::<LookupError>() && !e.is::<TypeError>()
        );
        assert_eq!(MissingKey::CLASS.bases(), [ConfigError::CLASS, KeyError::CLASS]);
        assert!(!Exception::from(ConfigError::new("x")).is::<MissingKey>());
        let e = ConfigError::try_from(e).unwrap();
        assert_eq!(e.with_notes(), "MissingKey: 'port'");
        let e = ConfigError::from_error(NotFound { id: 1, source: None });
        assert_eq!(format!("{e:?}"), "ConfigError: no user 1");
        assert_eq!(ConfigError::with_args([]).to_string(), "ConfigError");
    }

    /// Nothing that the macro writes is taken for something of the program's own.
    mod strange_names {
        #[allow(dead_code)]
        mod core {}
        #[allow(dead_code)]
        mod std {}
        #[allow(dead_code)]
        mod dunder {}
        #[allow(dead_code)]
        struct Result;
        #[allow(dead_code)]
        struct Option;
        use super::ConfigError as Exception;

        ::dunder::exception! { pub(super) struct Clone(Exception); }
    }

    #[test]
    fn they_may_have_any_name() {
        let e = Exception::from(strange_names::Clone::new("x"));
        assert!(e.is::<ConfigError>() && e.class_name() == "Clone");
    }

    // A type made by `exception!` is the program's own: it may have methods.
    impl ConfigError {
        fn with_notes(&self) -> String {
            self.to_string()
        }
    }
}
