//! The locks of `parking_lot`.

use parking_lot::{
    Mutex, MutexGuard, ReentrantMutex, ReentrantMutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard,
};

use super::super::{ContextManager, NoError, Read, Write};

macro_rules! lock {
    ($lock:ty, $guard:ty, |$self:ident| $enter:expr) => {
        impl<'m, T: ?Sized, E> ContextManager<E> for $lock {
            type Target<'a>
                = $guard
            where
                Self: 'a;

            #[inline(always)]
            fn enter(&mut $self) -> Result<Self::Target<'_>, E> {
                Ok($enter)
            }

            by_guard!();
        }
    };
}

lock!(&'m Mutex<T>, MutexGuard<'m, T>, |self| self.lock());
lock!(&'m ReentrantMutex<T>, ReentrantMutexGuard<'m, T>, |self| self.lock());
lock!(&'m RwLock<T>, RwLockWriteGuard<'m, T>, |self| self.write());
lock!(Read<'m, RwLock<T>>, RwLockReadGuard<'m, T>, |self| self.0.read());
lock!(Write<'m, RwLock<T>>, RwLockWriteGuard<'m, T>, |self| self.0.write());
