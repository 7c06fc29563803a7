//! How an error leaves a function, and what `?` finds.

use core::convert::Infallible;

/// The type of a function that errors can leave: a `Result` or an `Option`.
///
/// An error that no handler of an [`attempt!`](crate::attempt!) catches is returned, as `?` returns it.
#[diagnostic::on_unimplemented(
    message = "an error can leave here, and `{Self}` holds none",
    label = "this can raise",
    note = "let the function return a `Result`, or catch the rest: `except (e: BaseException) {{ … }}` or `except {{ … }}`"
)]
pub trait Leaves<E>: Sized {
    /// The function's value where it raises.
    fn leave(error: E) -> Self;
}

impl<T, E> Leaves<E> for Result<T, E> {
    #[inline(always)]
    fn leave(error: E) -> Self {
        Err(error)
    }
}

impl<T> Leaves<NoneRaised> for Option<T> {
    #[inline(always)]
    fn leave(_: NoneRaised) -> Self {
        None
    }
}

/// What `?` finds in a `None`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NoneRaised;

impl core::fmt::Display for NoneRaised {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("there is no value")
    }
}

impl core::error::Error for NoneRaised {}

/// What `?` takes: a `Result` or an `Option`.
#[diagnostic::on_unimplemented(
    message = "`?` takes a `Result` or an `Option` here",
    label = "this is a `{Self}`"
)]
pub trait Branch<T, E> {
    /// What `?` evaluates to, or what it raises.
    ///
    /// # Errors
    ///
    /// What is to be raised.
    fn branch(self) -> Result<T, E>;
}

impl<T, E> Branch<T, E> for Result<T, E> {
    #[inline(always)]
    fn branch(self) -> Result<T, E> {
        self
    }
}

impl<T> Branch<T, NoneRaised> for Option<T> {
    #[inline(always)]
    fn branch(self) -> Result<T, NoneRaised> {
        self.ok_or(NoneRaised)
    }
}

#[inline(always)]
pub fn branch<T, E, B: Branch<T, E>>(value: B) -> Result<T, E> {
    value.branch()
}

#[inline(always)]
pub fn leave<E, L: Leaves<E>>(error: E) -> L {
    L::leave(error)
}

/// An error that nobody looks at.
#[derive(Debug)]
pub struct Ignored;

#[inline(always)]
pub fn ignored<E>(_: E) -> Ignored {
    Ignored
}

/// A value for a place that is never reached, whose type is that of what it is used for.
#[cold]
pub fn pinned<T>() -> T {
    unreachable!("this shows which type a value has, and is not reached")
}

/// Carries the type of one place to another.
#[allow(missing_debug_implementations, reason = "nobody sees one")]
pub struct Pin<T>(core::marker::PhantomData<fn() -> T>);

impl<T> Clone for Pin<T> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Pin<T> {}

#[inline(always)]
pub fn pin<T>() -> Pin<T> {
    Pin(core::marker::PhantomData)
}

impl<T> Pin<T> {
    /// A value that shows the type at a place that is never reached.
    #[cold]
    pub fn never(self) -> T {
        pinned()
    }

    /// A value that has to be of the type.
    #[inline(always)]
    pub fn value(self, value: T) -> T {
        value
    }
}

/// What a macro returns that is no macro of ours.
#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the macro")]
pub fn hidden<E>(body: impl FnOnce() -> Result<(), E>) -> Result<(), E> {
    body()
}

/// As [`hidden`], of one that never goes on.
#[inline(always)]
#[expect(clippy::missing_errors_doc, reason = "that of the macro")]
pub fn hidden_end<E>(body: impl FnOnce() -> Result<Infallible, E>) -> Result<Infallible, E> {
    body()
}
