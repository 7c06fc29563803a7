def sqrt(item):
    return item * item


def half(item):
    if item % 2 == 1:
        raise ValueError(f"{item} is odd")
    return item // 2


def halves(items):
    return [half(i) for i in items]


# A list.
odd_list = [i for i in range(21) if i % 2 == 1]
print(odd_list)
odd_list = [sqrt(i) for i in range(21) if i % 2 == 1]
print(odd_list)

# The same, one by one.
odd_gen = (i for i in range(21) if i % 2 == 1)
print(next(odd_gen), next(odd_gen), sum(odd_gen))

# A dict and a set.
my_dict = {"a": 1, "b": 2}
reversed_dict = {value: key for key, value in my_dict.items()}
print(reversed_dict)
my_set = {letter for letter in "abracadabra" if letter != "a"}
print(sorted(my_set))

# Loops and conditions nest.
print([(x, y) for x in range(4) if x % 2 == 1 for y in range(x) if y != 1])
print([[x * y for y in range(1, x + 1)] for x in range(1, 4)])
print(["even" if i % 2 == 0 else "odd" for i in range(3)])
print([y for x in range(5) if (y := x * x) > 4])

# Displays.
print([0, *odd_list[:2], 99])
print({"z": 0, **my_dict, "a": 3})

# An error ends it.
print(halves([2, 4]))
try:
    halves([2, 3, 4])
except ValueError as e:
    print(e)
