//! A stack that is entered: not the stack itself, whose `enter` would be hidden by that of [`ContextManager`].

use super::{
    super::{ContextManager, IntoContextManager},
    ExitStack, abandon,
};

/// The [kind](IntoContextManager) of a stack.
#[derive(Debug)]
pub struct Stack;

/// A stack, or a reference to one, as a manager.
#[derive(Debug)]
pub struct Opened<S>(S);

macro_rules! opened {
    ([$($lifetime:lifetime)?] $stack:ty) => {
        impl<$($lifetime,)? 'a, E> IntoContextManager<E, Stack> for $stack {
            type Manager = Opened<Self>;

            #[inline]
            fn into_manager(self) -> Opened<Self> {
                Opened(self)
            }
        }

        impl<$($lifetime,)? 'a, E> ContextManager<E> for Opened<$stack> {
            type Target<'t>
                = &'t mut ExitStack<'a, E>
            where
                Self: 't;
            type Swallow = ();

            #[inline]
            fn enter(&mut self) -> Result<Self::Target<'_>, E> {
                Ok(&mut self.0)
            }

            #[inline]
            fn exit(&mut self) -> Result<(), E> {
                self.0.leave(None)
            }

            #[inline]
            fn exit_err(&mut self, error: E) -> Result<(), E> {
                self.0.leave(Some(error))
            }

            #[inline]
            fn exit_unwind(&mut self) {
                abandon(&mut self.0.exits);
            }
        }
    };
}

opened!([] ExitStack<'a, E>);
opened!(['s] &'s mut ExitStack<'a, E>);
