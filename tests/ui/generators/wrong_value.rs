dunder::generators! {
    fn words() -> Iterator<u32> {
        yield "one";
    }

    fn returns() -> Generator<u32, (), u32> {
        yield 1;
        if true {
            return "two";
        }
        "three"
    }

    fn delegates() -> Iterator<u32> {
        yield from ["four"];
        yield from 5;
    }
}

fn main() {
    words();
    returns();
    delegates();
}
