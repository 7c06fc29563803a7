//! Files and buffers: what fails when the last of it is written is an error here, and not lost as by dropping.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, LineWriter, Read, Write};

use super::{ContextManager, NoError};

macro_rules! as_itself {
    ([$($param:ident: $bound:ident)?] $ty:ty, |$self:ident| $exit:expr, $($error:tt)*) => {
        impl<$($param: $bound,)? E $($error)*> ContextManager<E> for $ty {
            type Target<'a> = &'a mut Self where Self: 'a;
            type Swallow = NoError;

            #[inline(always)]
            fn enter(&mut self) -> Result<&mut Self, E> {
                Ok(self)
            }

            #[inline]
            fn exit(&mut $self) -> Result<(), E> {
                $exit
            }

            // An error that is on its way matters more than that something was not written. CPython puts the latter first, with the
            // former as its context; most errors here hold no context, and so the cause would be lost.
            #[inline]
            fn exit_err(&mut self, error: E) -> Result<NoError, E> {
                let _ = ContextManager::<E>::exit(self);
                Err(error)
            }

            #[inline]
            fn exit_unwind(&mut self) {}
        }
    };
}

as_itself!([W: Write] BufWriter<W>, |self| Ok(self.flush()?), : From<io::Error>);
as_itself!([W: Write] LineWriter<W>, |self| Ok(self.flush()?), : From<io::Error>);
as_itself!([R: Read] BufReader<R>, |self| Ok(()),);
as_itself!([] File, |self| Ok(()),);
