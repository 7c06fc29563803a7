//! Values, exceptions and their texts against CPython's: several hundred random ones, and every operation's errors.
//!
//! Every case is a Python expression and what we make of the same thing. CPython's answers are recorded in `oracle.txt`, and
//! asked for again, of other random values too, where there is a `python3`. `DUNDER_RECORD=1` writes the record anew.

use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
};

use dunder::{
    exception::*,
    prelude::*,
    value::{Comparison, Set, View},
};

const RECORDED_SEED: u64 = 1;

/// A Python expression and our answer.
type Case = (String, String);

#[test]
fn random_values_are_as_in_cpython() {
    check("oracle.txt", &random_cases(RECORDED_SEED));
}

#[test]
fn other_random_values_are_as_in_cpython() {
    let Some(python) = python() else { return };
    for seed in [2, u64::from(std::process::id()) + 3] {
        let cases = random_cases(seed);
        compare(&cases, &ask(&python, &cases), &format!("python3 (seed {seed})"));
    }
}

#[test]
fn errors_are_as_in_cpython() {
    check("oracle_errors.txt", &error_cases());
}

#[test]
fn what_is_printable_is_as_in_cpython() {
    let recorded = answers(
        "oracle_printable.txt",
        &[("unprintable()".into(), String::new()), ("tree()".into(), tree())],
    );
    let mut wrong = String::new();
    let mut escaped_there = vec![(false, false); 0x11_0000];
    for range in recorded[0].split(' ') {
        let unassigned = range.ends_with('?');
        let (first, last) = range.trim_end_matches('?').split_once('-').unwrap();
        let code = |hex| usize::from_str_radix(hex, 16).unwrap();
        escaped_there[code(first)..=code(last)].fill((true, unassigned));
    }
    let planes = ('\0'..'\u{34000}').chain('\u{e0000}'..'\u{e1000}').chain('\u{10ff00}'..=char::MAX);
    for c in planes {
        let (escaped, unassigned) = escaped_there[c as usize];
        let shown = repr(&c);
        let ours = shown != format!("'{c}'") && c != '\'';
        // What a later Unicode has assigned is printed here and still unassigned there.
        let newer = unassigned && !ours;
        if ours != escaped && !newer && c != '\\' {
            write!(wrong, " {c:?} is {shown}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert_eq!(recorded[1], tree(), "the classes of exceptions");
}

/// Every class of CPython's with its bases.
fn tree() -> String {
    let mut lines = Vec::new();
    for name in NAMES.split_whitespace() {
        let class = ExceptionClass::builtin(name).unwrap_or_else(|| panic!("there is no {name}"));
        let bases: Vec<_> = class.bases().iter().map(|base| base.name()).collect();
        lines.push(format!("{name}({})", bases.join(", ")));
    }
    lines.sort();
    lines.join(" ")
}

const NAMES: &str = "ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup BlockingIOError
    BrokenPipeError BufferError BytesWarning ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError
    ConnectionResetError DeprecationWarning EOFError EncodingWarning Exception ExceptionGroup FileExistsError FileNotFoundError
    FloatingPointError FutureWarning GeneratorExit ImportError ImportWarning IndentationError IndexError InterruptedError
    IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotADirectoryError
    NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError ProcessLookupError RecursionError
    ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning
    SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
    UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError";

// Asking.

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("behaviour")
}

/// The command, if this machine has CPython 3.11, of which the texts are.
fn python() -> Option<String> {
    let found = Command::new("python3").arg("--version").output().ok();
    let version =
        found.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned()).unwrap_or_default();
    if version.starts_with("Python 3.11.") {
        return Some("python3".into());
    }
    let found = if version.is_empty() { "there is none" } else { &version };
    // Past the test harness, which keeps to itself what a test that passes prints.
    let _ = writeln!(
        std::io::stderr(),
        "SKIPPED: the comparison with a living CPython needs `python3` 3.11; {found}"
    );
    None
}

fn ask(python: &str, cases: &[Case]) -> Vec<String> {
    let mut child = Command::new(python)
        .args(["-W", "ignore"])
        .arg(folder().join("oracle.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3 starts");
    let questions: String = cases.iter().map(|(question, _)| format!("{question}\n")).collect();
    let mut stdin = child.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || stdin.write_all(questions.as_bytes()));
    let output = child.wait_with_output().expect("python3 answers");
    writer.join().expect("the writer does not panic").expect("python3 reads every question");
    assert!(output.status.success(), "python3 failed");
    String::from_utf8(output.stdout).expect("it writes UTF-8").lines().map(String::from).collect()
}

/// CPython's answers: those of a living one, which have to agree with the record, or the record.
fn answers(record: &str, cases: &[Case]) -> Vec<String> {
    let path = folder().join(record);
    let fresh = python().map(|python| ask(&python, cases));
    if std::env::var_os("DUNDER_RECORD").is_some() {
        let fresh = fresh.as_ref().expect("recording needs python3");
        let lines = cases.iter().zip(fresh).map(|((question, _), answer)| format!("{question}\t{answer}\n"));
        fs::write(&path, lines.collect::<String>()).expect("the record can be written");
    }
    let text = fs::read_to_string(&path).expect("there is a record");
    let recorded: Vec<(&str, &str)> = text.lines().map(|line| line.split_once('\t').unwrap()).collect();
    assert_eq!(recorded.len(), cases.len(), "{record} is of other questions: DUNDER_RECORD=1 writes it anew");
    for (at, (question, answer)) in recorded.iter().enumerate() {
        assert_eq!(question, &cases[at].0, "{record} is of other questions: DUNDER_RECORD=1 writes it anew");
        if let Some(fresh) = &fresh {
            assert_eq!(answer, &fresh[at], "{record} and python3 disagree about {question}");
        }
    }
    recorded.into_iter().map(|(_, answer)| answer.to_owned()).collect()
}

fn check(record: &str, cases: &[Case]) {
    compare(cases, &answers(record, cases), record);
}

fn compare(cases: &[Case], answers: &[String], source: &str) {
    assert_eq!(cases.len(), answers.len(), "{source} answered something else");
    let wrong: Vec<String> = cases
        .iter()
        .zip(answers)
        .filter(|((_, ours), theirs)| ours != *theirs)
        .map(|((question, ours), theirs)| format!("{question}\n  CPython: {theirs}\n  dunder:  {ours}"))
        .collect();
    let all = cases.len();
    assert!(wrong.is_empty(), "{} of {all} differ from {source}\n{}", wrong.len(), wrong.join("\n"));
}

// Random values.

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 33) as usize % end
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())]
    }
}

