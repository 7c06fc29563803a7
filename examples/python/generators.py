import io


def myreadlines(f, newline):
    buf = ""
    while True:
        while newline in buf:
            pos = buf.index(newline)
            yield buf[:pos]
            buf = buf[pos + len(newline):]
        chunk = f.read(8)
        if not chunk:
            yield buf
            break
        buf += chunk


def my_chain(*args):
    for item in args:
        yield from item


def averager():
    total = 0.0
    count = 0
    while (x := (yield total / max(count, 1))) is not None:
        total += x
        count += 1
    return count


def report():
    count = yield from averager()
    yield float(-count)


def walk(node):
    if node is not None:
        left, value, right = node
        yield from walk(left)
        yield value
        yield from walk(right)


def download():
    html = yield "http://www.baidu.com"
    print(html)
    yield 2
    yield 3
    return "fank"


# Lines of a file without lines.
for line in myreadlines(io.StringIO("one|two|a longer one|end"), "|"):
    print(line)

print([*my_chain([1, 2], range(5, 7), {3: "three"})])
print([*walk((((None, 1, None), 2, None), 3, (None, 4, None)))])

# send
gen = download()
print(next(gen))
print(gen.send("fank"))
print(next(gen))
try:
    next(gen)
except StopIteration as stop:
    print("returned", stop.value)

gen = averager()
try:
    gen.send(1.0)
except TypeError as error:
    print(f"TypeError: {error}")
print(next(gen), gen.send(10.0), gen.send(20.0))

# What is sent goes through `yield from`, and what is returned is its value.
gen = report()
print(next(gen), gen.send(10.0), gen.send(20.0), gen.send(None))

# close
gen = download()
print(next(gen))
gen.close()
print(next(gen, "closed"))

# throw
gen = download()
print(next(gen))
try:
    gen.throw(ValueError("download error"))
except ValueError as error:
    print(f"ValueError: {error}")
