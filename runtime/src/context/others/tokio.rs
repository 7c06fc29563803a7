//! The locks of `tokio`, which are waited for.

use tokio::sync::{Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::super::{AsyncContextManager, NoError, Read, Write};

macro_rules! lock {
    ($lock:ty, $guard:ty, |$self:ident| $enter:expr) => {
        impl<'m, T: ?Sized, E> AsyncContextManager<E> for $lock {
            type Target<'a>
                = $guard
            where
                Self: 'a;
            type Swallow = NoError;

            #[inline]
            async fn enter(&mut $self) -> Result<Self::Target<'_>, E> {
                Ok($enter.await)
            }

            #[inline]
            async fn exit(&mut self) -> Result<(), E> {
                Ok(())
            }

            #[inline]
            async fn exit_err(&mut self, error: E) -> Result<NoError, E> {
                Err(error)
            }
        }
    };
}

lock!(&'m Mutex<T>, MutexGuard<'m, T>, |self| self.lock());
lock!(&'m RwLock<T>, RwLockWriteGuard<'m, T>, |self| self.write());
lock!(Read<'m, RwLock<T>>, RwLockReadGuard<'m, T>, |self| self.0.read());
lock!(Write<'m, RwLock<T>>, RwLockWriteGuard<'m, T>, |self| self.0.write());
