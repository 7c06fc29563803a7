"""Random generator programs, and what CPython does with them: `python3 random_programs.py SEED COUNT` prints a scenario per line.

The same seed gives the same programs. Half of them are about chains: generators that resume each other while they handle an exception.
A program is left out whose answers depend on when a dropped generator is finalised, and one that runs too long.
"""

import builtins
import inspect
import json
import random
import sys

CLASSES = [
    "ValueError", "KeyError", "TypeError", "IndexError", "RuntimeError", "StopIteration", "GeneratorExit",
    "ZeroDivisionError", "AttributeError", "KeyboardInterrupt", "NameError", "StopAsyncIteration", "OSError",
]  # fmt: skip
CAUGHT = CLASSES + ["Exception", "Exception", "BaseException", "BaseException", "LookupError", "ArithmeticError"]
VARIABLES = ["x", "y", "z"]


class Writer:
    """Writes programs. What may stand where is passed down: loops, handlers and whether one is in a `finally`."""

    def __init__(self, rng, is_about_chains):
        self.rng = rng
        self.is_about_chains = is_about_chains
        self.programs = {f"P{number}": ["n"] if rng.random() < 0.4 else [] for number in range(rng.randint(1, 3))}
        self.objects = [f"g{number}" for number in range(rng.randint(1, 3))]
        if is_about_chains:
            self.objects = ["g0", "g1", "g2"][: rng.randint(2, 3)]
        self.count = 0
        self.room = 0

    def number(self):
        self.count += 1
        return self.count

    def scenario(self, name):
        bodies = {program: {"params": names, "body": self.body(program)} for program, names in self.programs.items()}
        return {"id": name, "kind": "gen", "tags": [], "programs": bodies, "ops": self.operations()}

    def body(self, program):
        self.program = program
        self.room = self.rng.randint(4, 22)
        self.handlers = []
        self.loops = []
        return self.block(0)

    def block(self, depth):
        statements = []
        for _ in range(self.rng.choice([1, 1, 2, 2, 3])):
            statements.append(self.statement(depth))
            if self.room <= 0:
                break
        return statements

    def statement(self, depth):
        self.room -= 1
        rng = self.rng
        if self.is_about_chains and depth < 4 and self.room > 0 and rng.random() < 0.4:
            return self.episode(depth + 1)
        if depth < 6 and self.room > 0:
            nested = rng.random()
            if nested < (0.45 if self.is_about_chains else 0.32):
                return ["try", self.attempt(depth + 1)]
            if nested < 0.5:
                return self.loop(depth + 1) if rng.random() < 0.5 else self.condition(depth + 1)
        simple = rng.random()
        if simple < 0.34:
            return self.into(["yield", self.expression()])
        if simple < (0.62 if self.is_about_chains else 0.52):
            return self.delegation()
        if simple < 0.64:
            return ["log", f"L{self.number()} ", self.part()]
        if simple < 0.70:
            return ["set", rng.choice(VARIABLES), self.expression()]
        if simple < 0.76 and self.handlers:
            return ["reraise"]
        if simple < (0.90 if self.handlers or depth > 1 else 0.78):
            return self.raised()
        if simple < 0.94:
            return ["return", self.expression()]
        if self.loops:
            return [rng.choice(["break", "continue"])]
        return self.into(["yield", self.expression()])

    def into(self, statement):
        if self.rng.random() < 0.4:
            statement.append(self.rng.choice(VARIABLES))
        return statement

    def delegation(self):
        rng = self.rng
        way = rng.random()
        if way < 0.15:
            return self.into(["yield_from_list", [self.expression() for _ in range(rng.randint(0, 2))]])
        if way < (0.65 if self.is_about_chains else 0.35):
            kind = rng.choice(["next_of", "next_of", "yield_from_obj"])
            return self.into([kind, rng.choice(self.objects)])
        return self.call() or self.into(["yield", self.expression()])

    def call(self):
        """A program delegates to those after it, and to itself with a smaller number."""
        later = [program for program in self.programs if program > self.program]
        if self.programs[self.program] and self.rng.random() < 0.3:
            inner = self.into(["yield_from", self.program, [["sub", ["var", "n"], 1]]])
            return ["if", ["lt", 0, ["var", "n"]], [inner], []]
        if not later:
            return None
        program = self.rng.choice(later)
        return self.into(["yield_from", program, [self.rng.randint(0, 2) for _ in self.programs[program]]])

    def raised(self):
        rng = self.rng
        message = rng.choice([None, f"m{self.number()}", f"m{self.number()}"])
        statement = ["raise", rng.choice(CLASSES), message]
        named = [name for name in self.handlers if name]
        if rng.random() < 0.15:
            statement.append(rng.choice(named) if named and rng.random() < 0.7 else "none")
        return statement

    def attempt(self, depth):
        rng = self.rng
        parts = {"body": self.block(depth)}
        catches = rng.random()
        if catches < 0.85:
            parts["except"] = [self.handler(depth) for _ in range(rng.choice([1, 1, 1, 2]))]
            if rng.random() < 0.2:
                parts["else"] = self.block(depth)
        if catches >= 0.85 or rng.random() < 0.3:
            parts["finally"] = self.block(depth)
        return parts

    def episode(self, depth):
        """Something is raised, and while it is handled others are resumed and something else is raised."""
        rng = self.rng
        body = [self.raised() if rng.random() < 0.6 else self.resumed()]
        if rng.random() < 0.3:
            body.insert(0, self.into(["yield", self.constant()]))
        name = f"e{self.number()}" if rng.random() < 0.4 else None
        self.handlers.append(name)
        handled = []
        for _ in range(rng.randint(1, 3)):
            handled.append(rng.choice([self.resumed, self.resumed, lambda: self.statement(depth)])())
        if rng.random() < 0.7:
            handled.append(rng.choice([self.raised, self.raised, lambda: ["reraise"]])())
        self.handlers.pop()
        types = ["BaseException"] if rng.random() < 0.8 else rng.sample(CAUGHT, 2)
        handler = {"types": types, "body": handled, **({"as": name} if name else {})}
        parts = {"body": body, "except": [handler]}
        if rng.random() < 0.2:
            parts["finally"] = [self.resumed(), *([self.raised()] if rng.random() < 0.5 else [])]
        return ["try", parts]

    def resumed(self):
        if self.rng.random() < 0.4:
            return self.into(["yield", self.expression()])
        return self.delegation()

    def handler(self, depth):
        name = f"e{self.number()}" if self.rng.random() < 0.6 else None
        types = self.rng.sample(CAUGHT, self.rng.choice([1, 1, 2]))
        if self.is_about_chains and self.rng.random() < 0.6:
            types = ["BaseException"]
        self.handlers.append(name)
        body = self.block(depth)
        self.handlers.pop()
        handler = {"types": list(dict.fromkeys(types)), "body": body}
        if name:
            handler["as"] = name
        return handler

    def loop(self, depth):
        self.loops.append(f"i{len(self.loops)}")
        statement = ["for", self.loops[-1], self.rng.randint(1, 3), self.block(depth)]
        self.loops.pop()
        return statement

    def condition(self, depth):
        tested = self.rng.choice([True, False, ["is_none", ["var", "x"]], ["eq", ["var", "y"], self.constant()]])
        if self.loops and self.rng.random() < 0.5:
            tested = ["lt", ["var", self.loops[-1]], 1]
        return ["if", tested, self.block(depth), self.block(depth) if self.rng.random() < 0.5 else []]

    def constant(self):
        return self.rng.choice([None, True, 1, 5, 2.5, "s", f"s{self.number()}"])

    def expression(self):
        rng = self.rng
        kind = rng.random()
        named = [name for name in self.handlers if name]
        if kind < 0.35:
            return self.constant()
        if kind < 0.6:
            return ["var", rng.choice(VARIABLES)]
        if kind < 0.75 and named:
            return ["exc", rng.choice(named)]
        if kind < 0.8 and self.loops:
            return ["add", ["mul", ["var", rng.choice(self.loops)], 10], self.number()]
        if kind < 0.85:
            return ["list", self.constant(), ["var", rng.choice(VARIABLES)]]
        return ["concat", f"c{self.number()} ", self.part()]

    def part(self):
        named = [name for name in self.handlers if name]
        if named and self.rng.random() < 0.5:
            return ["exc", self.rng.choice(named)]
        return ["var", self.rng.choice(VARIABLES)]

    def operations(self):
        rng = self.rng
        operations = []
        for name in self.objects:
            program = rng.choice(list(self.programs))
            operations.append(["new", name, program, [rng.randint(0, 3) for _ in self.programs[program]]])
        started = set()
        for _ in range(rng.randint(4, 14)):
            name = rng.choice(self.objects)
            kind = rng.choice(["next"] * 7 + ["send"] * 3 + ["throw"] * 3 + ["close", "state", "delegating", "drain"])
            if name not in started and rng.random() < 0.7:
                kind = "next"
            started.add(name)
            operation = [kind, name]
            if kind == "send":
                operation.append(self.constant())
            if kind == "throw":
                operation += [rng.choice(CLASSES), rng.choice([None, f"t{self.number()}"])]
            operations.append(operation)
        return operations


