//! Context managers.

use std::collections::HashMap;

use dunder::context::{Close, ContextManager, ExitStack, closing, nullcontext, suppress};
use dunder::exception::ExceptionType;
use dunder::prelude::*;

struct Transaction<'l>(&'l mut Vec<String>);

impl<E> ContextManager<E> for Transaction<'_> {
    type Target<'a>
        = &'a mut Vec<String>
    where
        Self: 'a;
    type Swallow = dunder::context::NoError;

    fn enter(&mut self) -> Result<&mut Vec<String>, E> {
        self.0.push("begin".into());
        Ok(self.0)
    }

    fn exit(&mut self) -> Result<(), E> {
        self.0.push("commit".into());
        Ok(())
    }

    fn exit_err(&mut self, error: E) -> Result<Self::Swallow, E> {
        self.0.push("rollback".into());
        Err(error)
    }
}

fn deposit(log: &mut Vec<String>, text: &str) -> Result<(), Exception> {
    with!(Transaction(log) as rows => {
        let amount: i64 = text.parse()?;
        if amount == 0 {
            return Ok(());
        }
        rows.push(format!("deposit {amount}"));
    });
    Ok(())
}

fn first(items: &[&str]) -> Result<String, Exception> {
    with!(suppress(LookupError::CLASS) => {
        let Some(item) = items.first() else { raise!(IndexError("list index out of range")) };
        return Ok((*item).into());
    });
    Ok("nothing".into())
}

struct Door(&'static str);

impl<E> Close<E> for Door {
    fn close(&mut self) -> Result<(), E> {
        println!("close {}", self.0);
        Ok(())
    }
}

fn enter() {
    for name in ["front", "back", "side"] {
        with!(closing(Door(name)) as door, nullcontext(1) as number => {
            if door.0 == "back" {
                break;
            }
            println!("{} {number}", door.0);
        });
    }
}

generators! {
    fn section(lines: &mut Vec<String>, name: &str) -> ContextManager<Target = &mut Vec<String>, Error = Exception> {
        let mut body = Vec::new();
        lines.push(format!("<{name}>"));
        attempt! {
            try { yield &mut body }
            except (e: KeyError) { body.push(format!("no {}", e.message())) }
            finally {
                lines.append(&mut body);
                lines.push(format!("</{name}>"));
            }
        }
    }
}

#[within(section(page, "all") as page)]
fn show(page: &mut Vec<String>, user: &HashMap<&str, &str>, name: &str) -> Result<(), Exception> {
    with!(section(page, name) as body => {
        body.push(user.get(name).ok_or(KeyError::new(name))?.to_string());
    });
    Ok(())
}

struct File(&'static str);

impl ContextManager<Exception> for File {
    type Target<'a> = &'a File;
    type Swallow = dunder::context::NoError;

    fn enter(&mut self) -> Result<&File, Exception> {
        if self.0 == "gone" {
            raise!(FileNotFoundError(self.0));
        }
        println!("open {}", self.0);
        Ok(self)
    }

    fn exit(&mut self) -> Result<(), Exception> {
        println!("close {}", self.0);
        Ok(())
    }

    fn exit_err(&mut self, error: Exception) -> Result<Self::Swallow, Exception> {
        self.exit()?;
        Err(error)
    }
}

fn open_all<'a>(names: &[&'static str]) -> Result<ExitStack<'a, Exception>, Exception> {
    Ok(with!(ExitStack::new() as stack => {
        for name in names {
            stack.enter(File(name))?;
        }
        stack.callback(|| println!("all were open"));
        stack.pop_all()
    } else { ExitStack::new() }))
}

fn main() -> Result<(), Exception> {
    let mut log = Vec::new();
    deposit(&mut log, "5")?;
    deposit(&mut log, "0")?;
    attempt! {
        try { deposit(&mut log, "x")? }
        except (_: ValueError) { println!("no number") }
    }
    println!("{}", repr(&log));
    println!("{}", first(&["a"])?);
    println!("{}", first(&[])?);
    enter();
    let (mut page, user) = (Vec::new(), HashMap::from([("name", "Ann")]));
    show(&mut page, &user, "name")?;
    show(&mut page, &user, "age")?;
    println!("{}", repr(&page));
    with!(open_all(&["a", "b"])? => { println!("reading") });
    attempt! {
        try { open_all(&["a", "gone", "b"])?; }
        except (error: FileNotFoundError) { println!("no {}", error.message()) }
    }
    Ok(())
}
