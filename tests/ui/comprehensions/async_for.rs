use dunder::{generators, list};

generators! {
    async fn numbers() -> Generator<u32> {
        yield 1;
    }

    fn waiting() -> Iterator<Vec<u32>> {
        yield list![x async for x in numbers()];
    }
}

async fn no_stream() -> Vec<u32> {
    list![x async for x in [1, 2]]
}

fn not_async() -> Vec<u32> {
    list![x async for x in numbers()]
}

fn main() {
    let _ = (waiting(), no_stream(), not_async());
}
