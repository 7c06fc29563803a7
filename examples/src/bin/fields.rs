//! Descriptors: objects that decide what reading, assigning and deleting a field mean.

use std::fmt;

use dunder::prelude::*;

/// Accepts multiples of a number; a deleted value is zero.
struct Multiple {
    of: u32,
}

impl Descriptor<u32> for Multiple {
    fn check(&self, value: &u32) -> Result<(), Violation> {
        if value.is_multiple_of(self.of) {
            return Ok(());
        }
        Err(Violation::new("multiple")
            .param("of", self.of)
            .message(format!("must be a multiple of {}", self.of)))
    }

    fn delete(&self) -> Result<u32, Exception> {
        Ok(0)
    }
}

/// Takes the white space around a text away.
#[derive(Default)]
struct Word {
    owner: &'static str,
    name: &'static str,
}

impl Descriptor<String> for Word {
    fn set_name(&mut self, owner: &'static str, name: &'static str) {
        *self = Word { owner, name };
    }

    fn set(&self, value: &mut String) -> Result<(), Violation> {
        *value = value.trim().to_owned();
        if value.is_empty() {
            let message = format!("the {} of a {} cannot be empty", self.name, self.owner);
            return Err(Violation::new("word").message(message));
        }
        Ok(())
    }
}

#[derive(Fields, Clone)]
struct Course {
    #[field(with = Word::default())]
    title: String,
    #[field(range(18..=120))]
    age: u8,
    #[field(with = Multiple { of: 5 })]
    step: u32,
    #[field(range(..=self.high))]
    low: u32,
    high: u32,
}

impl Repr for Course {
    fn repr_to(&self, out: &mut dyn fmt::Write) -> fmt::Result {
        let Course { title, age, step, low, high } = self;
        write!(out, "Course(title={}, age={age}, step={step}, low={low}, high={high})", repr(title))
    }
}

fn main() -> Result<(), Exception> {
    let mut course = Course::new("  rust ", 18, 10, 1, 5)?;
    println!("{}", repr(&course));

    // get
    println!("{} {} {}", course.title(), course.age(), course.step());

    // set: a value that breaks the rule is not stored
    course.set_age(30)?;
    if let Err(errors) = course.set_age(200) {
        println!("{errors}");
    }
    println!("{}", course.age());

    if let Err(errors) = course.set_step(12) {
        println!("{errors}");
    }

    // delete
    course.del_step()?;
    println!("{}", course.step());
    if let Err(e) = course.del_title() {
        println!("{e}");
    }

    // every violation at once, as data
    if let Err(errors) = Course::new("   ", 7, 3, 0, 1) {
        println!("{errors}");
        for error in &errors {
            println!("{} {} {}", repr(&error.path()), repr(error.code()), repr(&error.params()));
        }
    }

    // several fields at once: all of them, or none
    course.update(|draft| {
        draft.low = 10;
        draft.high = 20;
    })?;
    println!("{}", repr(&course));
    let updated = course.update(|draft| {
        draft.age = 40;
        draft.low = 30;
    });
    if let Err(errors) = updated {
        println!("{}", Exception::from(errors));
    }
    println!("{}", repr(&course));

    // a copy with another value
    let older = course.with_age(60)?;
    println!("{} {}", course.age(), older.age());

    // what a type knows of its fields
    println!("{} {}", Course::NAME, Course::DESCRIPTORS[1].name);
    let names: Vec<&str> = Course::DESCRIPTORS.iter().map(|field| field.name).collect();
    println!("{}", repr(&names));
    Ok(())
}
