//! The chains of what an exit stack raises: as `contextlib` puts them together, `_fix_exception_context`.

use alloc::vec::Vec;

use super::Exception;
use crate::system;

impl Exception {
    /// What becomes of an exception that leaves one of a stack's exits: `before` is what that exit was given, `received` what the
    /// stack was left with.
    ///
    /// An exit runs while that is handled which the stack was left with, or what is handled around the stack; where this is in the
    /// chain, what the exit was given takes its place, as if the exits were blocks in each other.
    pub(crate) fn unwound(mut self, before: Option<&Exception>, received: Option<&Exception>) -> Self {
        let Some(handled) = received.cloned().or_else(system::handled) else { return self };
        if before.is_some_and(|before| before.is_one(&self)) {
            return self;
        }
        self = self.found_while(&handled);
        // Those that come after the place that is looked for.
        let mut after: Vec<usize> = Vec::new();
        let mut link = &self;
        loop {
            after.push(link.0.id);
            match link.context() {
                None => return self,
                Some(context) if before.is_some_and(|before| before.is_one(context)) => return self,
                Some(context) if context.is_one(&handled) => {
                    link.set_settled();
                    break;
                }
                Some(context) => link = context,
            }
        }
        let before = before.filter(|before| !after.contains(&before.0.id)).cloned().map(|before| {
            let (before, is_cut) = before.without(|exception| after.contains(&exception.0.id));
            if is_cut {
                before.last().set_settled();
            }
            before
        });
        self.link_mut(after.len() - 1).context = before;
        self
    }

    /// The end of the chain.
    fn last(&self) -> &Self {
        let mut last = self;
        while let Some(context) = last.context() {
            last = context;
        }
        last
    }
}
