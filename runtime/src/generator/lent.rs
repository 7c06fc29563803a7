//! What the body of a context manager gives: a value that may borrow from the body itself.
//!
//! # Why this is sound
//!
//! The value stays in the leaf that waits, [`Lend`], and its address goes out. Who takes it out, or drops it, does so before the body is
//! resumed or dropped, and once: [`Lent`] is the only one to have the address, and takes care of it. Until then the leaf stands where it
//! is, since the body is pinned, and what the value borrows is borrowed for as long as the leaf lives: `'x` is a parameter of it.
//!
//! Whoever takes it chooses a lifetime `'t` for it that `'x` outlives, and the body knows nothing of that. So a longer lifetime in the type has to be as
//! good as a shorter one, which a closure shows that makes the one of the other: it would not compile for `&'t Cell<&'t str>`, in which
//! somebody could put what lives for `'t` alone.
//!
//! The leaf is one of `channel.rs`, and all that is said there holds for it.
#![allow(unsafe_code)]

use core::{
    future::Future,
    marker::{PhantomData, PhantomPinned},
    mem::{self, MaybeUninit},
    pin::Pin,
    ptr::NonNull,
    task::{Context, Poll},
};

use super::channel::{Token, of};

/// The types of a value for each lifetime that it may be borrowed for: `dyn for<'t> Lends<'t, Target = &'t str>`.
pub trait Lends<'t> {
    type Target;
}

/// A lifetime `'s` that `'l` outlives.
#[allow(explicit_outlives_requirements, reason = "it is what the type is for")]
#[derive(Clone, Copy, Debug)]
pub struct Within<'s, 'l: 's>(PhantomData<&'s &'l ()>);

/// A value that waits in its body.
#[derive(Debug)]
pub struct Lent<K: ?Sized + for<'t> Lends<'t>>(NonNull<()>, PhantomData<*const K>);

impl<K: ?Sized + for<'t> Lends<'t>> Lent<K> {
    /// # Safety
    ///
    /// The body is neither resumed nor dropped as long as `'t` lasts.
    #[inline(always)]
    pub(crate) unsafe fn take<'t>(self) -> <K as Lends<'t>>::Target {
        let place = mem::ManuallyDrop::new(self).0;
        // SAFETY: see the top of the file.
        unsafe { place.cast().read() }
    }
}

impl<K: ?Sized + for<'t> Lends<'t>> Drop for Lent<K> {
    fn drop(&mut self) {
        // SAFETY: see the top of the file. Dropping is the same for each lifetime.
        unsafe { self.0.cast::<<K as Lends<'_>>::Target>().drop_in_place() }
    }
}

/// `yield value`, in the body of a context manager.
#[allow(missing_debug_implementations, reason = "the value may be gone")]
pub struct Lend<'x, K: ?Sized + for<'t> Lends<'t>, X> {
    target: MaybeUninit<<K as Lends<'x>>::Target>,
    channel: PhantomData<fn() -> X>,
    _pinned: PhantomPinned,
}

impl<K: ?Sized + for<'t> Lends<'t>, X, P> Token<Lent<K>, (), X, P> {
    /// `_shorten` is never called.
    #[inline(always)]
    pub fn lend<'x>(
        self,
        target: <K as Lends<'x>>::Target,
        _shorten: impl for<'s, 'l> FnOnce(Within<'s, 'l>, <K as Lends<'l>>::Target) -> <K as Lends<'s>>::Target,
    ) -> Lend<'x, K, X> {
        Lend { target: MaybeUninit::new(target), channel: PhantomData, _pinned: PhantomPinned }
    }
}

impl<K: ?Sized + for<'t> Lends<'t>, X> Future for Lend<'_, K, X> {
    type Output = Result<(), X>;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), X>> {
        // SAFETY: see the top of the file. As with `Yield` the first poll finds no input, and each later one finds some. The leaf is
        // not moved out of.
        unsafe {
            let channel = of::<Lent<K>, (), X>(context);
            match (*channel).input.take() {
                Some(input) => Poll::Ready(input),
                None => {
                    let place = NonNull::from(&mut self.get_unchecked_mut().target).cast();
                    (*channel).out = Some(Lent(place, PhantomData));
                    Poll::Pending
                }
            }
        }
    }
}
