//! Locks: `as` binds the guard, which is dropped at the end of the block.

use std::sync::{Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::{ContextManager, NoError};

/// Python's `with lock:`. As Python's, a lock does not care whether somebody panicked while holding it.
impl<'m, T: ?Sized, E> ContextManager<E> for &'m Mutex<T> {
    type Target<'a>
        = MutexGuard<'m, T>
    where
        Self: 'a;

    #[inline(always)]
    fn enter(&mut self) -> Result<Self::Target<'_>, E> {
        Ok(self.lock().unwrap_or_else(PoisonError::into_inner))
    }

    by_guard!();
}

/// A lock that is taken for reading: [`read`].
#[derive(Debug)]
pub struct Read<'m, L: ?Sized>(pub(super) &'m L);

/// A lock that is taken for writing: [`write`](fn@write).
#[derive(Debug)]
pub struct Write<'m, L: ?Sized>(pub(super) &'m L);

/// Takes the lock for reading: `with!(read(&lock) as value => { … })`.
#[must_use]
#[inline]
pub const fn read<L: ?Sized>(lock: &L) -> Read<'_, L> {
    Read(lock)
}

/// Takes the lock for writing: `with!(write(&lock) as mut value => { … })`.
#[must_use]
#[inline]
pub const fn write<L: ?Sized>(lock: &L) -> Write<'_, L> {
    Write(lock)
}

impl<'m, T: ?Sized, E> ContextManager<E> for Read<'m, RwLock<T>> {
    type Target<'a>
        = RwLockReadGuard<'m, T>
    where
        Self: 'a;

    #[inline(always)]
    fn enter(&mut self) -> Result<Self::Target<'_>, E> {
        Ok(self.0.read().unwrap_or_else(PoisonError::into_inner))
    }

    by_guard!();
}

impl<'m, T: ?Sized, E> ContextManager<E> for Write<'m, RwLock<T>> {
    type Target<'a>
        = RwLockWriteGuard<'m, T>
    where
        Self: 'a;

    #[inline(always)]
    fn enter(&mut self) -> Result<Self::Target<'_>, E> {
        Ok(self.0.write().unwrap_or_else(PoisonError::into_inner))
    }

    by_guard!();
}

/// As [`write`](fn@write).
impl<'m, T: ?Sized, E> ContextManager<E> for &'m RwLock<T> {
    type Target<'a>
        = RwLockWriteGuard<'m, T>
    where
        Self: 'a;

    #[inline(always)]
    fn enter(&mut self) -> Result<Self::Target<'_>, E> {
        Ok(self.write().unwrap_or_else(PoisonError::into_inner))
    }

    by_guard!();
}
