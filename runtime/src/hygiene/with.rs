//! The block that managers stand around.

decoys!();
primitive_decoys!();
trait Leaves {}
struct Normal;
struct Raise;

// with!: each way out, else.
fn parsed(
    text: &::core::primitive::str,
    way: ::core::primitive::u32,
) -> ::core::result::Result<::core::primitive::u32, crate::Exception> {
    for __error in 0..2 {
        let value = crate::with!(
            crate = crate;
            crate::context::nullcontext(way) as __held,
            crate::context::suppress(|_: &crate::Exception| __error == 1) => {
                if *__held == 1 { continue }
                if *__held == 2 { return ::core::result::Result::Ok(2) }
                text.parse::<::core::primitive::u32>()?
            } else { 7 }
        );
        if value != 0 {
            return ::core::result::Result::Ok(value);
        }
    }
    ::core::result::Result::Ok(crate::with!(crate = crate; crate::context::nullcontext(3) as way => { *way }))
}

#[::core::prelude::v1::test]
fn blocks_are_left() {
    for (text, way, value) in [("5", 0, 5), ("0", 0, 3), ("5", 1, 3), ("5", 2, 2)] {
        ::core::assert!(
            ::core::matches!(parsed(text, way), ::core::result::Result::Ok(found) if found == value)
        );
    }
    ::core::assert!(parsed("x", 0).is_err());
}

// #[contextmanager], and what it lends.
#[crate::contextmanager(crate = crate)]
fn lent(
    log: &::core::cell::RefCell<crate::__private::alloc::string::String>,
    __value: ::core::primitive::u32,
) -> ContextManager<Target = &mut ::core::primitive::u32, Error = crate::Exception> {
    let mut way = __value;
    crate::attempt! {
        crate = crate;
        try { yield_!(&mut way) }
        except (_: crate::exception::KeyError) { log.borrow_mut().push('k') }
        finally { log.borrow_mut().push('f') }
    }
}

crate::generators! {
    crate = crate;

    async fn waited(way: ::core::primitive::u32) -> ContextManager<Target = ::core::primitive::u32> {
        yield way
    }
}

// #[within]
#[crate::within(crate = crate; lent(__kind, 1), crate::context::nullcontext(2) as __held)]
fn around(
    __kind: &::core::cell::RefCell<crate::__private::alloc::string::String>,
    way: ::core::primitive::u32,
) -> ::core::result::Result<::core::option::Option<::core::primitive::u32>, crate::Exception> {
    if way == 0 {
        return ::core::result::Result::Err(crate::Exception::with_class(
            <crate::exception::KeyError as crate::exception::ExceptionType>::CLASS,
            "k",
        ));
    }
    ::core::result::Result::Ok(::core::option::Option::Some(way + *__held))
}

#[::core::prelude::v1::test]
fn managers_are_made() {
    let log = ::core::cell::RefCell::new(crate::__private::alloc::string::String::new());
    ::core::assert!(::core::matches!(
        around(&log, 3),
        ::core::result::Result::Ok(::core::option::Option::Some(5))
    ));
    ::core::assert!(::core::matches!(
        around(&log, 0),
        ::core::result::Result::Ok(::core::option::Option::None)
    ));
    ::core::assert!(*log.borrow() == "fkf");
}

// async_with!
#[::core::prelude::v1::test]
fn managers_are_waited_for() {
    let future = async { crate::async_with!(crate = crate; waited(3) as way => { way + 1 }) };
    let mut context = ::core::task::Context::from_waker(::core::task::Waker::noop());
    let future = ::core::pin::pin!(future);
    ::core::assert!(::core::matches!(
        ::core::future::Future::poll(future, &mut context),
        ::core::task::Poll::Ready(4)
    ));
}
