"""Descriptors: objects that decide what reading, assigning and deleting an attribute mean."""

import copy
import numbers


class Violation(ValueError):
    def __init__(self, code, message, **params):
        super().__init__(message)
        self.code = code
        self.params = params


class ValidationErrors(ValueError):
    def __init__(self, errors):
        super().__init__("\n".join(f"{path}: {error}" for path, error in errors))
        self.errors = errors


class Validator:
    def __set_name__(self, owner, name):
        self.owner = owner.__name__
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        value = self.convert(value)
        self.validate(value)
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        raise AttributeError("__delete__")

    def convert(self, value):
        return value

    def validate(self, value):
        pass


class IntField(Validator):
    def __init__(self, low, high):
        self.low = low
        self.high = high

    def validate(self, value):
        if not isinstance(value, numbers.Integral):
            raise Violation("type", "int value need")
        if not self.low <= value <= self.high:
            message = f"must be between {self.low} and {self.high}, not {value}"
            raise Violation("range", message, min=self.low, max=self.high)


class Multiple(Validator):
    def __init__(self, of):
        self.of = of

    def validate(self, value):
        if value % self.of != 0:
            raise Violation("multiple", f"must be a multiple of {self.of}, not {value}", of=self.of)

    def __delete__(self, instance):
        instance.__dict__[self.name] = 0


class Word(Validator):
    def convert(self, value):
        value = value.strip()
        if not value:
            raise Violation("word", f"the {self.name} of a {self.owner} cannot be empty")
        return value


class Course:
    title = Word()
    age = IntField(18, 120)
    step = Multiple(of=5)

    def __init__(self, title, age, step, low, high):
        self.assign(title=title, age=age, step=step, low=low, high=high)

    def assign(self, **values):
        errors = []
        for name, value in values.items():
            try:
                setattr(self, name, value)
            except Violation as e:
                errors.append((name, e))
        if not errors and self.low > self.high:
            message = f"must be at most {self.high}, not {self.low}"
            errors.append(("low", Violation("range", message, max=self.high)))
        if errors:
            raise ValidationErrors(errors)

    def update(self, **values):
        draft = copy.copy(self)
        draft.assign(**values)
        self.__dict__ = draft.__dict__

    def __repr__(self):
        fields = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"Course({fields})"


course = Course("  rust ", 18, 10, 1, 5)
print(course)

# __get__
print(course.title, course.age, course.step)

# __set__: a value that breaks the rule is not stored
course.age = 30
try:
    course.age = 200
except ValueError as e:
    print("age:", e)
print(course.age)

try:
    course.step = 12
except ValueError as e:
    print("step:", e)

# __delete__
del course.step
print(course.step)
try:
    del course.title
except AttributeError as e:
    print("AttributeError:", e)

# every violation at once, as data
try:
    Course("   ", 7, 3, 0, 1)
except ValidationErrors as e:
    print(e)
    for path, error in e.errors:
        print(repr(path), repr(error.code), error.params)

# several fields at once: all of them, or none
course.update(low=10, high=20)
print(course)
try:
    course.update(age=40, low=30)
except ValueError as e:
    print("ValueError:", e)
print(course)

# a copy with another value
older = copy.copy(course)
older.age = 60
print(course.age, older.age)

# what a class knows of its fields
print(Course.age.owner, Course.age.name)
print(list(vars(course)))
