//! Comprehensions: a collection as one expression.

use dunder::prelude::*;

fn sqrt(item: i64) -> i64 {
    item * item
}

fn half(item: i64) -> Result<i64, ValueError> {
    if item % 2 == 1 {
        return Err(ValueError::new(format!("{item} is odd")));
    }
    Ok(item / 2)
}

fn halves(items: &[i64]) -> dunder::Result<Vec<i64>> {
    Ok(list![half(*i)? for i in items])
}

fn main() -> dunder::Result<()> {
    // A list.
    let odd_list = list![i for i in 0..21 if i % 2 == 1];
    println!("{}", repr(&odd_list));
    let odd_list = list![sqrt(i) for i in 0..21 if i % 2 == 1];
    println!("{}", repr(&odd_list));

    // The same, one by one.
    let mut odd_gen = gen_!(i for i in 0..21 if i % 2 == 1);
    if let (Some(first), Some(second)) = (odd_gen.next(), odd_gen.next()) {
        println!("{first} {second} {}", odd_gen.sum::<i64>());
    }

    // A dict and a set.
    let my_dict = dict! {"a": 1, "b": 2};
    let reversed_dict = dict! {value: key for (key, value) in &my_dict};
    println!("{reversed_dict}");
    let my_set = set! {letter for letter in "abracadabra".chars() if letter != 'a'};
    let mut sorted = list![*my_set];
    sorted.sort();
    println!("{}", repr(&sorted));

    // Loops and conditions nest.
    println!("{}", repr(&list![(x, y) for x in 0..4 if x % 2 == 1 for y in 0..x if y != 1]));
    println!("{}", repr(&list![list![x * y for y in 1..x + 1] for x in 1..4]));
    println!("{}", repr(&list!["even" if i % 2 == 0 else "odd" for i in 0..3]));
    println!("{}", repr(&list![y for x in 0..5 if let y = x * x if y > 4]));

    // Displays.
    println!("{}", repr(&list![0, ..odd_list.into_iter().take(2), 99]));
    println!("{}", dict! {"z": 0, **&my_dict, "a": 3});

    // An error ends it.
    println!("{}", repr(&halves(&[2, 4])?));
    if let Err(error) = halves(&[2, 3, 4]) {
        println!("{}", error.message());
    }
    Ok(())
}
