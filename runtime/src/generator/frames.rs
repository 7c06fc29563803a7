//! `yield from` a generator: the generators that run inside each other are frames of one stack, which the outermost one
//! owns. The innermost is resumed directly, so an item costs the same at any depth.
//!
//! # Why this is sound
//!
//! - Frames lie in an arena and are taken off in the order in which they were put on, so memory that is given back lies above all
//!   that is in use. A frame does not move, and is dropped before its memory is used again, also when a `drop` panics: its
//!   future is pinned.
//! - A frame is put on by a [`FromCall`], a leaf of the frame below (or of the body), with the channel's types of that leaf; so all
//!   frames of a stack have the types of its body, and `resume` and `close` are called with these.
//! - A leaf's pointer to its frame is read in two cases: right after the frame was put on, and when the leaf is polled again without
//!   input. That happens only when the frame above it has ended and its result was written; with input the frame was closed, and the
//!   pointer is not read. The pointers survive a move of the generator, since the arena's memory stays where it is.
//! - `channel.frames` leads to the stack of the body that is being resumed, which outlives the call.
#![allow(unsafe_code)]

use alloc::boxed::Box;
use core::{
    future::Future,
    marker::PhantomData,
    mem::{ManuallyDrop, MaybeUninit},
    pin::Pin,
    ptr,
    task::{Context, Poll},
};

use self::arena::{Arena, Mark};
use super::{
    Gen, Signal,
    body::Body,
    channel::{Channel, Note, Token, enter, foreign, of, within},
    delegate::{Drive, Equal},
    leaves::Origin,
    made::Stage,
    policy::{Outer, Policy},
};
use crate::{
    exception::{ExceptionType as _, RuntimeError},
    system::close_quietly,
};

mod arena;

/// How many generators may be started inside each other before the loop goes on with them, so that the depth of the machine's stack
/// does not depend on theirs.
const NESTED: u32 = 128;

/// What every frame starts with.
#[repr(C)]
struct Head {
    below: *mut Head,
    table: &'static Table,
    mark: Mark,
}

