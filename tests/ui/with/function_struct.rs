use dunder::prelude::*;

#[within(dunder::context::nullcontext(1))]
struct One;

fn main() {
    let _ = One;
}
