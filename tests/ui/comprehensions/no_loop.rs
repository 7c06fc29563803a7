use dunder::list;

fn main() {
    loop {
        let _ = list![if x > 1 { break } else { x } for x in 0..3];
        let _ = list![x for x in 0..3 if { if x > 1 { continue } true }];
    }
}
