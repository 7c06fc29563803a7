"""Context managers."""

from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


class Transaction:
    def __init__(self, log):
        self.log = log

    def __enter__(self):
        self.log.append("begin")
        return self.log

    def __exit__(self, kind, error, traceback):
        self.log.append("commit" if error is None else "rollback")


def deposit(log, text):
    with Transaction(log) as rows:
        amount = int(text)
        if amount == 0:
            return
        rows.append(f"deposit {amount}")


log = []
deposit(log, "5")
deposit(log, "0")
try:
    deposit(log, "x")
except ValueError:
    print("no number")
print(log)


def first(items):
    with suppress(LookupError):
        return items[0]
    return "nothing"


print(first(["a"]))
print(first([]))


class Door:
    def __init__(self, name):
        self.name = name

    def close(self):
        print("close", self.name)


def enter():
    for name in ["front", "back", "side"]:
        with closing(Door(name)) as door, nullcontext(1) as number:
            if door.name == "back":
                break
            print(door.name, number)


enter()

page = []


@contextmanager
def section(lines, name):
    body = []
    lines.append(f"<{name}>")
    try:
        yield body
    except KeyError as e:
        body.append(f"no {e}")
    finally:
        lines.extend(body)
        lines.append(f"</{name}>")


@section(page, "all")
def show(user, name):
    with section(page, name) as body:
        body.append(user[name])


user = {"name": "Ann"}
show(user, "name")
show(user, "age")
print(page)


class File:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        if self.name == "gone":
            raise FileNotFoundError(self.name)
        print("open", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("close", self.name)


def open_all(names):
    with ExitStack() as stack:
        for name in names:
            stack.enter_context(File(name))
        stack.callback(print, "all were open")
        return stack.pop_all()


with open_all(["a", "b"]):
    print("reading")
try:
    open_all(["a", "gone", "b"])
except FileNotFoundError as error:
    print("no", error)
