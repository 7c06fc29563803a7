use dunder::{dict, list};

fn main() {
    let lists = [[1, 2], [3, 4]];
    let maps = [[("a", 1)]];
    let _ = list![..x for x in lists];
    let _ = dict! {**m for m in maps};
}
