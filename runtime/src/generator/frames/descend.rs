//! How a frame is made: its body runs first, and is put on the stack where it waits. One that does not wait is never on it.
//!
//! # Why this is sound
//!
//! All that is said in `frames.rs` holds here. While bodies are being started inside each other none of them is on the stack. Where one waits, so do
//! all that it was started by, and each is put on below the one before: [`put`] keeps the lowest, and whoever has polled the body that
//! was on top links it to that. Where one panics, it has put nothing on; it is dropped, and its memory is given back, before those that it was
//! started by.
#![allow(unsafe_code)]

use core::{
    future::Future,
    marker::PhantomData,
    mem::{ManuallyDrop, MaybeUninit},
    task::Context,
};

use super::{Frame, Functions, Head, Slot, Table, arena, frames};
use crate::generator::{
    Signal,
    channel::{Note, of},
    policy::Policy,
};

/// How much of the machine's stack may be in use by generators that are started inside each other. Then the loop goes on with them, so that
/// the depth of the one does not depend on that of the other.
const NESTED: usize = 16 << 10;

/// Sees to it that there is room for a frame on the stack of the body that is being resumed.
#[inline(always)]
pub(super) unsafe fn make_room<Y, S, X, T>(context: &mut Context<'_>) {
    #[cold]
    #[inline(never)]
    unsafe fn slowly<Y, S, X>(context: &mut Context<'_>, size: usize) {
        // SAFETY: see the top of the file.
        unsafe { (*frames(of::<Y, S, X>(context))).arena.grow(size) }
    }
    // SAFETY: see the top of the file.
    unsafe {
        let stack = (*of::<Y, S, X>(context)).frames;
        if stack.is_null() || !(*stack).arena.has_room::<T>() {
            slowly::<Y, S, X>(context, const { arena::room::<T>() });
        }
    }
}

/// Makes a frame and starts it, unless too many are being started inside each other. Says whether it waits: then it is put on.
///
/// # Safety
///
/// There is room for it.
#[inline(always)]
pub(super) unsafe fn descend<Y, S, R, X, P, F>(
    slot: &mut *mut Slot<R, X>,
    future: F,
    context: &mut Context<'_>,
) -> bool
where
    X: Signal,
    P: Policy<S, R, X>,
    F: Future<Output = Result<R, X>>,
{
    // SAFETY: see the top of the file. The memory is new, and large enough for a frame.
    unsafe {
        let channel = of::<Y, S, X>(context);
        let frame = (*(*channel).frames).arena.allocate::<Frame<R, X, F>>();
        (&raw mut (*frame).future).write(ManuallyDrop::new(future));
        *slot = frame.cast();
        let here = MaybeUninit::<u8>::uninit();
        // Where the machine's stack grows upwards each goes on in the loop.
        if channel.addr().wrapping_sub((&raw const here).addr()) > NESTED {
            (*channel).note = Note::Descended;
            put::<Y, S, R, X>(*slot, &Functions::<Y, S, R, X, P, F>::LEFT, context);
            return true;
        }
        let mut failed = Failed::<Y, S, R, X, F> { frame, context, is_dropped: false, channel: PhantomData };
        let waits = Functions::<Y, S, R, X, P, F>::advance(frame.cast(), &mut *failed.context);
        if !waits {
            failed.is_dropped = true;
            ManuallyDrop::drop(&mut (*frame).future);
        }
        core::mem::forget(failed);
        if waits {
            let table = if P::CLEANS {
                &Functions::<Y, S, R, X, P, F>::TABLE
            } else {
                &Functions::<Y, S, R, X, P, F>::LEFT
            };
            put::<Y, S, R, X>(*slot, table, context);
        }
        waits
    }
}

/// A frame that has panicked before it was put on.
struct Failed<'a, Y, S, R, X, F> {
    frame: *mut Frame<R, X, F>,
    context: *mut Context<'a>,
    /// It was being dropped when it panicked.
    is_dropped: bool,
    channel: PhantomData<fn(Y, S)>,
}

impl<Y, S, R, X, F> Drop for Failed<'_, Y, S, R, X, F> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: it is not used again, and has put nothing on.
        unsafe {
            if !self.is_dropped {
                ManuallyDrop::drop(&mut (*self.frame).future);
            }
            (*(*of::<Y, S, X>(&*self.context)).frames).arena.release(self.frame);
        }
    }
}

/// A call that has panicked, for the result of which there is room.
pub(super) struct Uncalled<'a, Y, S, X>(pub(super) *mut Context<'a>, pub(super) PhantomData<fn(Y, S, X)>);

impl<Y, S, X> Drop for Uncalled<'_, Y, S, X> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: see the top of the file.
        unsafe { (*(*of::<Y, S, X>(&*self.0)).frames).arena.give_up() }
    }
}

/// Puts a frame on: below those that were put on since the body runs that is on top, which are linked to it later.
#[inline(always)]
unsafe fn put<Y, S, R, X>(slot: *mut Slot<R, X>, table: &'static Table, context: &mut Context<'_>) {
    // SAFETY: see the top of the file.
    unsafe {
        // What has been read before is not kept for this: few values live across a poll.
        let frames = (*of::<Y, S, X>(context)).frames;
        let head = slot.cast::<Head>();
        (&raw mut (*head).table).write(table);
        match (*frames).lowest.is_null() {
            true => (*frames).top = head,
            false => (*(*frames).lowest).below = head,
        }
        (*frames).lowest = head;
    }
}
