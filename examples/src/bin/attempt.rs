//! `try`, `except`, `else` and `finally`.

use std::collections::HashMap;

use dunder::exception::GeneratorExit;
use dunder::prelude::*;

type Settings = HashMap<&'static str, &'static str>;

fn load(settings: &Settings, name: &str) -> Result<u16, Exception> {
    let Some(text) = settings.get(name) else { raise!(KeyError(name)) };
    Ok(text.parse()?)
}

fn port(settings: &Settings) -> Result<u16, Exception> {
    let mut number = 0;
    attempt! {
        try { number = load(settings, "port")?; }
        except (e: KeyError) {
            println!("no {}", e.message());
            return Ok(8080);
        }
        except (e: ValueError) { raise!(RuntimeError("the port is no number"), from = e) }
        else { println!("found") }
        finally { println!("looked") }
    }
    Ok(number)
}

fn chain() -> Result<(), Exception> {
    attempt! {
        try { raise!(KeyError("first")) }
        except (_: LookupError) { raise!(TypeError("second")) }
    }
}

fn rows(total: &mut Vec<u32>) -> u32 {
    for number in 1..6 {
        attempt! {
            try {
                if number == 2 {
                    continue;
                }
                if number == 4 {
                    break;
                }
                total.push(number);
            }
            finally { println!("row {number}") }
        }
    }
    total.iter().sum()
}

fn noted() -> Result<u16, Exception> {
    attempt! {
        try { Ok(load(&Settings::new(), "name")?) }
        except (mut e: KeyError) {
            e.add_note("while reading the settings");
            raise!()
        }
    }
}

generators! {
    fn gen_func() -> Generator<Value, (), (), Exception> {
        attempt! {
            try { yield "http://www.baidu.com".into(); }
            except (e: ValueError) { println!("caught {}", e.message()) }
            except (_: GeneratorExit) {
                println!("closed");
                raise!()
            }
            finally { println!("cleanup") }
        }
        yield 2.into();
    }

    fn stubborn() -> Generator<u32, (), (), Exception> {
        attempt! { try { yield 1 } except (_: GeneratorExit) {} }
        yield 2;
    }
}

fn main() -> Result<(), Exception> {
    println!("{}", port(&Settings::from([("port", "80")]))?);
    println!("{}", port(&Settings::new())?);
    attempt! {
        try { port(&Settings::from([("port", "x")]))?; }
        except (e: RuntimeError) {
            let cause = e.cause().map_or("nothing", Exception::class_name);
            println!("{}, because of {cause}", e.message());
        }
    }

    attempt! {
        try { chain()? }
        except (e: TypeError | ValueError) {
            println!("{} after {}", repr(&e), e.context().map_or_else(String::new, repr));
        }
    }

    println!("{}", rows(&mut Vec::new()));

    attempt! {
        try { noted()?; }
        except (e: KeyError) { println!("{} {}", e.message(), repr(&e.notes().map(str::to_owned).collect::<Vec<_>>())) }
    }

    let mut items = gen_func();
    println!("{}", items.resume()?.yielded().unwrap_or_default());
    println!("{}", items.throw(ValueError::new("bad page"))?.yielded().unwrap_or_default());
    items.close()?;

    let mut items = gen_func();
    println!("{}", items.resume()?.yielded().unwrap_or_default());
    items.close()?;

    let mut items = stubborn();
    println!("{}", items.resume()?.yielded().unwrap_or_default());
    attempt! {
        try { items.close()? }
        except (e: RuntimeError) { println!("{}", e.message()) }
    }
    Ok(())
}
