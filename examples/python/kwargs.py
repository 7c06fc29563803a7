"""Functions are called by position, by name, and with defaults."""


def ask(name, age=18, *rest, loud, **more):
    return f"{name} {age} {list(rest)} {loud} {more}"


def area(width, height=None):
    height = width if height is None else height
    return width * height


def divide(a, b, /):
    return a // b


print(ask("fank", 25, loud=True))
print(ask(loud=False, name="fank"))
print(ask("fank", 25, 1, 2, loud=True, size=3))

rest = [1, 2]
more = {"size": 3, "tag": "x"}
print(ask("fank", 25, 0, *rest, loud=True, **more))

print(area(3), area(3, 2), area(height=2, width=4))
print(divide(7, 2))


def noted(name, value):
    print("evaluated", name)
    return value


print(area(height=noted("height", 2), width=noted("width", 5)))
