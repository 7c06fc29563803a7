// One input of `attempt!` per line.
try { load(path)? } except (e: NotFound) { default(e) }
try { a?; b.c()?.d } except (e: KeyError | a::IndexError) { raise!(e) } except { raise!() } else { 5 } finally { f(); }
crate = a::b; try { return 1; } finally { if x { return 2 } }
try { f(x?) } except (Error::Parse { line, .. } if line > 5) { line } except (Error::Io(e) | Error::Net(e)) { g(e)? } except (other) { h(other) }
try { 'a: for x in y { if z? { break 'a } else { continue } } break 'b 1 } finally { continue }
try { attempt! { try { a? } except (mut e: ValueError) { e.add_note("n"); raise!() } finally { b? } } } except (_) {}
try { println!("{}", a?); let f = || b?; async { c? }; raise!(ValueError("x"), from = e) } except (_: BaseException) { raise!(KeyError(), from = None) }
try { a.await? } except (ref e if e.is_x()) { vec![b?] } else { c? } finally { return }
