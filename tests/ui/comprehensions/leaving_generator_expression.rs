use dunder::gen_;

async fn f(xs: [u8; 2]) -> Option<u8> {
    let _ = gen_!(if x > 1 { return None } else { x } for x in xs);
    'a: loop {
        let _ = gen_!(if x > 1 { break 'a } else { continue } for x in xs);
    }
}

fn main() {}
