dunder::generators! {
    fn summing() -> Generator<u32, u32> {
        let mut sum = 0;
        loop {
            sum += yield sum;
        }
    }
}

fn main() {
    for sum in summing() {
        println!("{sum}");
    }
}
