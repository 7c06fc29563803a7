//! Memory that is given back in the order in which it was taken, last first.
//!
//! # Why this is sound
//!
//! A chunk is never given back while the arena lives, unless nothing in it or above it is in use; so what was allocated stays where
//! it is. `cursor` and `end` lead into the same chunk, or to its end; what is taken lies between them.
#![allow(unsafe_code)]

use alloc::{
    alloc::{alloc, dealloc, handle_alloc_error},
    vec::Vec,
};
use core::{alloc::Layout, ptr};

/// Of a chunk.
const ALIGN: usize = 64;
/// Of the cursor: what needs no more is not padded.
const STEP: usize = 16;
const FIRST: usize = 2048;
const LARGEST: usize = FIRST << 11;

#[derive(Debug)]
pub(super) struct Arena {
    cursor: *mut u8,
    end: *mut u8,
    /// What was taken first of this chunk; null in the first chunk, to which nothing is before.
    first: *mut u8,
    /// The number of the chunk.
    chunk: usize,
    chunks: Vec<Chunk>,
}

#[derive(Debug)]
struct Chunk {
    base: *mut u8,
    size: usize,
    /// Where the arena stood when it went on to the next.
    left: (*mut u8, *mut u8),
}

impl Arena {
    #[inline(always)]
    pub(super) const fn new() -> Self {
        let null = ptr::null_mut();
        Arena { cursor: null, end: null, first: null, chunk: 0, chunks: Vec::new() }
    }

    /// Whether there is room for a `T`, wherever it is aligned.
    #[inline(always)]
    pub(super) fn has_room<T>(&self) -> bool {
        self.end.addr() - self.cursor.addr() >= const { room::<T>() }
    }

    /// Takes room for a `T`.
    ///
    /// # Safety
    ///
    /// There is some, as `has_room` says.
    #[inline(always)]
    pub(super) unsafe fn allocate<T>(&mut self) -> *mut T {
        let is_first = self.cursor == self.first;
        let padding = match align_of::<T>() > STEP {
            // A type is never larger than `isize::MAX`, so this does not wrap.
            true => self.cursor.addr().wrapping_neg() & (align_of::<T>() - 1),
            false => 0,
        };
        let taken = self.cursor.wrapping_add(padding);
        if padding > 0 && is_first {
            self.first = taken;
        }
        self.cursor = taken.wrapping_add(const { size_of::<T>().next_multiple_of(STEP) });
        taken.cast()
    }

    /// Goes on to the next chunk, which has room for `size`. Whoever asks for it takes something, or calls `give_up`.
    #[cold]
    pub(super) fn grow(&mut self, size: usize) {
        let next = if self.chunks.is_empty() { 0 } else { self.chunk + 1 };
        if let Some(chunk) = self.chunks.get_mut(self.chunk) {
            chunk.left = (self.cursor, self.first);
        }
        if self.chunks.get(next).is_some_and(|chunk| chunk.size < size) {
            self.chunks.drain(next..).for_each(free);
        }
        if next >= self.chunks.len() {
            let layout = layout(FIRST.checked_shl(next.min(11) as u32).unwrap_or(LARGEST).max(size));
            // SAFETY: the size is not zero.
            let base = unsafe { alloc(layout) };
            if base.is_null() {
                handle_alloc_error(layout);
            }
            self.chunks.push(Chunk { base, size: layout.size(), left: (base, ptr::null_mut()) });
        }
        self.chunk = next;
        let Chunk { base, size, .. } = self.chunks[next];
        (self.cursor, self.end) = (base, base.wrapping_add(size));
        self.first = if next > 0 { base } else { ptr::null_mut() };
    }

    /// Nothing is taken of the room that there is.
    #[cold]
    pub(super) fn give_up(&mut self) {
        if self.cursor == self.first && !self.first.is_null() {
            self.back();
        }
    }

    /// Gives back what was taken last.
    #[inline(always)]
    pub(super) fn release<T>(&mut self, taken: *mut T) {
        self.cursor = taken.cast();
        if self.cursor == self.first {
            self.back();
        }
    }

    #[cold]
    #[inline(never)]
    fn back(&mut self) {
        self.chunk -= 1;
        let Chunk { base, size, left } = self.chunks[self.chunk];
        (self.cursor, self.first) = left;
        self.end = base.wrapping_add(size);
    }
}

impl Drop for Arena {
    #[inline]
    fn drop(&mut self) {
        self.chunks.drain(..).for_each(free);
    }
}

/// What a `T` takes at most.
pub(super) const fn room<T>() -> usize {
    size_of::<T>().next_multiple_of(STEP) + if align_of::<T>() > STEP { align_of::<T>() } else { 0 }
}

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size.next_multiple_of(ALIGN), ALIGN)
        .expect("no generator is half as large as the memory")
}

fn free(chunk: Chunk) {
    // SAFETY: it was allocated with this layout.
    unsafe { dealloc(chunk.base, layout(chunk.size)) }
}