/// A value and the Python expression for the same one.
#[derive(Clone)]
struct Made {
    value: Value,
    python: String,
}

impl Made {
    fn new(value: impl Into<Value>, python: impl Into<String>) -> Self {
        Made { value: value.into(), python: python.into() }
    }
}

fn random_cases(seed: u64) -> Vec<Case> {
    let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
    let mut made: Vec<Made> = (0..200).map(|_| scalar(&mut random)).collect();
    made.extend((0..200).map(|_| container(&mut random, 3)));
    let mut cases: Vec<Case> =
        made.iter().map(|made| (format!("facts({})", made.python), facts(&made.value))).collect();
    for at in 0..made.len() {
        // One more of the same kind, one of any, and one that looks alike.
        let alike = if at < 200 { random.below(200) } else { 200 + random.below(200) };
        for other in [alike, random.below(made.len())] {
            let related = relate(&made[at].value, &made[other].value);
            cases.push((format!("relate(values[{at}], values[{other}])"), related));
        }
        let like = disguise(&mut random, &made[at]);
        let related = relate(&made[at].value, &like.value);
        cases.push((format!("relate(values[{at}], {})", like.python), related));
    }
    cases
}

fn int(random: &mut Random) -> Made {
    const EDGES: [i128; 16] = [
        0,
        1,
        -1,
        2,
        -2,
        1 << 53,
        (1 << 53) + 1,
        -(1 << 53) - 1,
        (1 << 61) - 1,
        1 << 61,
        i64::MAX as i128,
        i64::MIN as i128,
        i64::MAX as i128 + 1,
        1 << 64,
        i128::MAX,
        i128::MIN,
    ];
    match random.below(8) {
        0 => Made::new(u128::MAX, u128::MAX.to_string()),
        1 => {
            let value = (u128::from(random.next()) << 64 | u128::from(random.next())) >> random.below(128);
            Made::new(value, value.to_string())
        }
        2 | 3 => {
            let value = random.below(5) as i64 - 2;
            Made::new(value, value.to_string())
        }
        _ => {
            let value = random.pick(&EDGES);
            Made::new(value, value.to_string())
        }
    }
}

