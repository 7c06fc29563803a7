//! The asynchronous one: Python's `contextlib.asynccontextmanager`.

use core::{
    fmt,
    future::poll_fn,
    marker::PhantomData,
    mem,
    pin::Pin,
    task::{Context, Waker},
};

use super::{
    Types, ending,
    how::{How, Thrown},
    stage::Stage,
};
use crate::{
    context::{AsyncContextManager, held::InPlace},
    exception::StopAsyncIteration,
    generator::{
        Generated, Lent, Policy, Signal,
        private::{AsyncBody, Lends},
    },
    system::close_quietly,
};

/// What an `async fn` in [`generators!`](crate::generators) with the type `ContextManager<Target = …, Error = …>` returns: a
/// [`MadeManager`](super::MadeManager) that is waited for.
pub struct AsyncMadeManager<K: ?Sized, X, B, H> {
    stage: Stage<B>,
    /// Whether the body waits for a future, and not at a `yield`.
    is_running: bool,
    types: PhantomData<Types<K, X, H>>,
}

/// A body that yields what an asynchronous context manager binds.
pub trait AsyncManagerBody<K: ?Sized + for<'t> Lends<'t>, X: Signal>: AsyncBody<Lent<K>, (), (), X> {}

impl<K: ?Sized + for<'t> Lends<'t>, X: Signal, B: AsyncBody<Lent<K>, (), (), X>> AsyncManagerBody<K, X>
    for B
{
}

const IGNORED: &str = "async generator ignored GeneratorExit";

async fn resume<K, X, B>(
    mut body: Pin<&mut B>,
    is_running: &mut bool,
    input: Result<(), X>,
) -> Result<Generated<Lent<K>, ()>, X>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: AsyncBody<Lent<K>, (), (), X>,
{
    let mut input = Some(input);
    *is_running = true;
    let generated = poll_fn(|context| body.as_mut().poll(context, input.take())).await;
    *is_running = false;
    generated
}

async fn close<K, X, B>(
    mut body: Pin<&mut B>,
    is_running: &mut bool,
) -> Option<Result<Generated<Lent<K>, ()>, X>>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: AsyncBody<Lent<K>, (), (), X>,
{
    let mut first = true;
    *is_running = true;
    let closed = poll_fn(|context| body.as_mut().poll_close(context, mem::take(&mut first))).await;
    *is_running = false;
    closed
}

/// What leaving raises where the body waits at another `yield`: it is closed, and what that raises comes instead.
async fn goes_on<K, X, B>(body: Pin<&mut B>, is_running: &mut bool, text: &str) -> X::Error
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: AsyncBody<Lent<K>, (), (), X>,
{
    let (error, pending, exit) = ending::goes_on::<X, B::Policy>(text);
    let closed = match exit {
        Some(exit) => Some(resume::<K, X, B>(body, is_running, Err(exit)).await),
        None => close::<K, X, B>(body, is_running).await,
    };
    ending::ended::<K, X, B::Policy>(closed, &pending, IGNORED).unwrap_or(error)
}

fn never_yielded<X: Signal, P: Policy<(), (), X>>() -> X::Error {
    ending::never_yielded::<X, P>(StopAsyncIteration::with_args([]).into())
}

impl<K: ?Sized + for<'t> Lends<'t>, X: Signal, B: AsyncBody<Lent<K>, (), (), X>, H>
    AsyncMadeManager<K, X, B, H>
{
    #[doc(hidden)]
    #[inline(always)]
    pub fn new(body: B) -> Self {
        AsyncMadeManager { stage: Stage::new(body), is_running: false, types: PhantomData }
    }

    async fn begin<E>(&mut self, place: Option<InPlace>) -> Result<Lent<K>, E>
    where
        H: How<X, E>,
    {
        let Some(body) = self.stage.begin(place) else {
            return Err(H::raised(never_yielded::<X, B::Policy>()));
        };
        match resume(body, &mut self.is_running, Ok(())).await {
            Ok(Generated::Yielded(lent)) => Ok(lent),
            Ok(Generated::Returned(())) => {
                self.stage.end();
                Err(H::raised(never_yielded::<X, B::Policy>()))
            }
            Err(signal) => {
                self.stage.end();
                Err(H::raised(ending::error(signal)))
            }
        }
    }

    async fn end<E>(&mut self) -> Result<(), E>
    where
        H: How<X, E>,
    {
        let Some(mut body) = self.stage.body() else { return Ok(()) };
        let is_running = &mut self.is_running;
        let ended = match resume(body.as_mut(), is_running, Ok(())).await {
            Ok(Generated::Returned(())) => Ok(()),
            Ok(Generated::Yielded(lent)) => {
                drop(lent);
                Err(H::raised(goes_on(body, is_running, "generator didn't stop").await))
            }
            Err(signal) => Err(H::raised(ending::error(signal))),
        };
        self.stage.end();
        ended
    }

    async fn end_with<E>(&mut self, error: E) -> Result<H::Swallow, E>
    where
        H: How<X, E>,
    {
        let Some(mut body) = self.stage.body() else { return Err(error) };
        let is_running = &mut self.is_running;
        let ended = match H::throw(error) {
            Thrown::Seen(error) => {
                let stop = ending::stop(&error);
                match resume(body.as_mut(), is_running, Err(X::throw(error))).await {
                    Ok(Generated::Returned(())) => Ok(H::swallowed()),
                    Ok(Generated::Yielded(lent)) => {
                        drop(lent);
                        let text = "generator didn't stop after athrow()";
                        Err(H::raised(goes_on(body, is_running, text).await))
                    }
                    Err(signal) => Err(H::raised(ending::unwrapped(ending::error(signal), stop))),
                }
            }
            Thrown::Unseen(error) => {
                let closed = close::<K, X, B>(body, is_running).await;
                match ending::ended::<K, X, B::Policy>(closed, &None, IGNORED) {
                    None => Err(error),
                    Some(raised) => Err(H::raised(raised)),
                }
            }
        };
        self.stage.end();
        ended
    }

    /// As far as it goes without waiting: nobody is there who could wake it. A body that waits for something else is dropped where it is.
    #[cold]
    fn unwind(&mut self) {
        if let Some(body) = self.stage.body().filter(|_| !self.is_running) {
            close_quietly(|| drop(body.poll_close(&mut Context::from_waker(Waker::noop()), true)));
        }
        self.stage.end();
    }
}

impl<K, X, B, H, E> AsyncContextManager<E> for AsyncMadeManager<K, X, B, H>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: AsyncBody<Lent<K>, (), (), X>,
    H: How<X, E>,
{
    type Target<'a>
        = <K as Lends<'a>>::Target
    where
        Self: 'a;
    type Swallow = H::Swallow;

    async fn enter(&mut self) -> Result<<K as Lends<'_>>::Target, E> {
        let lent = self.begin(None).await?;
        Ok(self.stage.lent(lent))
    }

    async fn enter_in_place(&mut self, place: InPlace) -> Result<<K as Lends<'_>>::Target, E> {
        let lent = self.begin(Some(place)).await?;
        Ok(self.stage.lent(lent))
    }

    async fn exit(&mut self) -> Result<(), E> {
        self.end().await
    }

    async fn exit_err(&mut self, error: E) -> Result<H::Swallow, E> {
        self.end_with(error).await
    }

    fn exit_unwind(&mut self) {
        self.unwind();
    }
}

impl<K: ?Sized, X, B, H> fmt::Debug for AsyncMadeManager<K, X, B, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncMadeManager").finish_non_exhaustive()
    }
}
