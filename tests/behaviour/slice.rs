//! `slice!`

use dunder::prelude::*;

#[test]
fn parts_are_written_as_in_python() {
    let n = 3;
    for (slice, shown) in [
        (slice!(:), "slice(None, None, None)"),
        (slice!(::), "slice(None, None, None)"),
        (slice!(2), "slice(None, 2, None)"),
        (slice!(1:), "slice(1, None, None)"),
        (slice!(:-1), "slice(None, -1, None)"),
        (slice!(n::2), "slice(3, None, 2)"),
        (slice!(::-1), "slice(None, None, -1)"),
        (slice!(n - 2:n + 2:n), "slice(1, 5, 3)"),
    ] {
        assert_eq!(slice.to_string(), shown);
        assert_eq!(repr(&slice), shown);
    }
}

#[test]
fn a_part_may_be_any_expression() {
    mod limits {
        pub(super) const LOW: isize = 1;
    }
    let items = [10, 20, 30];
    let last = items.len() as isize;
    let slice = slice!((limits::LOW):{ let n = last; n }:if last > 5 { 2 } else { 1 });
    assert_eq!(slice.apply(&items).unwrap(), [&20, &30]);
}

#[test]
fn a_slice_may_be_a_constant() {
    const BACKWARDS: Slice = slice!(::-1);
    assert_eq!(BACKWARDS.apply(&[1, 2, 3]).unwrap(), [&3, &2, &1]);
}

#[test]
fn fragments_of_another_macro_are_parts() {
    macro_rules! between {
        ($start:expr, $stop:literal) => {
            slice!($start:$stop)
        };
    }
    assert_eq!(between!(1 + 1, 4), Slice::new(Some(2), Some(4), None));
}

#[test]
fn parts_are_evaluated_once_and_in_order() {
    let mut seen = Vec::new();
    let mut part = |n| {
        seen.push(n);
        n
    };
    assert_eq!(slice!(part(1):part(2):part(3)), Slice::new(Some(1), Some(2), Some(3)));
    assert_eq!(seen, [1, 2, 3]);
}

#[test]
fn the_runtime_may_be_elsewhere() {
    use dunder as python;
    assert_eq!(slice!(crate = python; 1:2), slice!(1:2));
}
