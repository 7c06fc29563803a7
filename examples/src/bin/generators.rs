//! Generators: functions that give their items one by one, and take values in between.

use std::io::Read;

use dunder::Generated::{Returned, Yielded};
use dunder::prelude::*;

type Link = Option<Box<Node>>;

struct Node {
    left: Link,
    value: i64,
    right: Link,
}

fn node(left: Link, value: i64, right: Link) -> Link {
    Some(Box::new(Node { left, value, right }))
}

generators! {
    pub(crate) fn myreadlines(mut f: impl Read, newline: &str) -> Generator<String, (), (), Exception> {
        let mut buf = String::new();
        loop {
            while let Some(pos) = buf.find(newline) {
                yield buf[..pos].to_owned();
                buf.drain(..pos + newline.len());
            }
            let mut chunk = String::new();
            f.by_ref().take(8).read_to_string(&mut chunk)?;
            if chunk.is_empty() {
                yield buf;
                break;
            }
            buf += &chunk;
        }
    }

    fn my_chain<I: IntoIterator>(args: Vec<I>) -> Iterator<I::Item> {
        for item in args {
            yield from item;
        }
    }

    fn averager() -> Generator<f64, Option<f64>, i32, Exception> {
        let (mut total, mut count) = (0.0, 0);
        while let Some(x) = (yield total / f64::from(count.max(1))) {
            total += x;
            count += 1;
        }
        count
    }

    fn report() -> Generator<f64, Option<f64>, (), Exception> {
        let count = yield from averager();
        yield f64::from(-count);
    }

    fn walk(node: &Link) -> Iterator<i64> {
        if let Some(node) = node {
            yield from walk(&node.left);
            yield node.value;
            yield from walk(&node.right);
        }
    }

    fn download() -> Generator<Value, Option<&'static str>, &'static str, Exception> {
        let html = yield "http://www.baidu.com".into();
        println!("{}", html.unwrap_or("None"));
        yield 2.into();
        yield 3.into();
        "fank"
    }
}

fn main() -> Result<(), Exception> {
    // Lines of a file without lines.
    for line in myreadlines("one|two|a longer one|end".as_bytes(), "|") {
        println!("{}", line?);
    }

    println!("{:?}", my_chain(vec![vec![1, 2], (5..7).collect(), vec![3]]).collect::<Vec<_>>());
    let tree = node(node(node(None, 1, None), 2, None), 3, node(None, 4, None));
    println!("{:?}", walk(&tree).collect::<Vec<_>>());

    // send
    let mut g = download();
    show(g.resume()?);
    show(g.send(Some("fank"))?);
    show(g.resume()?);
    show(g.resume()?);

    let mut g = averager();
    if let Err(error) = g.send(Some(1.0)) {
        println!("{error}");
    }
    println!("{} {} {}", next(&mut g, None)?, next(&mut g, Some(10.0))?, next(&mut g, Some(20.0))?);

    // What is sent goes through `yield from`, and what is returned is its value.
    let mut g = report();
    let first = [next(&mut g, None)?, next(&mut g, Some(10.0))?, next(&mut g, Some(20.0))?];
    println!("{} {} {} {}", first[0], first[1], first[2], next(&mut g, None)?);

    // close
    let mut g = download();
    show(g.resume()?);
    g.close()?;
    println!("{}", g.next().transpose()?.unwrap_or("closed".into()));

    // throw
    let mut g = download();
    show(g.resume()?);
    if let Err(error) = g.throw(ValueError::new("download error")) {
        println!("{error}");
    }
    Ok(())
}

fn show(generated: Generated<Value, &str>) {
    match generated {
        Yielded(value) => println!("{value}"),
        Returned(value) => println!("returned {value}"),
    }
}

/// What is yielded, as Python shows it.
fn next<G>(g: &mut G, sent: Option<f64>) -> Result<String, Exception>
where
    G: Generator<Yield = f64, Send = Option<f64>, Error = Exception>,
{
    Ok(g.send(sent)?.yielded().map_or_else(String::new, |value| repr(&value)))
}
