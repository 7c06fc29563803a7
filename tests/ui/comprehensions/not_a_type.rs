use dunder::{dict, gen_, list};

fn main() {
    let _ = list![0; 5];
    let _ = list![Vec::new(); 3];
    let _ = dict! {; "a": 1};
    let _ = gen_!(5; x for x in 0..3);
}
