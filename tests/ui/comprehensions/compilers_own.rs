use dunder::prelude::*;

struct Opaque;

fn main() {
    let _ = list![x + 1 for x in 5_u32];
    let _ = list![x for x in 5_u32 if true];
    let _ = gen_!(x for x in 5_u32);
    let _ = list![1, "a"];
    let _ = set! {x * 2.0 for x in [1.5_f64]};
    let _ = set! {x * 2.0 for x in [1.5_f64] if true};
    let _ = set! {1.5_f64};
    let _ = dict! {vec![x]: 1 for x in 0..3};
    let _ = dict! {x: Opaque for x in 0..3};
    let _ = list![x? for x in [Some(1)]];
    let _ = list![missing for x in 0..3 if x > 0];
    let _ = list![x for x in 0..3 if x];
    let _ = gen_!(x + "a" for x in 0..3);
}