fn float(random: &mut Random) -> Made {
    const EDGES: [f64; 18] = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        2.0,
        0.1,
        0.5,
        1e16,
        9_999_999_999_999_998.0,
        1e-4,
        1e-5,
        1.5e300,
        5e-324,
        9_007_199_254_740_992.0,
        18_446_744_073_709_551_616.0,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
    ];
    let value = match random.below(4) {
        0 => f64::from_bits(random.next()),
        1 => (random.below(2_000_000) as f64 - 1e6) / 10f64.powi(random.below(12) as i32),
        _ => random.pick(&EDGES),
    };
    if value.is_nan() {
        return Made::new(f64::NAN, "nan");
    }
    Made::new(value, format!("F({})", value.to_bits()))
}

fn text(random: &mut Random) -> Made {
    const CHARS: [char; 40] = [
        'a',
        'b',
        'z',
        'A',
        '0',
        ' ',
        '\'',
        '"',
        '\\',
        '\n',
        '\r',
        '\t',
        '\0',
        '\x1b',
        '\x7f',
        '\u{80}',
        '\u{a0}',
        '\u{ad}',
        'é',
        'ß',
        'ÿ',
        'Ā',
        '\u{301}',
        '\u{378}',
        '\u{200b}',
        '\u{2028}',
        '\u{3000}',
        '語',
        '\u{e000}',
        '\u{feff}',
        '\u{fffe}',
        '\u{ffff}',
        '😀',
        '\u{10ffff}',
        '\u{e0001}',
        '\u{1f3fd}',
        '{',
        '}',
        '%',
        '\u{600}',
    ];
    let length = random.below(7);
    let text: String = (0..length).map(|_| random.pick(&CHARS)).collect();
    let escaped: String = text.chars().map(|c| format!("\\U{:08x}", c as u32)).collect();
    Made::new(text, format!("'{escaped}'"))
}

fn bytes(random: &mut Random) -> Made {
    let length = random.below(6);
    let bytes: Vec<u8> = (0..length).map(|_| random.pick(b"ab'\"\\\n\t\r\0\x7f\x80\xff ")).collect();
    let escaped: String = bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect();
    Made::new(Value::bytes(bytes), format!("b'{escaped}'"))
}

fn scalar(random: &mut Random) -> Made {
    match random.below(12) {
        0 => Made::new(Value::None, "None"),
        1 => Made::new(true, "True"),
        2 => Made::new(false, "False"),
        3..=5 => int(random),
        6..=8 => float(random),
        9 | 10 => text(random),
        _ => bytes(random),
    }
}

fn item(random: &mut Random, depth: usize) -> Made {
    if depth == 0 || random.below(3) > 0 { scalar(random) } else { container(random, depth - 1) }
}

