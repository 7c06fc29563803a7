//! Where the body of a context manager stands.
//!
//! # Why this is sound
//!
//! A body that has begun is pinned: it is in a box, or it stands where it is, of which [`InPlace`] is the promise; what begins it is the only
//! one to note that. Nothing is moved out of it then, but dropped where it is.
//!
//! What the body lends is given for as long as the stage is borrowed, and the body is reached through the stage alone.
#![allow(unsafe_code)]

use alloc::boxed::Box;
use core::pin::Pin;

use crate::{
    context::held::InPlace,
    generator::{Lent, private::Lends},
};

pub(super) struct Stage<B> {
    body: Body<B>,
    has_begun: bool,
}

enum Body<B> {
    Here(B),
    Boxed(Pin<Box<B>>),
    Gone,
}

impl<B> Stage<B> {
    #[inline(always)]
    pub(super) fn new(body: B) -> Self {
        Stage { body: Body::Here(body), has_begun: false }
    }

    #[inline(always)]
    pub(super) fn is_fresh(&self) -> bool {
        !self.has_begun
    }

    /// The body, before it runs; none where it has begun. It is put into a box unless it stands still.
    #[inline(always)]
    pub(super) fn begin(&mut self, place: Option<InPlace>) -> Option<Pin<&mut B>> {
        if self.has_begun {
            return None;
        }
        self.has_begun = true;
        if place.is_none()
            && let Body::Here(body) = core::mem::replace(&mut self.body, Body::Gone)
        {
            self.body = Body::Boxed(Box::pin(body));
        }
        self.body()
    }

    /// The body, while it waits.
    #[inline(always)]
    pub(super) fn body(&mut self) -> Option<Pin<&mut B>> {
        match &mut self.body {
            // SAFETY: see the top of the file.
            Body::Here(body) if self.has_begun => Some(unsafe { Pin::new_unchecked(body) }),
            Body::Boxed(body) => Some(body.as_mut()),
            _ => None,
        }
    }

    /// Drops the body.
    #[inline(always)]
    pub(super) fn end(&mut self) {
        self.body = Body::Gone;
    }

    /// What has just come out of the body.
    #[inline(always)]
    pub(super) fn lent<'t, K: ?Sized + for<'l> Lends<'l>>(
        &'t mut self,
        lent: Lent<K>,
    ) -> <K as Lends<'t>>::Target {
        // SAFETY: see the top of the file.
        unsafe { lent.take() }
    }
}
