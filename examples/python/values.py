"""What Python's built-in objects do: identity, equality, order, keys, sharing."""

# One object, three things: identity, type, value.
a = [1, 2, 3]
b = [1, 2, 3]
print(a == b, a is b)
alias = a
alias.append([4, a[0]])
print(a, b)

# Numbers are equal across types, and then they are one key.
print(1 == 1.0 == True, "1" == 1)
d = {}
d[1] = "int"
d[1.0] = "float"
d[True] = "bool"
print(d)

# A dict keeps the order in which the keys came.
d = {"name": "fank", "age": 27}
d["height"] = 182.0
d["age"] = 28
del d["name"]
d["name"] = "bob"
print(d, len(d))
print(list(d.items()))
print(d.get("size"), "size" in d)

# A set keeps one of each.
print({"a", "a"}, {1, 2, 3} & {2, 3, 4} == {2, 3}, set())

# Only what cannot change can be a key.
print(hash((1, "a")) == hash((1.0, "a")))
for key in [(1, 2), [1, 2]]:
    try:
        print({key: "yes"})
    except TypeError as e:
        print("TypeError:", e)

# Tuples compare item by item, and only what has an order can be compared.
print((1, "a") < (1, "b"), (1, 2) < (1, 2, 0))
try:
    print(1 < "a")
except TypeError as e:
    print("TypeError:", e)

# repr shows what one would write.
print(["it's", 'say "hi"', "tab\t", "größe", 1e16, 0.1 + 0.2, -0.0, None, True, b"\x00a", (1,), ()])
print(2**100)

# A list may hold itself.
a = [1]
a.append(a)
print(a)
