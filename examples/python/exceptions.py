"""Exceptions: classes, catching by a base class, causes, context, notes."""

import traceback


class ConfigError(ValueError):
    pass


class MissingKey(ConfigError, KeyError):
    pass


def port(config):
    if "port" not in config:
        raise MissingKey("port")
    text = config["port"]
    if not text.isdigit():
        raise ConfigError(f"{text!r} is no port") from ValueError(text)
    return int(text)


def last_line(e):
    return traceback.format_exception_only(e)[-1].strip().replace("__main__.", "")


for config in [{"port": "8080"}, {"port": "http"}, {}]:
    try:
        found = port(config)
    except KeyError as e:
        print("missing:", last_line(e))
        print(isinstance(e, ConfigError), isinstance(e, LookupError), isinstance(e, IndexError))
    except ConfigError as e:
        print("bad:", last_line(e))
        print("because of", repr(e.__cause__))
    else:
        print("found:", found)
    finally:
        print("done with", config)

# What an exception says, and what it is made of.
for e in [ValueError(), ValueError("one"), ValueError("one", 2), KeyError("k"), OSError(2, "No such file", "x")]:
    print(last_line(e), "|", str(e), "|", repr(e), "|", e.args)

# A note says what was being done.
try:
    port({"port": "ftp"})
except ConfigError as e:
    e.add_note("while reading server.toml")
    print("".join(traceback.format_exception_only(e)).replace("__main__.", ""), end="")
