//! Slices are values: what stands between the brackets of Python's `staff[1:3]`.

use std::fmt;

use dunder::prelude::*;
use dunder::value::List;

struct Group {
    name: String,
    staff: List,
}

impl Group {
    fn slice(&self, slice: Slice) -> Result<Group, Exception> {
        Ok(Group { name: self.name.clone(), staff: self.staff.slice(&slice)? })
    }

    fn item(&self, index: isize) -> Result<Value, Exception> {
        self.staff.item(index)
    }
}

impl Repr for Group {
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        write!(out, "Group({}, {})", repr(&self.name), repr(&self.staff))
    }
}

fn main() -> Result<(), Exception> {
    let staff = ["ann", "bob", "cid", "dan", "eve"];
    let part = |slice: Slice| slice.apply(&staff).map(|part| repr(&part));
    println!("{} {} {} {}", part(slice!(1:3))?, part(slice!(:2))?, part(slice!(-2:))?, part(slice!(::2))?);
    println!("{} {}", part(slice!(::-1))?, part(slice!(3:0:-1))?);
    println!("{} {} {}", part(slice!(2:100))?, part(slice!(100:))?, part(slice!(3:1))?);

    let evens = slice!(::2);
    println!("{evens} {} {}", repr(&evens.indices(5)?), repr(&evens.indices(2)?));
    println!("{} {}", repr(&slice!(-3:).indices(5)?), repr(&slice!(::-1).indices(5)?));

    let group = Group { name: "crew".to_owned(), staff: List::from_iter(staff) };
    println!("{}", repr(&group.slice(slice!(:2))?));
    println!("{}", group.item(-1)?);

    // A step that is written as `0` is an error when compiling; one that is computed is one at run time.
    for step in [0] {
        match part(slice!(1:3:step)) {
            Ok(part) => println!("{part}"),
            Err(e) => println!("{e}"),
        }
    }
    match group.item(7) {
        Ok(name) => println!("{name}"),
        Err(e) => println!("{e}"),
    }
    Ok(())
}
