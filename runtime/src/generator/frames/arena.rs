//! Memory that is given back in the order in which it was taken, last first.
//!
//! # Why this is sound
//!
//! A chunk is never given back while the arena lives, unless nothing in it or above it is in use; so what was allocated stays where
//! it is. `offset` never passes `capacity`, which is what the chunk was allocated with.
#![allow(unsafe_code)]

use alloc::{
    alloc::{alloc, dealloc, handle_alloc_error},
    vec::Vec,
};
use core::{alloc::Layout, ptr};

/// Enough for most that stands in a frame; what is aligned more is padded.
const ALIGN: usize = 64;
const FIRST: usize = 1024;
const LARGEST: usize = FIRST << 12;

#[derive(Debug)]
pub(super) struct Arena {
    base: *mut u8,
    offset: usize,
    capacity: usize,
    /// The number of the chunk at `base`.
    chunk: usize,
    chunks: Vec<(*mut u8, usize)>,
}

/// Where the arena stood before something was taken.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    chunk: usize,
    offset: usize,
}

impl Arena {
    #[inline(always)]
    pub(super) const fn new() -> Self {
        Arena { base: ptr::null_mut(), offset: 0, capacity: 0, chunk: 0, chunks: Vec::new() }
    }

    /// Room for a `T`, and the mark to give it back with.
    #[inline(always)]
    pub(super) fn allocate<T>(&mut self) -> (*mut T, Mark) {
        let mark = Mark { chunk: self.chunk, offset: self.offset };
        let start = self.padded(align_of::<T>());
        // A type is never larger than `isize::MAX`, so this does not wrap.
        if start + size_of::<T>() > self.capacity {
            self.grow(size_of::<T>() + align_of::<T>());
            return (self.take(align_of::<T>(), size_of::<T>()).cast(), mark);
        }
        (self.take(align_of::<T>(), size_of::<T>()).cast(), mark)
    }

    /// The first offset from here at which the address is aligned.
    #[inline(always)]
    fn padded(&self, align: usize) -> usize {
        if align <= ALIGN {
            return (self.offset + align - 1) & !(align - 1);
        }
        self.offset + (self.base.addr().wrapping_add(self.offset).wrapping_neg() & (align - 1))
    }

    #[inline(always)]
    fn take(&mut self, align: usize, size: usize) -> *mut u8 {
        let start = self.padded(align);
        self.offset = start + size;
        // SAFETY: the caller has seen that there is room.
        unsafe { self.base.add(start) }
    }

    /// Goes on to the next chunk, which has room for `size`.
    #[cold]
    #[inline(never)]
    fn grow(&mut self, size: usize) {
        let next = if self.chunks.is_empty() { 0 } else { self.chunk + 1 };
        if self.chunks.get(next).is_some_and(|(_, capacity)| *capacity < size) {
            self.chunks.drain(next..).for_each(free);
        }
        if next >= self.chunks.len() {
            let layout = layout(FIRST.checked_shl(next.min(12) as u32).unwrap_or(LARGEST).max(size));
            // SAFETY: the size is not zero.
            let chunk = unsafe { alloc(layout) };
            if chunk.is_null() {
                handle_alloc_error(layout);
            }
            self.chunks.push((chunk, layout.size()));
        }
        self.chunk = next;
        (self.base, self.capacity) = self.chunks[next];
        self.offset = 0;
    }

    /// Gives back what was taken since the mark.
    #[inline(always)]
    pub(super) fn release(&mut self, mark: Mark) {
        self.offset = mark.offset;
        if mark.chunk != self.chunk {
            self.back(mark.chunk);
        }
    }

    #[cold]
    #[inline(never)]
    fn back(&mut self, chunk: usize) {
        self.chunk = chunk;
        (self.base, self.capacity) = self.chunks[chunk];
    }
}

impl Drop for Arena {
    #[inline]
    fn drop(&mut self) {
        self.chunks.drain(..).for_each(free);
    }
}

fn layout(size: usize) -> Layout {
    Layout::from_size_align(size, ALIGN).expect("no generator is half as large as the memory")
}

fn free((chunk, size): (*mut u8, usize)) {
    // SAFETY: it was allocated with this layout.
    unsafe { dealloc(chunk, layout(size)) }
}
