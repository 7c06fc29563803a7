"""Properties: reading, assigning and deleting an attribute call functions."""

from functools import cached_property


class User:
    def __init__(self, birth_year, name):
        self.birth_year = birth_year
        self.name = name

    @property
    def age(self):
        """Age in years."""
        return 2026 - self.birth_year

    @age.setter
    def age(self, value):
        if value < 0:
            raise ValueError("age must not be negative")
        self.birth_year = 2026 - value

    @age.deleter
    def age(self):
        self.birth_year = 2026

    @property
    def initial(self):
        return self.name[0]

    @cached_property
    def decades(self):
        print("computing")
        return [year for year in range(self.birth_year, 2027) if year % 10 == 0]


user = User(1999, "fank")
print(user.age)
user.age = 26
user.age += 1
print(user.age, user.birth_year)
try:
    user.age = -1
except ValueError as e:
    print("ValueError:", e)
del user.age
print(user.age)

user.age = 27
print(user.decades)
print(user.decades)
del user.decades
print(len(user.decades))

for name in ["age", "initial", "height"]:
    try:
        print(getattr(user, name))
    except AttributeError as e:
        print("AttributeError:", e)
setattr(user, "age", 30)
print(user.age, hasattr(user, "initial"), hasattr(user, "height"))
try:
    setattr(user, "initial", "x")
except AttributeError as e:
    print("AttributeError:", e)
try:
    delattr(user, "initial")
except AttributeError as e:
    print("AttributeError:", e)
