//! The chains of what an exit stack raises: as `contextlib` puts them together, `_fix_exception_context`.

use alloc::vec::Vec;

use super::{End, Exception};

impl Exception {
    /// What becomes of an exception that leaves one of a stack's exits: `before` is what that exit was given, `received` what the
    /// stack was left with.
    ///
    /// In CPython the end of its chain is whatever was being handled around the stack, which nobody knows here before the exception
    /// has left it. So the end is what was received or, where nothing was, what is known later.
    pub(crate) fn unwound(mut self, before: Option<&Exception>, received: Option<&Exception>) -> Self {
        if before.is_some_and(|before| before.is_one(&self)) {
            return self;
        }
        if let Some(received) = received {
            self = self.found_while(received);
        }
        let is_one = |exception: &Exception, other: Option<&Exception>| {
            other.is_some_and(|other| exception.is_one(other))
        };
        // Those that come after the place that is looked for.
        let mut after: Vec<usize> = Vec::new();
        let mut link = &self;
        loop {
            after.push(link.0.id);
            match link.context() {
                Some(context) if is_one(context, before) => return self,
                Some(context) if is_one(context, received) => break,
                Some(context) => link = context,
                None if received.is_some() || link.is_settled() => return self,
                None => break,
            }
        }
        let before = before.filter(|before| !after.contains(&before.0.id)).cloned();
        let before = before.map(|before| {
            let (mut before, is_cut) = before.without(|exception| after.contains(&exception.0.id));
            if is_cut {
                before.settle();
            }
            before
        });
        let links = self.link_mut(after.len() - 1);
        match received {
            None => links.end = End::Settled(before),
            Some(_) if before.is_none() => (links.context, links.end) = (None, End::Settled(None)),
            Some(_) => links.context = before,
        }
        self
    }

    /// Whether it is said what its context is.
    fn is_settled(&self) -> bool {
        self.links().is_some_and(|links| matches!(links.end, End::Settled(_)))
    }

    /// Says that the chain ends where it does.
    fn settle(&mut self) {
        let mut contexts = 0;
        let mut link = &*self;
        while let Some(context) = link.context() {
            (link, contexts) = (context, contexts + 1);
        }
        self.link_mut(contexts).end = End::Settled(None);
    }
}
