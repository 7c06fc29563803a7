//! A generator that reads a large file line by line holds a line of it, and no more.

use std::io::Read;

#[allow(dead_code, reason = "the example is used as it is, for one of its functions")]
#[path = "../src/bin/generators.rs"]
mod example;

/// A file of so many lines, each written when it is read.
struct Lines {
    left: u64,
    line: Vec<u8>,
    at: usize,
}

impl Read for Lines {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.at == self.line.len() {
            (self.left, self.at) = (self.left - 1, 0);
        }
        if self.left == 0 {
            return Ok(0);
        }
        let count = buffer.len().min(self.line.len() - self.at);
        buffer[..count].copy_from_slice(&self.line[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// The most memory that the process has had, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

#[test]
fn a_large_file_is_read_in_constant_memory() {
    const LINE: usize = 100;
    const COUNT: u64 = 160_000;
    let before = peak();
    let file = Lines { left: COUNT, line: [vec![b'x'; LINE - 1], vec![b'|']].concat(), at: 0 };
    let (mut lines, mut bytes) = (0, 0);
    for line in example::myreadlines(file, "|") {
        let line = line.expect("it can be read");
        lines += 1;
        bytes += line.len() as u64;
    }
    assert_eq!((lines, bytes), (COUNT + 1, COUNT * (LINE as u64 - 1)));
    let (Some(before), Some(after)) = (before, peak()) else {
        println!("!!! NOT CHECKED: this system does not tell how much memory a process has");
        return;
    };
    let (grown, read) = (after - before, COUNT * LINE as u64);
    assert!(grown < read / 16, "{read} bytes were read, for which memory grew by {grown}");
}
