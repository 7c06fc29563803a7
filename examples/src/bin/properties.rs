//! Properties: `attr!` writes through a method, and a name that is data is looked up.

use dunder::prelude::*;

struct User {
    birth_year: i32,
    name: String,
    decades: Cached<Vec<i32>>,
}

#[properties]
impl User {
    /// Age in years.
    #[getter]
    fn age(&self) -> i32 {
        2026 - self.birth_year
    }

    #[setter]
    fn set_age(&mut self, value: i32) -> Result<(), ValueError> {
        if value < 0 {
            return Err(ValueError::new("age must not be negative"));
        }
        self.birth_year = 2026 - value;
        Ok(())
    }

    #[deleter]
    fn del_age(&mut self) {
        self.birth_year = 2026;
    }

    #[getter]
    fn initial(&self) -> Option<char> {
        self.name.chars().next()
    }

    #[cached_property]
    fn decades(&self) -> Vec<i32> {
        println!("computing");
        (self.birth_year..2027).filter(|year| year % 10 == 0).collect()
    }
}

fn main() -> Result<(), Exception> {
    let mut user = User { birth_year: 1999, name: "fank".to_owned(), decades: Cached::new() };
    println!("{}", user.age());
    attr!(user.age = 26)?;
    attr!(user.age += 1)?;
    println!("{} {}", user.age(), user.birth_year);
    if let Err(e) = attr!(user.age = -1) {
        println!("{e}");
    }
    attr!(del user.age);
    println!("{}", user.age());

    attr!(user.age = 27)?;
    println!("{}", repr(user.decades()));
    println!("{}", repr(user.decades()));
    attr!(del user.decades);
    println!("{}", user.decades().len());

    for name in ["age", "initial", "height"] {
        match getattr(&user, name) {
            Ok(value) => println!("{value}"),
            Err(e) => println!("{e}"),
        }
    }
    setattr(&mut user, "age", 30.into())?;
    let has = |name| repr(&hasattr(&user, name));
    println!("{} {} {}", user.age(), has("initial"), has("height"));
    if let Err(e) = setattr(&mut user, "initial", "x".into()) {
        println!("{e}");
    }
    if let Err(e) = delattr(&mut user, "initial") {
        println!("{e}");
    }
    Ok(())
}
