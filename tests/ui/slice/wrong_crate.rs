fn main() {
    let _ = dunder::slice!(crate = 5; 1:2);
}