/// What can be done with a frame whose types are not known.
struct Table {
    /// Polls it, and says whether it has ended: then its result is written, and it is off the stack.
    poll: unsafe fn(*mut Head, &mut Context<'_>) -> bool,
    /// Polls it with what the one above has raised, or else with what closes it, and takes it off the stack. What it raises instead is
    /// put into the channel.
    close: unsafe fn(*mut Head, &mut Context<'_>),
    /// Has it do what it does when it is dropped, and drops it next time; none where there is nothing to do.
    leave: Option<unsafe fn(*mut Head, *mut Stack)>,
    drop: unsafe fn(*mut Head),
}

/// A frame as its leaf sees it.
#[repr(C)]
struct Slot<R, X> {
    head: Head,
    result: MaybeUninit<Result<R, X>>,
}

#[repr(C)]
struct Frame<R, X, F> {
    slot: Slot<R, X>,
    future: ManuallyDrop<F>,
}

/// The frames of a generator, once there are some. A generator that is a frame itself never has any.
#[derive(Debug, Default)]
pub(super) struct Frames(Option<Box<Stack>>);

/// Frames, innermost on top.
#[derive(Debug)]
pub struct Stack {
    top: *mut Head,
    /// The innermost of those that an error was thrown through; null where none was.
    thrown: *mut Head,
    /// Whether the one that has ended last was one of these.
    is_thrown: bool,
    arena: Arena,
}

impl Frames {
    /// The stack, if a frame is on it.
    #[inline(always)]
    pub(super) fn stack(&mut self) -> Option<&mut Stack> {
        self.0.as_deref_mut().filter(|stack| !stack.top.is_null())
    }

    /// Whether a frame is on it.
    #[inline]
    pub(super) fn is_used(&self) -> bool {
        self.0.as_deref().is_some_and(|stack| !stack.top.is_null())
    }

    /// The stack, or null where there is none yet.
    #[inline(always)]
    pub(super) fn pointer(&mut self) -> *mut Stack {
        self.0.as_deref_mut().map_or(ptr::null_mut(), ptr::from_mut)
    }

    /// The stack, which is there from the first frame on.
    #[inline(always)]
    fn made(&mut self) -> *mut Stack {
        match &mut self.0 {
            Some(stack) => &raw mut **stack,
            none => Self::make(none),
        }
    }

    #[cold]
    #[inline(never)]
    fn make(none: &mut Option<Box<Stack>>) -> *mut Stack {
        &raw mut **none.insert(Box::new(Stack {
            top: ptr::null_mut(),
            thrown: ptr::null_mut(),
            is_thrown: false,
            arena: Arena::new(),
        }))
    }
}

impl Stack {
    /// Resumes the innermost until something is yielded, or until all have ended.
    #[inline(always)]
    pub(super) fn resume<Y, S, X>(&mut self, input: Option<Result<S, X>>) -> Option<Y> {
        let is_thrown = matches!(input, Some(Err(_)));
        if is_thrown {
            self.thrown = self.top;
        }
        let resumed = self.run(input);
        if is_thrown {
            self.thrown = ptr::null_mut();
        }
        resumed
    }

    #[inline(always)]
    fn run<Y, S, X>(&mut self, input: Option<Result<S, X>>) -> Option<Y> {
        let frames: *mut Stack = self;
        let mut channel = Channel::<Y, S, X>::new(input, frames, ptr::null_mut());
        let shared = &raw mut channel;
        // SAFETY: see the top of the file. `channel` is not used but through `shared`.
        within(shared, |context| unsafe {
            loop {
                let top = (*frames).top;
                if ((*top).table.poll)(top, context) {
                    if (*frames).top.is_null() {
                        return None;
                    }
                    continue;
                }
                if let Some(value) = (*shared).out.take() {
                    return Some(value);
                }
                if (*shared).note != Note::Descended {
                    foreign();
                }
                (*shared).note = Note::Nothing;
            }
        })
    }

    /// Closes all, innermost first, and gives what the body below is to raise: what the outermost raised, or `signal`.
    #[cold]
    #[inline(never)]
    pub(super) fn close<Y, S, X>(&mut self, signal: X) -> X {
        let frames: *mut Stack = self;
        let mut raised = None;
        loop {
            // SAFETY: as in `resume`.
            unsafe {
                let top = (*frames).top;
                if top.is_null() {
                    return raised.unwrap_or(signal);
                }
                let input = raised.take().map(Err);
                let mut channel = Channel::<Y, S, X>::new(input, frames, ptr::null_mut());
                let shared = &raw mut channel;
                within(shared, |context| ((*top).table.close)(top, context));
                raised = (*shared).input.take().and_then(Result::err);
            }
        }
    }

    /// Drops all, innermost first.
    pub(super) fn unwind_all(&mut self) {
        self.unwind(ptr::null_mut());
    }

    /// Drops the frames above `end`.
    fn unwind(&mut self, end: *mut Head) {
        struct Rest<'a>(&'a mut Stack, *mut Head);
        impl Rest<'_> {
            fn go(&mut self) {
                while self.0.top != self.1 {
                    let top = self.0.top;
                    // SAFETY: see the top of the file.
                    unsafe {
                        // What it does may put frames above it, which are dropped before it.
                        if let Some(leave) = (*top).table.leave {
                            leave(top, &raw mut *self.0);
                            continue;
                        }
                        self.0.top = (*top).below;
                        let mark = (*top).mark;
                        ((*top).table.drop)(top);
                        self.0.arena.release(mark);
                    }
                }
            }
        }
        // Where dropping one panics, the others are dropped all the same.
        impl Drop for Rest<'_> {
            fn drop(&mut self) {
                self.go();
            }
        }
        Rest(self, end).go();
    }
}

impl Drop for Stack {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.top.is_null() {
            self.unwind(ptr::null_mut());
        }
    }
}

/// The functions of a frame.
struct Functions<Y, S, R, X, P, F>(PhantomData<fn(Y, S, R, X, P, F)>);