class Python:
    """A program as Python's source."""

    def __init__(self, name, program):
        self.lines = []
        parameters = program["params"]
        self.line(0, f"def {name}({', '.join(parameters)}):")
        for variable in VARIABLES:
            self.line(1, f"{variable} = None")
        self.block(1, program["body"])
        self.line(1, "if False: yield")

    def line(self, depth, text):
        self.lines.append("    " * depth + text)

    def block(self, depth, statements):
        self.line(depth, "pass")
        for statement in statements:
            self.statement(depth, *statement)

    def statement(self, depth, name, *parts):
        def assigned(at):
            return f"{parts[at]} = " if len(parts) > at and parts[at] else ""

        match name:
            case "yield":
                self.line(depth, f"{assigned(1)}yield {value(parts[0])}")
            case "yield_from":
                arguments = ", ".join(map(value, parts[1]))
                self.line(depth, f"{assigned(2)}yield from kept({parts[0]}({arguments}))")
            case "yield_from_list":
                self.line(depth, f"{assigned(1)}yield from [{', '.join(map(value, parts[0]))}]")
            case "yield_from_obj":
                self.line(depth, f"{assigned(1)}yield from objects[{parts[0]!r}]")
            case "next_of":
                self.line(depth, f"{assigned(1)}next(objects[{parts[0]!r}])")
            case "log":
                self.line(depth, f"log({value(['concat', *parts])})")
            case "set":
                self.line(depth, f"{parts[0]} = {value(parts[1])}")
            case "if":
                self.line(depth, f"if {value(parts[0])}:")
                self.block(depth + 1, parts[1])
                self.line(depth, "else:")
                self.block(depth + 1, parts[2])
            case "for":
                self.line(depth, f"for {parts[0]} in range({parts[1]}):")
                self.line(depth + 1, "step()")
                self.block(depth + 1, parts[2])
            case "break" | "continue":
                self.line(depth, name)
            case "return":
                self.line(depth, f"return {value(parts[0])}")
            case "raise":
                argument = "" if parts[1] is None else value(parts[1])
                cause = {"none": " from None"}.get(parts[2], f" from {parts[2]}") if len(parts) > 2 else ""
                self.line(depth, f"raise {parts[0]}({argument}){cause}")
            case "reraise":
                self.line(depth, "raise")
            case "try":
                self.attempt(depth, parts[0])

    def attempt(self, depth, parts):
        self.line(depth, "try:")
        self.block(depth + 1, parts["body"])
        for handler in parts.get("except", []):
            name = f" as {handler['as']}" if "as" in handler else ""
            self.line(depth, f"except ({', '.join(handler['types'])},){name}:")
            self.block(depth + 1, handler["body"])
        for name in ["else", "finally"]:
            if name in parts:
                self.line(depth, f"{name}:")
                self.block(depth + 1, parts[name])


