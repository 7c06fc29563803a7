//! Tuples whose items have names: what the notes' `User` does.

use dunder::prelude::*;

#[derive(NamedTuple, Clone, Debug, PartialEq)]
struct User {
    name: String,
    #[default(18)]
    age: u32,
}

fn main() -> Result<(), Exception> {
    // Made by position, read by name and by position.
    let u = User::new("fank", 27);
    println!("{u} {} {} {}", u.name, u.field::<1>(), u.item(-2)?);

    // It is a tuple: it unpacks, compares and slices as one.
    let (name, age) = u.clone().into_tuple();
    println!(
        "{name} {age} {} {} {}",
        repr(&(u == ("fank", 27))),
        repr(&(u < ("fank".to_owned(), 30))),
        u.slice(slice!(1:))
    );

    // From a row of a database, from a mapping, and back to one.
    let row = ("bob".to_owned(), 30);
    println!("{} {}", User::from_tuple(row), User::from_dict(Dict::from([("name", "eve")]))?);
    println!("{}", u.asdict());
    println!("{} {}", repr(&Tuple::from_iter(User::FIELDS.iter().copied())), User::DEFAULTS.asdict());

    // A changed copy; the original stays.
    println!("{} {u}", u.with_age(28));

    // What is wrong is an exception.
    let wrong = [
        User::make(["only one".into()]).err(),
        User::from_dict(Dict::new()).err(),
        u.replace([("zz", 1.into())]).err(),
        u.item(5).err(),
        u.index(&"nobody".into()).err(),
    ];
    for error in wrong.into_iter().flatten() {
        println!("{error}");
    }
    Ok(())
}
