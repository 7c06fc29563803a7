"""Slices are objects: what stands between the brackets of `staff[1:3]`."""


class Group:
    def __init__(self, name, staff):
        self.name = name
        self.staff = staff

    def __getitem__(self, item):
        if isinstance(item, slice):
            return Group(self.name, self.staff[item])
        return self.staff[item]

    def __repr__(self):
        return f"Group({self.name!r}, {self.staff!r})"


staff = ["ann", "bob", "cid", "dan", "eve"]
print(staff[1:3], staff[:2], staff[-2:], staff[::2])
print(staff[::-1], staff[3:0:-1])
print(staff[2:100], staff[100:], staff[3:1])

evens = slice(None, None, 2)
print(evens, evens.indices(5), evens.indices(2))
print(slice(-3, None).indices(5), slice(None, None, -1).indices(5))

group = Group("crew", staff)
print(group[:2])
print(group[-1])

for part in [slice(1, 3, 0)]:
    try:
        print(staff[part])
    except ValueError as e:
        print("ValueError:", e)
try:
    print(group[7])
except IndexError as e:
    print("IndexError:", e)