def value(json_value):
    """An expression as Python's source."""
    if not isinstance(json_value, list):
        return repr(json_value)
    name, *parts = json_value
    match name:
        case "var" | "exc":
            return parts[0] if name == "var" else f"shown({parts[0]})"
        case "list":
            return f"[{', '.join(map(value, parts))}]"
        case "concat":
            return f"({' + '.join(f'shown({part[1] if is_exception(part) else value(part)})' for part in parts)})"
        case "is_none":
            return f"({value(parts[0])} is None)"
    return f"({value(parts[0])} {dict(add='+', sub='-', mul='*', eq='==', lt='<')[name]} {value(parts[1])})"


def is_exception(part):
    return isinstance(part, list) and part[0] == "exc"


def shown(x):
    if isinstance(x, BaseException):
        return f"{type(x).__name__}({x})"
    if isinstance(x, list):
        return f"[{', '.join(map(shown, x))}]"
    return str(x)


class TooLong(BaseException):
    """The program runs too long."""


class World:
    """Plays a scenario. With `keeps`, no generator is finalised before its end."""

    STEPS = 400

    def __init__(self, scenario, keeps):
        self.objects, self.lines, self.generators, self.steps = {}, [], [], 0
        self.keeps = keeps
        self.names = {"objects": self.objects, "shown": shown, "log": self.log, "kept": self.kept, "step": self.step}
        for name, program in scenario["programs"].items():
            exec("\n".join(Python(name, program).lines), self.names)

    def step(self):
        self.steps += 1
        if self.steps > self.STEPS:
            raise TooLong

    def log(self, line):
        self.step()
        self.lines.append(line)

    def kept(self, generator):
        self.step()
        if self.keeps:
            self.generators.append(generator)
        return generator

    def play(self, operations):
        return [{**self.answer(*operation), "log": self.taken()} for operation in operations]

    def taken(self):
        taken, self.lines[:] = self.lines[:], []
        if self.steps > self.STEPS:
            raise TooLong
        return taken

    def answer(self, kind, name, *parts):
        if kind == "new":
            self.objects[name] = self.names[parts[0]](*parts[1])
            return {"value": None}
        generator = self.objects[name]
        try:
            match kind:
                case "next":
                    return {"yield": next(generator)}
                case "send":
                    return {"yield": generator.send(parts[0])}
                case "throw":
                    cls, message = getattr(builtins, parts[0]), parts[1]
                    return {"yield": generator.throw(cls() if message is None else cls(message))}
                case "close":
                    return {"value": generator.close()}
                case "state":
                    return {"value": inspect.getgeneratorstate(generator)}
                case "delegating":
                    return {"value": generator.gi_yieldfrom is not None}
                case "drain":
                    return {"value": self.drained(generator)}
        except StopIteration as stop:
            # A loop ends with what a generator returns, so this one was raised.
            return {"stop": stop.value}
        except TooLong:
            raise
        except BaseException as error:
            return {"raise": described(error)}

    def drained(self, generator):
        items = []
        for item in generator:
            self.step()
            items.append(item)
        return items


