//! Exceptions of classes that are made while the program runs: an [`Exception`] that carries the instance.
//!
//! # Why this is sound
//!
//! An exception may go to other threads, its instance may not: a [`Value`] counts its owners without atomics. So the value is only
//! looked at, cloned or dropped by the thread that has put it there, whose number is kept beside it; no two threads have one number
//! while a process runs. On every other thread it does not show, and what is dropped there is leaked.

#![allow(unsafe_code)]

use alloc::{boxed::Box, rc::Rc, string::String, vec::Vec};
use core::{error::Error, fmt, mem::ManuallyDrop};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, ThreadId};

use super::{
    builtins,
    class::{Class, Payload},
    descriptors::Caught,
    protocols,
    realm::type_error,
};
use crate::{
    exception::{ClassSpec, Exception, ExceptionClass},
    value::Value,
};

/// The instance that an exception is.
struct Carried {
    value: ManuallyDrop<Value>,
    thread: ThreadId,
    /// What it says on other threads.
    text: String,
}

// SAFETY: `value` is private to this file, and reached by `get` and `drop` alone, which ask for the thread first.
unsafe impl Send for Carried {}
// SAFETY: as above.
unsafe impl Sync for Carried {}

impl Carried {
    fn get(&self) -> Option<&Value> {
        (thread::current().id() == self.thread).then_some(&*self.value)
    }
}

impl Drop for Carried {
    fn drop(&mut self) {
        if thread::current().id() == self.thread {
            // SAFETY: this is the one place where it is dropped, and the last time that anybody sees it.
            unsafe { ManuallyDrop::drop(&mut self.value) };
        }
    }
}

impl fmt::Display for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.get().map(protocols::str) {
            Some(Ok(text)) => f.write_str(&text),
            _ => f.write_str(&self.text),
        }
    }
}

impl fmt::Debug for Carried {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Carried {}

/// The exception that a value is: one that was caught, or an instance of a class of exceptions.
///
/// # Errors
///
/// TypeError for anything else.
pub(super) fn exception(value: &Value) -> Result<Exception, Exception> {
    if let Some(caught) = value.downcast_ref::<Caught>() {
        return Ok(caught.0.clone());
    }
    let spec = value.as_object().and_then(|object| object.class().0.exception.get());
    match spec {
        Some(spec) => {
            let text = builtins::exception(value)?.message();
            let (value, thread) = (ManuallyDrop::new(value.clone()), thread::current().id());
            Ok(Exception::from_error_as(spec, Carried { value, thread, text }))
        }
        None => Err(type_error(format_args!("exceptions must derive from BaseException"))),
    }
}

/// The instance that an exception carries, if it is one of this thread's.
pub(super) fn instance(exception: &Exception) -> Option<Value> {
    exception.downcast_ref::<Carried>()?.get().cloned()
}

/// What has been made by [`specify`]: it stays for the rest of the program, as names do.
static SPECIFIED: Mutex<Vec<ExceptionClass>> = Mutex::new(Vec::new());

/// Gives a class of exceptions what tells it in an [`Exception`].
pub(super) fn specify(class: &Class) {
    if class.traits().payload != Payload::Exception {
        return;
    }
    let bases: Rc<[Class]> = class.0.bases.get();
    let bases: Vec<ExceptionClass> = bases.iter().filter_map(|base| base.0.exception.get()).collect();
    let spec = Box::leak(Box::new(ClassSpec::new(class.name(), bases.leak())));
    let spec = ExceptionClass::new(spec);
    SPECIFIED.lock().unwrap_or_else(PoisonError::into_inner).push(spec);
    class.0.exception.set(Some(spec));
}