/// Something that can be hashed.
fn key(random: &mut Random, depth: usize) -> Made {
    if depth == 0 || random.below(3) > 0 {
        return scalar(random);
    }
    let length = random.below(3);
    tuple((0..length).map(|_| key(random, depth - 1)).collect())
}

fn tuple(items: Vec<Made>) -> Made {
    let python: String = items.iter().map(|item| format!("{}, ", item.python)).collect();
    Made::new(
        Value::tuple(items.into_iter().map(|item| item.value)),
        format!("({})", python.trim_end_matches(' ')),
    )
}

fn container(random: &mut Random, depth: usize) -> Made {
    let length = random.below(4);
    match random.below(4) {
        0 => match length {
            0 => Made::new(Tuple::new(), "()"),
            _ => tuple((0..length).map(|_| item(random, depth)).collect()),
        },
        1 => {
            let items: Vec<Made> = (0..length).map(|_| item(random, depth)).collect();
            let python: Vec<_> = items.iter().map(|item| item.python.as_str()).collect();
            let python = format!("[{}]", python.join(", "));
            Made::new(Value::list(items.into_iter().map(|item| item.value)), python)
        }
        2 => {
            let items: Vec<(Made, Made)> =
                (0..length).map(|_| (key(random, depth), item(random, depth))).collect();
            let python: Vec<_> = items.iter().map(|(k, v)| format!("{}: {}", k.python, v.python)).collect();
            let python = format!("{{{}}}", python.join(", "));
            let dict = Dict::try_from_pairs(items.into_iter().map(|(k, v)| (k.value, v.value)));
            Made::new(dict.expect("its keys can be hashed"), python)
        }
        _ => {
            let items: Vec<Made> = (0..length).map(|_| key(random, depth)).collect();
            let python: Vec<_> = items.iter().map(|item| item.python.as_str()).collect();
            let python = format!("set([{}])", python.join(", "));
            let set = Set::try_from_items(items.into_iter().map(|item| item.value));
            Made::new(set.expect("its items can be hashed"), python)
        }
    }
}

/// Something that may well be equal and is made otherwise.
fn disguise(random: &mut Random, made: &Made) -> Made {
    let python = &made.python;
    match made.value.view() {
        View::Int(n) => Made::new(n.to_f64(), format!("float({python})")),
        View::Bool(b) => Made::new(i64::from(b), format!("int({python})")),
        View::Float(f) if f.fract() == 0.0 && f.abs() < 1e38 => {
            Made::new(f as i128, format!("int({python})"))
        }
        View::Str(s) => Made::new(Value::bytes(s), format!("({python}).encode()")),
        View::List(items) if random.below(2) == 0 => {
            Made::new(Value::tuple(items.to_vec()), format!("tuple({python})"))
        }
        View::Tuple(items) if random.below(2) == 0 => {
            Made::new(Value::list(items.to_vec()), format!("list({python})"))
        }
        View::Dict(dict) => {
            let mut items: Vec<_> = dict.borrow().clone().into_iter().collect();
            items.reverse();
            Made::new(Dict::try_from_pairs(items).unwrap(), format!("dict(reversed(({python}).items()))"))
        }
        View::Set(set) => {
            let mut more = set.borrow().clone();
            more.insert(7);
            Made::new(more, format!("({python}) | {{7}}"))
        }
        View::List(items) => {
            let mut more = items.to_vec();
            more.push(1.into());
            Made::new(more, format!("({python}) + [1]"))
        }
        _ => made.clone(),
    }
}

// Our side of oracle.py.

fn answer<T: Repr>(result: &Result<T, Exception>) -> String {
    match result {
        Ok(value) => repr(value),
        Err(error) => error.to_string(),
    }
}

fn parts(value: &Value, see: &mut dyn FnMut(&Value)) {
    see(value);
    match value.view() {
        View::Dict(dict) => dict.borrow().iter().for_each(|(key, value)| {
            parts(key, see);
            parts(value, see);
        }),
        View::Tuple(_) | View::List(_) | View::Set(_) => {
            value.iter().unwrap().for_each(|item| parts(&item, see))
        }
        _ => {}
    }
}

