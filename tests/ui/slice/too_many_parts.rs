fn main() {
    let _ = dunder::slice!(1:2:3:4);
}
