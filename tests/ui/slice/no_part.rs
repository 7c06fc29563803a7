fn main() {
    let _ = dunder::slice!();
}