fn facts(value: &Value) -> String {
    let (mut without_order, mut numeric) = (false, true);
    parts(value, &mut |part| {
        without_order |= part.as_set().is_some_and(|set| set.borrow().len() > 1);
        numeric &= match part.view() {
            View::Bool(_) | View::Int(_) | View::Tuple(_) => true,
            View::Float(float) => !float.is_nan(),
            _ => false,
        };
    });
    let shown = if without_order { "-".into() } else { repr(value) };
    let hash = match value.hash() {
        Ok(_) if !numeric => "hashable".into(),
        other => answer(&other),
    };
    format!("{shown} | {} | {hash}", answer(&value.truth()))
}

fn relate(a: &Value, b: &Value) -> String {
    use Comparison::{Greater, GreaterEqual, Less, LessEqual};
    let mut answers = vec![answer(&a.try_eq(b)), answer(&a.try_compare(Less, b))];
    answers.extend([LessEqual, Greater, GreaterEqual].map(|op| match a.try_compare(op, b) {
        Ok(holds) => repr(&holds),
        Err(error) => error.class_name().into(),
    }));
    answers.push(match (a.hash(), b.hash()) {
        (Ok(hash_a), Ok(hash_b)) if a == b => repr(&(hash_a == hash_b)),
        _ => "-".into(),
    });
    answers.join(" | ")
}

// Operations and their errors.

