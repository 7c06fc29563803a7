//! A progress bar that only long work shows, and only on a terminal.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that is done before this has passed needs no bar.
const PATIENCE: Duration = Duration::from_millis(300);
/// Asking the clock for every step would cost more than the step.
const STEPS_PER_LOOK: u64 = 256;

/// Shows how far the work has come.
#[derive(Debug)]
pub struct Progress {
    bar: ProgressBar,
    wait: RefCell<Option<Wait>>,
}

#[derive(Debug)]
struct Wait {
    since: Instant,
    steps: u64,
}

impl Progress {
    /// Shows nothing, ever.
    pub fn hidden() -> Self {
        Progress { bar: ProgressBar::hidden(), wait: RefCell::new(None) }
    }

    /// A bar on the standard error stream once the work has taken a while. indicatif hides it if that is no terminal.
    pub fn on_terminal() -> Self {
        let bar = ProgressBar::hidden();
        let style =
            ProgressStyle::with_template("{msg:>12} [{bar:30}] {pos}/{len}").expect("a valid template");
        bar.set_style(style.progress_chars("=> "));
        Progress { bar, wait: RefCell::new(Some(Wait { since: Instant::now(), steps: 0 })) }
    }

    /// Starts a stretch of work of so many steps.
    pub fn start(&self, what: &'static str, steps: usize) {
        self.bar.reset();
        self.bar.set_length(steps as u64);
        self.bar.set_message(what);
    }

    /// One step is done.
    pub fn step(&self) {
        self.bar.inc(1);
        let mut wait = self.wait.borrow_mut();
        if let Some(waiting) = wait.as_mut() {
            waiting.steps += 1;
            if waiting.steps % STEPS_PER_LOOK == 0 && waiting.since.elapsed() > PATIENCE {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
                *wait = None;
            }
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// An error takes the bar away too, before its message is printed.
impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}
