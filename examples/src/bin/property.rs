//! Accessors of fields: each gives what its type suggests.

use dunder::prelude::*;

#[derive(Property)]
struct Book {
    #[property(get, set)]
    title: String,
    #[property(get)]
    pages: u32,
    #[property(get, mut)]
    tags: Vec<String>,
}

fn main() -> Result<(), Exception> {
    let mut book = Book { title: "Dune".to_owned(), pages: 412, tags: Vec::new() };
    attr!(book.title += " Messiah");
    book.tags_mut().push("desert".to_owned());
    println!("{} {} {}", book.title(), book.pages(), repr(book.tags()));
    for (name, value) in [("title", Value::from("Emma")), ("pages", 1.into()), ("author", "Jane".into())] {
        if !hasattr(&book, name) {
            println!("no {name}");
            continue;
        }
        match setattr(&mut book, name, value) {
            Ok(()) => println!("{}", getattr(&book, name)?),
            Err(e) => println!("{e}"),
        }
    }
    Ok(())
}
