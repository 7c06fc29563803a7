//! Asynchronous generators as streams.

use core::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::{FusedStream, Stream};

use super::{AsyncBody, AsyncGen};
use crate::generator::{Nothing, Signal, State};

impl<Y, S: Nothing, R, X: Signal, B: AsyncBody<Y, S, R, X>> Stream for AsyncGen<Y, S, R, X, B> {
    type Item = X::Item<Y>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<X::Item<Y>>> {
        AsyncGen::poll_next(&mut *self, context)
    }
}

impl<Y, S: Nothing, R, X: Signal, B: AsyncBody<Y, S, R, X>> FusedStream for AsyncGen<Y, S, R, X, B> {
    #[inline]
    fn is_terminated(&self) -> bool {
        self.state() == State::Closed
    }
}
