use dunder::list;

fn main() {
    let ys = [1];
    let _ = list![x for x in 0..3 if x > 0 and x < 2];
    let _ = list![x for x in 0..3 if x > 0 or x < 2];
    let _ = list![x for x in 0..3 if not x > 1];
    let _ = list![x for x in 0..3 if x in ys];
    let _ = list![x for x in 0..3 if x not in ys];
    let _ = list![x for x in [None, Some(1)] if x is None];
    let _ = list![if x > 0 { 1 } elif x < 0 { 2 } else { 3 } for x in 0..3];
}
