"""Answers for oracle.rs: each line is an expression, each answer its value or the exception it raises."""

import struct
import sys

nan = float("nan")
values = []


class Answer(str):
    """Text that is an answer as it is, and not a value of which the repr is one."""


def F(bits):
    return struct.unpack("<d", struct.pack("<Q", bits))[0]


def answer(x):
    return x if isinstance(x, Answer) else repr(x)


def attempt(f):
    try:
        return f()
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def parts(x):
    """x and everything in it."""
    yield x
    if isinstance(x, (list, tuple, set)):
        for item in x:
            yield from parts(item)
    elif isinstance(x, dict):
        for key, value in x.items():
            yield from parts(key)
            yield from parts(value)


def facts(x):
    values.append(x)
    # A set has no order, so neither has its repr.
    shown = "-" if any(isinstance(p, set) and len(p) > 1 for p in parts(x)) else repr(x)
    hashed = attempt(lambda: hash(x))
    # Only numbers and tuples of numbers have the same hash in every run.
    if isinstance(hashed, int) and not all(isinstance(p, (int, float, tuple)) and p == p for p in parts(x)):
        hashed = "hashable"
    return Answer(f"{shown} | {bool(x)} | {hashed}")


def relate(a, b):
    answers = [attempt(lambda: a == b), attempt(lambda: a < b)]
    answers += [str(attempt(f)).split(":")[0] for f in (lambda: a <= b, lambda: a > b, lambda: a >= b)]
    # What is equal has the same hash; what is not may have it too, in one run and not in the next.
    try:
        answers.append(hash(a) == hash(b) if a == b else "-")
    except TypeError:
        answers.append("-")
    return Answer(" | ".join(map(str, answers)))


def setitem(x, key, value):
    x[key] = value
    return x


def delitem(x, key):
    del x[key]
    return x


def unpack(x):
    a, b = x
    return a, b


def nested(depth):
    x = []
    for _ in range(depth):
        x = [x]
    return x


def cycle():
    x = []
    x.append(x)
    return x


def ring():
    d = {}
    d["a"] = d
    t = ([d],)
    t[0].append(t)
    return t


def error(e):
    return Answer(f"{type(e).__name__}: {e} | {e!r} | {e.args!r}")


def tree():
    return Answer(" ".join(sorted(set(lines(BaseException)))))


def lines(c):
    found = [f"{c.__name__}({', '.join(b.__name__ for b in c.__bases__ if b is not object)})"]
    for sub in c.__subclasses__():
        if sub.__module__ == "builtins":
            found += lines(sub)
    return found


def unprintable():
    """Ranges of what is escaped, those that are only not assigned yet with a question mark."""
    import unicodedata

    kinds, ranges = {True: "", False: "?"}, []
    for code in [*range(0xD800), *range(0xE000, 0x34000), *range(0xE0000, 0xE1000), *range(0x10FF00, 0x110000)]:
        c = chr(code)
        kind = None if c.isprintable() else unicodedata.category(c) != "Cn"
        if ranges and ranges[-1][2] == kind and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code, kind])
    return Answer(" ".join(f"{a:x}-{b:x}{kinds[kind]}" for a, b, kind in ranges if kind is not None))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for line in sys.stdin:
        print(attempt(lambda: answer(eval(line))), flush=True)