impl<Y, S, R, X: Signal, P: Policy<S, R, X>, F: Future<Output = Result<R, X>>> Functions<Y, S, R, X, P, F> {
    const TABLE: Table = Table {
        poll: Self::poll,
        close: Self::close,
        leave: if P::CLEANS { Some(Self::leave) } else { None },
        drop: Self::drop,
    };
    /// For one that has not started, runs or has left: it is only dropped.
    const LEFT: Table = Table { poll: Self::poll, close: Self::close, leave: None, drop: Self::drop };

    unsafe fn poll(head: *mut Head, context: &mut Context<'_>) -> bool {
        let frame = head.cast::<Frame<R, X, F>>();
        // SAFETY: see the top of the file: `head` is the beginning of a frame of this type.
        unsafe {
            if P::CLEANS {
                (*head).table = &Self::LEFT;
            }
            match Pin::new_unchecked(&mut *(*frame).future).poll(context) {
                Poll::Pending => {
                    if P::CLEANS {
                        (*head).table = &Self::TABLE;
                    }
                    false
                }
                Poll::Ready(result) => {
                    (&raw mut (*frame).slot.result).write(MaybeUninit::new(result.map_err(P::leave)));
                    let frames = (*of::<Y, S, X>(context)).frames;
                    (*frames).top = (*head).below;
                    if P::CHAINS {
                        let is_thrown = (*frames).thrown == head;
                        (*frames).is_thrown = is_thrown;
                        if is_thrown {
                            (*frames).thrown = (*head).below;
                        }
                    }
                    ManuallyDrop::drop(&mut (*frame).future);
                    true
                }
            }
        }
    }

    unsafe fn close(head: *mut Head, context: &mut Context<'_>) {
        let frame = head.cast::<Frame<R, X, F>>();
        // SAFETY: as above.
        unsafe {
            (*head).table = &Self::LEFT;
            let channel = of::<Y, S, X>(context);
            // What says that it is being closed depends on what its own definition knew of the error.
            if (*channel).input.is_none() {
                (*channel).input = P::exit().map(Err);
            }
            let answer = Pin::new_unchecked(&mut *(*frame).future).poll(context);
            let raised = match answer {
                Poll::Ready(Ok(_)) => None,
                Poll::Ready(Err(signal)) => Some(P::leave(signal)).filter(|signal| !P::is_exit(signal)),
                Poll::Pending => Some(P::misuse(RuntimeError::CLASS, "generator ignored GeneratorExit")),
            };
            (*channel).input = raised.map(Err);
            let below = (*head).below;
            (*(*channel).frames).unwind(below);
        }
    }

    unsafe fn leave(head: *mut Head, frames: *mut Stack) {
        let frame = head.cast::<Frame<R, X, F>>();
        // SAFETY: as above. Nothing else runs, and what is put on the stack meanwhile is taken off before this frame.
        unsafe {
            (*head).table = &Self::LEFT;
            let mut channel = Channel::<Y, S, X>::new(P::exit().map(Err), frames, ptr::null_mut());
            channel.note = Note::Exiting;
            let body = Pin::new_unchecked(&mut *(*frame).future);
            close_quietly(|| drop(enter(body, &mut channel)));
        }
    }

    unsafe fn drop(head: *mut Head) {
        // SAFETY: as above.
        unsafe { ManuallyDrop::drop(&mut (*head.cast::<Frame<R, X, F>>()).future) }
    }
}

/// Puts a frame on.
#[inline(always)]
unsafe fn push<Y, S, R, X, P, F>(frames: *mut Stack, future: F) -> *mut Slot<R, X>
where
    X: Signal,
    P: Policy<S, R, X>,
    F: Future<Output = Result<R, X>>,
{
    // SAFETY: the memory is new, and large enough for a frame.
    unsafe {
        let (frame, mark) = (*frames).arena.allocate::<Frame<R, X, F>>();
        let head = Head { below: (*frames).top, table: &Functions::<Y, S, R, X, P, F>::LEFT, mark };
        (&raw mut (*frame).slot.head).write(head);
        (&raw mut (*frame).future).write(ManuallyDrop::new(future));
        (*frames).top = frame.cast();
        frame.cast()
    }
}

