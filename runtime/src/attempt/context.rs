//! The exception that is being handled, for the chains of those that are raised meanwhile.
//!
//! An expansion does not know the type of an error. Where it is not [`Exception`] all of this does nothing, and leaves no code.
//!
//! # Why this is sound
//!
//! [`is_exception`] asks for the identity of a type that may hold borrowed data, for which `TypeId::of` cannot be called as it is. A
//! type that is `Exception` up to its lifetimes is `Exception`, which has none. The call goes through a trait object of
//! [`PhantomData`], which holds nothing that could dangle; its method looks at no data. Where the answer is yes, the two types are
//! the same, and a place of the one is a place of the other.
#![allow(unsafe_code)]

use core::{any::TypeId, marker::PhantomData, mem};

use crate::exception::{Exception, ExceptionType as _, RuntimeError};

/// What is being handled, if it is an [`Exception`].
pub type Handled = Option<Exception>;

trait Identified {
    fn id(&self) -> TypeId
    where
        Self: 'static;
}

impl<T> Identified for PhantomData<T> {
    #[inline(always)]
    fn id(&self) -> TypeId
    where
        Self: 'static,
    {
        TypeId::of::<T>()
    }
}

#[inline(always)]
fn is_exception<T>() -> bool {
    let marker = PhantomData::<T>;
    let object: &dyn Identified = &marker;
    // SAFETY: see the top of the file.
    let object = unsafe { mem::transmute::<&dyn Identified, &(dyn Identified + 'static)>(object) };
    object.id() == TypeId::of::<Exception>()
}

#[inline(always)]
fn exception<T>(error: &T) -> Option<&Exception> {
    // SAFETY: see the top of the file.
    is_exception::<T>().then(|| unsafe { &*core::ptr::from_ref(error).cast::<Exception>() })
}

/// Changes the error if it is an [`Exception`].
#[inline(always)]
pub(crate) fn change<T>(error: T, change: impl FnOnce(Exception) -> Exception) -> T {
    let mut slot = Some(error);
    if is_exception::<T>() {
        // SAFETY: see the top of the file.
        let slot = unsafe { &mut *core::ptr::from_mut(&mut slot).cast::<Option<Exception>>() };
        *slot = slot.take().map(change);
    }
    slot.expect("it was put there, or put back")
}

/// What is being handled in a handler of this error.
#[inline(always)]
pub fn handled<T>(error: &T) -> Handled {
    exception(error).cloned()
}

/// As [`handled`], of an error that nobody else needs.
#[inline(always)]
pub fn of<T>(error: T) -> Handled {
    handled(&settled(error))
}

/// An error that is caught: it is decided what its context is.
#[inline(always)]
pub fn settled<T>(error: T) -> T {
    change(error, |mut exception| {
        exception.settle();
        exception
    })
}

/// What is being handled in a `finally`: what is on its way out, or else what was handled before.
#[inline(always)]
pub fn pending<T>(error: &mut T, before: &Handled) -> Handled {
    if is_exception::<T>() {
        // SAFETY: see the top of the file.
        unsafe { &mut *core::ptr::from_mut(error).cast::<Exception>() }.settle();
    }
    handled(error).or_else(|| before.clone())
}

/// As [`pending`], of an error of which only that is left.
#[inline(always)]
pub fn kept(handled: &mut Handled, before: &Handled) -> Handled {
    handled.clone().or_else(|| before.clone())
}

/// What becomes of an error that is raised while this is handled.
#[inline(always)]
pub fn raised<T>(error: T, handled: &Handled) -> T {
    change(error, |exception| match handled {
        Some(handled) => exception.raised_while(handled),
        None => exception,
    })
}

/// What becomes of an error that a call has raised while this is handled.
#[inline(always)]
pub fn found<T>(error: T, handled: &Handled) -> T {
    change(error, |exception| match handled {
        Some(handled) => exception.found_while(handled),
        None => exception,
    })
}

/// What becomes of an error that leaves an exit of a stack, which was given `before` and whose stack was given `received`.
#[inline]
pub(crate) fn unwound<T>(error: T, before: &Handled, received: &Handled) -> T {
    change(error, |exception| exception.unwound(before.as_ref(), received.as_ref()))
}

/// What becomes of an error that has come out of a generator that is delegated to: what was thrown is raised anew here.
#[inline(always)]
pub fn noted<T>(error: T, handled: &Handled, is_thrown: bool) -> T {
    if is_thrown { raised(error, handled) } else { found(error, handled) }
}

/// Python's bare `raise`.
#[inline]
pub fn again(handled: &Handled) -> Exception {
    match handled {
        Some(exception) => exception.clone(),
        None => Exception::with_class(RuntimeError::CLASS, "No active exception to reraise"),
    }
}
