fn main() {
    dunder::call!(f);
    dunder::call!();
    dunder::call!(a.f(1));
    dunder::call!(@f(1));
}
