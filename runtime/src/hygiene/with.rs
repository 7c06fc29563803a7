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
