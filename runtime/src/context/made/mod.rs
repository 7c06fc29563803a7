//! The context manager that a generator makes: Python's `contextlib.contextmanager`.

mod asynchronous;
mod ending;
mod how;
mod stage;

use core::{fmt, marker::PhantomData, pin::Pin};

pub use self::asynchronous::{AsyncMadeManager, AsyncManagerBody};
pub use self::how::{Any, Only, Unseen};
use self::how::{How, Thrown};
use self::stage::Stage;
use super::{ContextManager, held::InPlace};
use crate::{
    exception::StopIteration,
    generator::{
        Generated, Lent, Policy, Signal,
        private::{Body, Lends},
    },
    system::close_quietly,
};

/// What a function in [`generators!`](crate::generators) with the type `ContextManager<Target = …, Error = …>` returns.
///
/// `K` is the family of what is yielded, for each lifetime that it may be borrowed for; `X` tells what can be raised in the body `B`, and
/// `H` what becomes of the errors of a block. It serves one block.
///
/// [`with!`](crate::with!) keeps the body where it is; elsewhere entering puts it into a box.
pub struct MadeManager<K: ?Sized, X, B, H> {
    stage: Stage<B>,
    types: PhantomData<Types<K, X, H>>,
}

type Types<K, X, H> = (fn() -> X, fn() -> H, fn() -> *const K);

/// A body that yields what a context manager binds.
pub trait ManagerBody<K: ?Sized + for<'t> Lends<'t>, X: Signal>: Body<Lent<K>, (), (), X> {}

impl<K: ?Sized + for<'t> Lends<'t>, X: Signal, B: Body<Lent<K>, (), (), X>> ManagerBody<K, X> for B {}

impl<K: ?Sized + for<'t> Lends<'t>, X: Signal, B: Body<Lent<K>, (), (), X>, H> MadeManager<K, X, B, H> {
    #[doc(hidden)]
    #[inline(always)]
    pub fn new(body: B) -> Self {
        MadeManager { stage: Stage::new(body), types: PhantomData }
    }

    #[inline(always)]
    fn begin<E>(&mut self, place: Option<InPlace>) -> Result<Lent<K>, E>
    where
        H: How<X, E>,
    {
        let Some(body) = self.stage.begin(place) else {
            return Err(H::raised(never_yielded::<X, B::Policy>()));
        };
        match body.resume(Some(Ok(()))) {
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

    #[inline(always)]
    fn end<E>(&mut self) -> Result<(), E>
    where
        H: How<X, E>,
    {
        // A stack was given it unentered: as CPython does, it runs to its `yield` now, which is one too many.
        if self.stage.is_fresh() {
            self.stage.begin(None);
        }
        let Some(mut body) = self.stage.body() else { return Ok(()) };
        let ended = match body.as_mut().resume(Some(Ok(()))) {
            Ok(Generated::Returned(())) => Ok(()),
            Ok(Generated::Yielded(lent)) => {
                drop(lent);
                Err(H::raised(goes_on(body, "generator didn't stop")))
            }
            Err(signal) => Err(H::raised(ending::error(signal))),
        };
        self.stage.end();
        ended
    }

    #[inline(always)]
    fn end_with<E>(&mut self, error: E) -> Result<H::Swallow, E>
    where
        H: How<X, E>,
    {
        let Some(mut body) = self.stage.body() else { return Err(error) };
        let ended = match H::throw(error) {
            Thrown::Seen(error) => {
                let stop = ending::stop(&error);
                match body.as_mut().resume(Some(Err(X::throw(error)))) {
                    Ok(Generated::Returned(())) => Ok(H::swallowed()),
                    Ok(Generated::Yielded(lent)) => {
                        drop(lent);
                        Err(H::raised(goes_on(body, "generator didn't stop after throw()")))
                    }
                    Err(signal) => Err(H::raised(ending::unwrapped(ending::error(signal), stop))),
                }
            }
            Thrown::Unseen(error) => match ending::ended::<K, X, B::Policy>(body.close(), &None, IGNORED) {
                None => Err(error),
                Some(raised) => Err(H::raised(raised)),
            },
        };
        self.stage.end();
        ended
    }

    #[cold]
    fn unwind(&mut self) {
        if let Some(body) = self.stage.body() {
            close_quietly(|| drop(body.close()));
        }
        self.stage.end();
    }
}

const IGNORED: &str = "generator ignored GeneratorExit";

#[track_caller]
fn never_yielded<X: Signal, P: Policy<(), (), X>>() -> X::Error {
    ending::never_yielded::<X, P>(StopIteration::with_args([]).into())
}

/// What leaving raises where the body waits at another `yield`: it is closed, and what that raises comes instead.
#[cold]
#[track_caller]
fn goes_on<K, X, B>(mut body: Pin<&mut B>, text: &str) -> X::Error
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: Body<Lent<K>, (), (), X>,
{
    let (error, pending, exit) = ending::goes_on::<X, B::Policy>(text);
    let closed = match exit {
        Some(exit) => Some(body.as_mut().resume(Some(Err(exit)))),
        None => body.as_mut().close(),
    };
    ending::ended::<K, X, B::Policy>(closed, &pending, IGNORED).unwrap_or(error)
}

impl<K, X, B, H, E> ContextManager<E> for MadeManager<K, X, B, H>
where
    K: ?Sized + for<'t> Lends<'t>,
    X: Signal,
    B: Body<Lent<K>, (), (), X>,
    H: How<X, E>,
{
    type Target<'a>
        = <K as Lends<'a>>::Target
    where
        Self: 'a;
    type Swallow = H::Swallow;

    fn enter(&mut self) -> Result<<K as Lends<'_>>::Target, E> {
        let lent = self.begin(None)?;
        Ok(self.stage.lent(lent))
    }

    #[inline(always)]
    fn enter_in_place(&mut self, place: InPlace) -> Result<<K as Lends<'_>>::Target, E> {
        let lent = self.begin(Some(place))?;
        Ok(self.stage.lent(lent))
    }

    #[inline(always)]
    fn exit(&mut self) -> Result<(), E> {
        self.end()
    }

    #[inline(always)]
    fn exit_err(&mut self, error: E) -> Result<H::Swallow, E> {
        self.end_with(error)
    }

    fn exit_unwind(&mut self) {
        self.unwind();
    }
}

impl<K: ?Sized, X, B, H> fmt::Debug for MadeManager<K, X, B, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MadeManager").finish_non_exhaustive()
    }
}
