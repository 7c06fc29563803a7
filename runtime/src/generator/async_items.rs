//! What `async for` in a comprehension iterates over.

use core::{
    future::{Future, poll_fn},
    pin::Pin,
    task::{Context, Poll},
};

/// Items that are waited for, one after the other: an asynchronous generator, or with the feature `futures` any `Stream`.
#[diagnostic::on_unimplemented(
    message = "`async for` cannot iterate over a `{Self}`",
    label = "this is not asynchronous",
    note = "it takes asynchronous generators, and with the feature `futures` every `Stream`; for what is there at once write `for`",
    note = "in Python: `TypeError: 'async for' requires an object with __aiter__ method`"
)]
pub trait AsyncItems {
    /// What it gives.
    type Item;
    #[doc(hidden)]
    fn poll_item(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>>;
}

#[cfg(feature = "futures")]
#[diagnostic::do_not_recommend]
impl<S: futures_core::Stream> AsyncItems for S {
    type Item = S::Item;

    #[inline]
    fn poll_item(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.poll_next(context)
    }
}

#[cfg(not(feature = "futures"))]
impl<S: AsyncItems + Unpin> AsyncItems for &mut S {
    type Item = S::Item;

    #[inline]
    fn poll_item(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        Pin::new(&mut **self).poll_item(context)
    }
}

#[cfg(not(feature = "futures"))]
impl<Y, S, R, X, B> AsyncItems for super::AsyncGen<Y, S, R, X, B>
where
    S: super::Nothing,
    X: super::Signal,
    B: super::asynchronous::AsyncBody<Y, S, R, X>,
{
    type Item = X::Item<Y>;

    #[inline]
    fn poll_item(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<X::Item<Y>>> {
        self.poll_next(context)
    }
}

/// Begins to iterate.
#[inline(always)]
pub fn asynchronous<S: AsyncItems>(items: S) -> S {
    items
}

/// The next item.
#[inline]
pub fn next<S: AsyncItems>(items: &mut Pin<&mut S>) -> impl Future<Output = Option<S::Item>> {
    poll_fn(move |context| items.as_mut().poll_item(context))
}
