// One input of `with!` per line.
open(path)? as f => { f.read()? }
&lock as mut guard, suppress(is_not_found), f::<A, B>(x) as (a, [b, ..]), => { if done { return Ok(1) } *guard += a; continue }
crate = a::b; m() as _ => { break 'outer with!(n() => { x? }) } else { 5 }
try a as u8 as f => { attempt! { try { raise!(E) } except { return Err(e) } finally { g() } } }
&lock as n => { if a { return f(x)?.g() } return match b { _ => return h }; with!(m() => { ensure!(n > 0, "{n}"); let x = y else { bail!("no") }; return own }) }
m() => { with!(async_with as a => { async_with!(n() as b, c => { b.await?; return Err(e) }) }) }
