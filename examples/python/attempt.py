"""try, except, else and finally."""


def load(settings, name):
    if name not in settings:
        raise KeyError(name)
    return int(settings[name])


def port(settings):
    try:
        number = load(settings, "port")
    except KeyError as e:
        print("no", e)
        return 8080
    except ValueError as e:
        raise RuntimeError("the port is no number") from e
    else:
        print("found")
    finally:
        print("looked")
    return number


print(port({"port": "80"}))
print(port({}))
try:
    port({"port": "x"})
except RuntimeError as e:
    print(f"{e}, because of {type(e.__cause__).__name__}")


def chain():
    try:
        raise KeyError("first")
    except LookupError:
        raise TypeError("second")


try:
    chain()
except (TypeError, ValueError) as e:
    print(repr(e), "after", repr(e.__context__))


def rows(total):
    for number in range(1, 6):
        try:
            if number == 2:
                continue
            if number == 4:
                break
            total.append(number)
        finally:
            print("row", number)
    return sum(total)


print(rows([]))


def note(e):
    e.add_note("while reading the settings")


def noted():
    try:
        load({}, "name")
    except KeyError as e:
        note(e)
        raise


try:
    noted()
except KeyError as e:
    print(e, e.__notes__)


def gen_func():
    try:
        yield "http://www.baidu.com"
    except ValueError as e:
        print("caught", e)
    except GeneratorExit:
        print("closed")
        raise
    finally:
        print("cleanup")
    yield 2


gen = gen_func()
print(next(gen))
print(gen.throw(ValueError("bad page")))
gen.close()

gen = gen_func()
print(next(gen))
gen.close()


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        pass
    yield 2


gen = stubborn()
print(next(gen))
try:
    gen.close()
except RuntimeError as e:
    print(e)
