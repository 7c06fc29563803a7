"""Methods and classes are called with keywords, too."""

from collections import namedtuple


class User(namedtuple("User", ["name", "age"], defaults=[18])):
    def greet(self, text, times=1, *, loud=False):
        text = f"{text} {self.name}, " * times
        return text.upper() if loud else text

    @staticmethod
    def guest(name="anon"):
        return User(name, age=0)


user = User("fank", age=27)
print(user)
print(User(name="ann"))
print(User.greet(user, "hi"))
print(User.greet(user, times=2, text="ho", loud=True))
print(User.guest())
print(User.guest(name="bob"))
