//! Asynchronous generators: each item is waited for.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use dunder::prelude::*;

async fn fetch(number: u32) -> String {
    format!("page {number}")
}

generators! {
    async fn pages(count: u32) -> Generator<String, (), (), Exception> {
        attempt! {
            try {
                for number in 1..=count {
                    yield fetch(number).await;
                }
            }
            finally { println!("done") }
        }
    }

    async fn averager() -> Generator<f64, Option<f64>, (), Exception> {
        let (mut total, mut count) = (0.0, 0);
        while let Some(x) = (yield total / f64::from(count.max(1))) {
            total += x;
            count += 1;
        }
    }
}

async fn lengths(count: u32) -> Result<Vec<usize>, Exception> {
    Ok(list![page.len() async for page in pages(count) if let page = page? if page != "page 1"])
}

async fn run() -> Result<(), Exception> {
    let mut g = pages(2);
    while let Some(page) = g.next().await {
        println!("{}", page?);
    }

    // The rest is not fetched.
    let mut g = pages(1000);
    println!("{}", g.next().await.transpose()?.unwrap_or_default());
    g.close().await?;
    println!("{}", repr(&g.next().await.transpose()?));

    // send
    let mut g = averager();
    if let Err(error) = g.send(Some(1.0)).await {
        println!("{error}");
    }
    let first = g.resume().await?;
    let all = [first, g.send(Some(10.0)).await?, g.send(Some(20.0)).await?];
    println!("{}", all.map(|item| item.yielded().map_or_else(String::new, |value| repr(&value))).join(" "));

    // throw
    let mut g = pages(2);
    g.next().await.transpose()?;
    if let Err(error) = g.throw(ValueError::new("no more")).await {
        println!("{error}");
    }

    println!("{}", repr(&lengths(3).await?));
    Ok(())
}

/// Any executor will do; nothing here has to be woken.
fn main() -> Result<(), Exception> {
    let mut run = pin!(run());
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(result) = run.as_mut().poll(&mut context) {
            return result;
        }
    }
}
