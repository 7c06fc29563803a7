//! Runs the library, with a memory that is only ever taken from. The C library that every host has begins and ends it.
//!
//! # Why this is sound
//!
//! No byte of the memory is handed out twice: a counter says from where on it is free, and only grows. What is handed out is within the
//! memory, aligned, and as long as was asked for. The names that the linker looks for are defined nowhere else.
#![no_std]
#![no_main]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::UnsafeCell;
use core::ptr;
use core::sync::atomic::{AtomicUsize, Ordering};

const SIZE: usize = 1 << 22;

struct Memory {
    bytes: UnsafeCell<[u8; SIZE]>,
    taken: AtomicUsize,
}

// SAFETY: see the top of the file.
unsafe impl Sync for Memory {}

// SAFETY: see the top of the file.
unsafe impl GlobalAlloc for Memory {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let start = self.bytes.get().cast::<u8>();
        let room = layout.size() + layout.align();
        let at = self.taken.fetch_add(room, Ordering::Relaxed);
        if at + room > SIZE {
            return ptr::null_mut();
        }
        let place = start.wrapping_add(at);
        place.wrapping_add(place.align_offset(layout.align()))
    }

    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}
}

#[global_allocator]
static MEMORY: Memory = Memory { bytes: UnsafeCell::new([0; SIZE]), taken: AtomicUsize::new(0) };

#[link(name = "c")]
unsafe extern "C" {
    safe fn abort() -> !;
}

#[panic_handler]
fn panicked(_: &core::panic::PanicInfo<'_>) -> ! {
    abort()
}

// `alloc` comes built to unwind, which needs these; with `panic = "abort"` nobody calls them.

#[unsafe(no_mangle)]
extern "C" fn rust_eh_personality() {}

#[unsafe(no_mangle)]
extern "C" fn _Unwind_Resume() -> ! {
    abort()
}

#[unsafe(no_mangle)]
extern "C" fn main() -> i32 {
    match no_std::run() {
        Ok(()) => 0,
        Err(_) => 1,
    }
}