/// Puts a frame on and starts it, unless too many are being started inside each other. Says whether it has ended.
#[inline(always)]
unsafe fn descend<Y, S, R, X, P, F>(slot: &mut *mut Slot<R, X>, future: F, context: &mut Context<'_>) -> bool
where
    X: Signal,
    P: Policy<S, R, X>,
    F: Future<Output = Result<R, X>>,
{
    let channel = of::<Y, S, X>(context);
    // SAFETY: see the top of the file.
    unsafe {
        if (*channel).frames.is_null() {
            (*channel).frames = (*(*channel).root).made();
        }
        *slot = push::<Y, S, R, X, P, F>((*channel).frames, future);
        if (*channel).depth >= NESTED {
            (*channel).note = Note::Descended;
            return false;
        }
        (*channel).depth += 1;
        let has_ended = Functions::<Y, S, R, X, P, F>::poll((*slot).cast(), context);
        (*channel).depth -= 1;
        has_ended
    }
}

/// `yield from call(args)`, where that makes a generator with the channel's types.
///
/// It holds the arguments and a pointer, so what it is part of does not hold the other generator: recursion needs no `Box`.
#[allow(missing_debug_implementations, reason = "a call has no form to show")]
pub struct FromCall<Y, S, R, X, P, A, B, C> {
    call: Option<(A, C)>,
    slot: *mut Slot<R, X>,
    token: Token<Y, S, X, P>,
    body: PhantomData<fn() -> B>,
}

impl<Y, S, R, X, P, A, B, C> Unpin for FromCall<Y, S, R, X, P, A, B, C> {}
// SAFETY: what the pointer leads to is made of a `B`, or of a generator of it, and an `R`.
unsafe impl<Y, S, R: Send, X, P, A: Send, B: Send, C: Send> Send for FromCall<Y, S, R, X, P, A, B, C> {}

impl<Y, S, R, X, P, A, B, C> FromCall<Y, S, R, X, P, A, B, C> {
    #[inline(always)]
    pub(super) fn new(token: Token<Y, S, X, P>, args: A, call: C) -> Self {
        FromCall { call: Some((args, call)), slot: ptr::null_mut(), token, body: PhantomData }
    }
}

impl<Y, S, R, X, P, A, B, C> Future for FromCall<Y, S, R, X, P, A, B, C>
where
    X: Signal,
    P: Outer<S, X>,
    B: Body<Y, S, R, X>,
    C: FnOnce(A) -> Gen<Y, S, R, X, B>,
{
    type Output = Result<R, X>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<R, X>> {
        let channel = of::<Y, S, X>(context);
        // SAFETY: see the top of the file.
        unsafe {
            if let Some((args, call)) = self.call.take() {
                let has_ended = match call(args).stage {
                    Stage::Created(body) => {
                        descend::<Y, S, R, X, B::Policy, _>(&mut self.slot, body.into_future(), context)
                    }
                    stage => {
                        let started = Drive::<_, Equal, P>::new(Gen::<Y, S, R, X, B>::of(stage));
                        let leaf = self.token.leaf(started);
                        descend::<Y, S, R, X, B::Policy, _>(&mut self.slot, leaf, context)
                    }
                };
                if !has_ended {
                    return Poll::Pending;
                }
            } else if let Some(Err(signal)) = (*channel).input.take() {
                return Poll::Ready(Err(signal));
            }
            let result = (*self.slot).result.assume_init_read();
            (*(*channel).frames).arena.release((*self.slot).head.mark);
            Poll::Ready(result)
        }
    }
}

impl<Y, S, R, X, P, A, B, C> Origin for FromCall<Y, S, R, X, P, A, B, C> {
    #[inline(always)]
    unsafe fn is_thrown(&self, frames: *mut Stack) -> bool {
        // SAFETY: see the top of the file. What has ended last is the frame of this leaf.
        unsafe { (*frames).is_thrown }
    }
}
