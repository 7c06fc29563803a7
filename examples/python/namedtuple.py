"""Tuples whose items have names: what the notes' User does."""

from collections import namedtuple

User = namedtuple("User", ["name", "age"], defaults=[18])

# Made by position, read by name and by position.
u = User("fank", 27)
print(u, u.name, u[1], u[-2])

# It is a tuple: it unpacks, compares and slices as one.
name, age = u
print(name, age, u == ("fank", 27), u < ("fank", 30), u[1:])

# From a row of a database, from a mapping, and back to one.
row = ("bob", 30)
print(User._make(row), User(**{"name": "eve"}))
print(u._asdict())
print(User._fields, User._field_defaults)

# A changed copy; the original stays.
print(u._replace(age=28), u)

# What is wrong is an exception.
for wrong in [
    lambda: User._make(["only one"]),
    lambda: User(),
    lambda: u._replace(zz=1),
    lambda: u[5],
    lambda: u.index("nobody"),
]:
    try:
        wrong()
    except Exception as e:
        print(f"{type(e).__name__}: {e}")