def described(error):
    def one(error):
        return {"type": type(error).__name__, "message": str(error)}

    answer = one(error)
    if error.__cause__ is not None:
        answer["cause"] = one(error.__cause__)
    contexts = []
    while not error.__suppress_context__ and error.__context__ is not None:
        error = error.__context__
        contexts.append(one(error))
    if contexts:
        answer["context"] = contexts
    return answer


def played(scenario):
    """The scenario with its answers; none if they depend on when generators are finalised, or take too long."""
    answers = []
    for keeps in [True, False]:
        try:
            world = World(scenario, keeps)
            answers.append(json.dumps(world.play(scenario["ops"])))
        except (TooLong, RecursionError):
            return None
    if answers[0] != answers[1]:
        return None
    return {**scenario, "expect": json.loads(answers[0])}


def main(seed, count):
    # What a generator raises when it is finalised is nobody's answer.
    sys.unraisablehook = lambda _: None
    found = number = 0
    while found < count:
        rng = random.Random(f"{seed}/{number}")
        scenario = played(Writer(rng, number % 2 == 1).scenario(f"random-{seed}-{number}"))
        number += 1
        if scenario is not None:
            found += 1
            print(json.dumps(scenario))


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 11):
        sys.exit(f"this needs CPython 3.11, of which the answers are; this is {sys.version.split()[0]}")
    main(sys.argv[1], int(sys.argv[2]))