fn error_cases() -> Vec<Case> {
    let list = || Value::list([1, 2, 3]);
    let tuple = || Value::tuple([1, 2, 3]);
    let dict = || Value::from(Dict::from([("a", 1)]));
    let text = || Value::from("añb");
    let bytes = || Value::bytes("abc");
    let slice = |start: &str, stop: &str, step: &str| {
        let part = |text: &str| text.parse::<isize>().ok();
        Slice::new(part(start), part(stop), part(step))
    };
    let big = || Value::from(1u128 << 70);
    let set_item = |x: Value, key: Value, value: Value| x.set_item(key, value).map(|()| x);
    let del_item = |x: Value, key: Value| x.del_item(key).map(|()| x);
    let unpack = |x: Value| <(Value, Value)>::try_from(x).map(Value::from);
    let less = |a: Value, b: Value| a.try_compare(Comparison::Less, &b);

    let mut cases: Vec<Case> = Vec::new();
    let mut case = |python: &str, ours: String| cases.push((python.into(), ours));

    macro_rules! cases {
        ($($python:literal => $ours:expr;)*) => { $( case($python, answer(&$ours)); )* };
    }
    cases! {
        "5['a']" => Value::from(5).item("a");
        "None[0]" => Value::None.item(0);
        "[1, 2, 3]['a']" => list().item("a");
        "[1, 2, 3][1.0]" => list().item(1.0);
        "[1, 2, 3][True]" => list().item(true);
        "[1, 2, 3][-3]" => list().item(-3);
        "[1, 2, 3][3]" => list().item(3);
        "[1, 2, 3][-4]" => list().item(-4);
        "[1, 2, 3][2**70]" => list().item(big());
        "[1, 2, 3][::-2]" => list().item(slice("", "", "-2"));
        "[1, 2, 3][5:1]" => list().item(slice("5", "1", ""));
        "[1, 2, 3][::0]" => list().item(slice("", "", "0"));
        "(1, 2, 3)['a']" => tuple().item("a");
        "(1, 2, 3)[3]" => tuple().item(3);
        "(1, 2, 3)[-1:]" => tuple().item(slice("-1", "", ""));
        "'añb'['a']" => text().item("a");
        "'añb'[1]" => text().item(1);
        "'añb'[3]" => text().item(3);
        "'añb'[::-1]" => text().item(slice("", "", "-1"));
        "b'abc'['a']" => bytes().item("a");
        "b'abc'[-1]" => bytes().item(-1);
        "b'abc'[3]" => bytes().item(3);
        "b'abc'[:2]" => bytes().item(slice("", "2", ""));
        "{'a': 1}['a']" => dict().item("a");
        "{'a': 1}['b']" => dict().item("b");
        "{'a': 1}[(1, 'x')]" => dict().item((1, "x"));
        "{'a': 1}[[]]" => dict().item(Value::list([0; 0]));
        "{'a': 1}[1:2]" => dict().item(slice("1", "2", ""));
        "setitem([1, 2, 3], 0, 'x')" => set_item(list(), 0.into(), "x".into());
        "setitem([1, 2, 3], 3, 'x')" => set_item(list(), 3.into(), "x".into());
        "setitem([1, 2, 3], 'a', 'x')" => set_item(list(), "a".into(), "x".into());
        "setitem([1, 2, 3], slice(1, 2), (7, 8, 9))" => set_item(list(), slice("1", "2", "").into(), Value::tuple([7, 8, 9]));
        "setitem([1, 2, 3], slice(2, 1), 'xy')" => set_item(list(), slice("2", "1", "").into(), "xy".into());
        "setitem([1, 2, 3], slice(None, None, 2), (7, 8))" => set_item(list(), slice("", "", "2").into(), Value::tuple([7, 8]));
        "setitem([1, 2, 3], slice(None, None, 2), (7,))" => set_item(list(), slice("", "", "2").into(), Value::tuple([7]));
        "setitem([1, 2, 3], slice(None, None, -1), (7, 8, 9))" => set_item(list(), slice("", "", "-1").into(), Value::tuple([7, 8, 9]));
        "setitem([1, 2, 3], slice(0, 1), 7)" => set_item(list(), slice("0", "1", "").into(), 7.into());
        "setitem([1, 2, 3], slice(0, 1, 2), 7)" => set_item(list(), slice("0", "1", "2").into(), 7.into());
        "setitem([1, 2, 3], slice(0, 1, 0), ())" => set_item(list(), slice("0", "1", "0").into(), Tuple::new().into());
        "setitem((1, 2, 3), 0, 7)" => set_item(tuple(), 0.into(), 7.into());
        "setitem('añb', 0, 7)" => set_item(text(), 0.into(), 7.into());
        "setitem(5, 0, 7)" => set_item(5.into(), 0.into(), 7.into());
        "setitem({'a': 1}, 'b', 2)" => set_item(dict(), "b".into(), 2.into());
        "setitem({'a': 1}, [], 2)" => set_item(dict(), Value::list([0; 0]), 2.into());
        "delitem([1, 2, 3], 1)" => del_item(list(), 1.into());
        "delitem([1, 2, 3], 3)" => del_item(list(), 3.into());
        "delitem([1, 2, 3], 'a')" => del_item(list(), "a".into());
        "delitem([1, 2, 3], slice(None, None, 2))" => del_item(list(), slice("", "", "2").into());
        "delitem([1, 2, 3], slice(None, None, -1))" => del_item(list(), slice("", "", "-1").into());
        "delitem({'a': 1}, 'a')" => del_item(dict(), "a".into());
        "delitem({'a': 1}, 'b')" => del_item(dict(), "b".into());
        "delitem({'a': 1}, [])" => del_item(dict(), Value::list([0; 0]));
        "delitem((1, 2, 3), 0)" => del_item(tuple(), 0.into());
        "delitem(b'abc', 0)" => del_item(bytes(), 0.into());
        "delitem(5, 0)" => del_item(5.into(), 0.into());
        "len(5)" => Value::from(5).len();
        "len('añb')" => text().len();
        "len({'a': 1})" => dict().len();
        "5 in 5" => Value::from(5).contains(5);
        "5 in 'añb'" => text().contains(5);
        "'ñb' in 'añb'" => text().contains("ñb");
        "98 in b'abc'" => bytes().contains(98);
        "b'bc' in b'abc'" => bytes().contains(Value::bytes("bc"));
        "300 in b'abc'" => bytes().contains(300);
        "'a' in b'abc'" => bytes().contains("a");
        "2.0 in [1, 2, 3]" => list().contains(2.0);
        "'a' in {'a': 1}" => dict().contains("a");
        "[] in {'a': 1}" => dict().contains(Value::list([0; 0]));
        "[] in {1}" => Value::from(Set::from([1])).contains(Value::list([0; 0]));
        "[iter(5)]" => Value::from(5).iter().map(|items| items.collect::<Vec<_>>());
        "list('añb')" => text().iter().map(|items| items.collect::<Vec<_>>());
        "list(b'abc')" => bytes().iter().map(|items| items.collect::<Vec<_>>());
        "list({'a': 1})" => dict().iter().map(|items| items.collect::<Vec<_>>());
        "unpack((1, 2))" => unpack(Value::tuple([1, 2]));
        "unpack([1])" => unpack(Value::list([1]));
        "unpack([1, 2, 3])" => unpack(list());
        "unpack(5)" => unpack(5.into());
        "hash([])" => Value::list([0; 0]).hash();
        "hash({})" => Value::from(Dict::new()).hash();
        "hash(set())" => Value::from(Set::new()).hash();
        "hash(slice(1))" => Value::from(slice("", "1", "")).hash();
        "hash((1, []))" => Value::tuple([1.into(), Value::list([0; 0])]).hash();
        "2 < 'a'" => less(2.into(), "a".into());
        "'a' < b'a'" => less("a".into(), Value::bytes("a"));
        "[1] < (1,)" => less(Value::list([1]), Value::tuple([1]));
        "[1, 'a'] < [1, 2]" => less((1, "a").into(), (1, 2).into());
        "[1, 'a'] < [2, 2]" => less((1, "a").into(), (2, 2).into());
        "{} < {}" => less(Dict::new().into(), Dict::new().into());
        "None < None" => less(Value::None, Value::None);
        "{1} < [1]" => less(Set::from([1]).into(), Value::list([1]));
        "slice(1) < slice(2)" => less(slice("", "1", "").into(), slice("", "2", "").into());
        "slice(1, 2) < slice(None, 2)" => less(slice("1", "2", "").into(), slice("", "2", "").into());
        "slice(1, 2) == slice(1.0, 2)" => Value::from(slice("1", "2", "")).try_eq(&slice("1", "2", "").into());
        "slice(None, 2) == (None, 2, None)" => Value::from(slice("", "2", "")).try_eq(&(None::<i32>, 2, None::<i32>).into());
        "[1, 2, 3].index(5)" => list().as_list().unwrap().index(&5.into());
        "(1, 2, 3).index(5)" => tuple().as_tuple().unwrap().index(&5.into());
        "{}.popitem()" => Dict::new().popitem().map(Value::from);
        "nested(100000) == nested(100000)" => nested(100_000).try_eq(&nested(100_000));
        "nested(100000) < nested(100000)" => nested(100_000).try_compare(Comparison::Less, &nested(100_000));
        "repr(nested(100000))" => nested(100_000).try_repr();
        "cycle() == cycle()" => cycle().try_eq(&cycle());
        "cycle()" => Ok(cycle());
        "ring()" => Ok(ring());
        "[range('x')]" => i32::try_from(Value::from("x"));
        "[range(1.0)]" => i32::try_from(Value::from(1.0));
        "[range(None)]" => i32::try_from(Value::None);
        "__import__('math').sqrt('x')" => f64::try_from(Value::from("x"));
        "__import__('math').sqrt([])" => f64::try_from(Value::list([0; 0]));
        "'abc'.find(1)" => String::try_from(Value::from(1));
        "[(-1).to_bytes(1, 'big')]" => u8::try_from(Value::from(-1));
        "[(2**127).to_bytes(16, 'big', signed=True)]" => i128::try_from(Value::from(1u128 << 127));
        "__import__('array').array('l', [2**70])" => i64::try_from(big());
        "__import__('array').array('L', [2**70])" => u64::try_from(big());
        "__import__('struct').pack('<f', 1e300)" => f32::try_from(Value::from(1e300));
    }
    macro_rules! errors {
        ($($python:literal => $ours:expr;)*) => { $(
            let e = Exception::from($ours);
            case(concat!("error(", $python, ")"), format!("{e} | {} | {:?}", repr(&e), e.args()));
        )* };
    }
    errors! {
        "ValueError('bad')" => ValueError::new("bad");
        "ValueError(\"it's\")" => ValueError::new("it's");
        "ValueError(1)" => ValueError::new(1);
        "ValueError(1.0)" => ValueError::new(1.0);
        "ValueError(None)" => ValueError::new(Value::None);
        "ValueError(True)" => ValueError::new(true);
        "ValueError('a', 1)" => ValueError::with_args(["a".into(), 1.into()]);
        "ValueError([1, 'x'])" => ValueError::new(Value::list([Value::from(1), "x".into()]));
        "ValueError(b'x')" => ValueError::new(Value::bytes("x"));
        "KeyError('k')" => KeyError::new("k");
        "KeyError(1)" => KeyError::new(1);
        "KeyError((1, 'k'))" => KeyError::new(Value::from((1, "k")));
        "KeyError('a', 'b')" => KeyError::with_args(["a".into(), "b".into()]);
        "LookupError('k')" => LookupError::new("k");
        "OSError(2, 'No such file or directory')" => OSError::with_errno(2, "No such file or directory", None);
        "OSError(2, 'No such file or directory', 'a')" => OSError::with_errno(2, "No such file or directory", Some("a"));
        "OSError(13, 'Permission denied', 'a\\'b')" => OSError::with_errno(13, "Permission denied", Some("a'b"));
        "OSError(17, 'x')" => OSError::with_errno(17, "x", None);
        "OSError(9999, 'x')" => OSError::with_errno(9999, "x", None);
        "OSError('x')" => OSError::new("x");
        "StopIteration(5)" => StopIteration::new(5);
        "RecursionError('deep')" => RecursionError::new("deep");
    }
    let mut decoding = |bytes: &[u8]| {
        let escaped: String = bytes.iter().map(|byte| format!("\\x{byte:02x}")).collect();
        let ours = String::from_utf8(bytes.to_vec()).map_err(Exception::from);
        case(&format!("b'{escaped}'.decode()"), answer(&ours));
    };
    decoding(b"ab\xffc");
    decoding(b"\x80");
    decoding(b"ab\xc3");
    decoding(b"ab\xc3(");
    decoding(b"\xe2\x82");
    decoding(b"\xe2\x82(");
    decoding(b"\xe2(\xa1");
    decoding(b"\xf0\x9f\x98");
    decoding(b"\xf0\x9f\x98x");
    decoding(b"\xf5\x80");
    decoding(b"\xc1\x80");
    decoding(b"\xed\xa0\x80");
    decoding(b"\xe0\x80\x80");
    decoding(b"\xf4\x90\x80\x80");
    decoding("é".as_bytes());
    cases
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(Value::list([0; 0]), |inner, _| Value::list([inner]))
}

fn cycle() -> Value {
    let list = Value::list([0; 0]);
    list.as_list().unwrap().push(list.clone());
    list
}

fn ring() -> Value {
    let dict = Value::from(Dict::new());
    dict.set_item("a", dict.clone()).unwrap();
    let list = Value::list([dict]);
    let tuple = Value::tuple([list.clone()]);
    list.as_list().unwrap().push(tuple.clone());
    tuple
}
