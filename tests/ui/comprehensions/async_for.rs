use dunder::list;

fn main() {
    let stream = [1];
    let _ = list![x async for x in stream];
    let _ = list![x for await x in stream];
}
