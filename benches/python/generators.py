"""The tasks of the generators, as Python has them: prints each with its nanoseconds, the least of some runs."""

import sys
from time import perf_counter_ns

DEPTH = 14
ITEMS = 2**DEPTH - 1
CHAIN = 1000
MASK = 2**64 - 1


def counter(end):
    next = 0
    while next < end:
        yield next
        next += 1


def fibonacci(count):
    item, next = 0, 1
    for _ in range(count):
        yield item
        item, next = next, (item + next) & MASK


def adder():
    sum = 0
    while True:
        item = yield sum
        sum = (sum << 5 | sum >> 59) & MASK ^ item


def tree(depth):
    return (tree(depth - 1), depth, tree(depth - 1)) if depth else None


def chain(length):
    node = None
    for value in range(length):
        node = (None, value, node)
    return node


def walk(node):
    if node:
        left, value, right = node
        yield from walk(left)
        yield value
        yield from walk(right)


def draw(items):
    for _ in items:
        pass


def send():
    generator = adder()
    next(generator)
    for item in range(ITEMS):
        generator.send(item)


def new():
    for item in range(ITEMS):
        next(counter(item | 1))


def chains():
    for _ in range(ITEMS // CHAIN):
        draw(walk(LONG))


# Each level of a chain is a frame of the interpreter, which allows a thousand of them.


sys.setrecursionlimit(CHAIN * 2)
BALANCED = tree(DEPTH)
LONG = chain(CHAIN)
TASKS = {
    "counter": lambda: draw(counter(ITEMS)),
    "fibonacci": lambda: draw(fibonacci(ITEMS)),
    "sum": lambda: sum(counter(ITEMS)),
    "send": send,
    "new": new,
    "tree": lambda: draw(walk(BALANCED)),
    "chain": chains,
}

for task, run in TASKS.items():
    least = None
    for _ in range(5):
        start = perf_counter_ns()
        run()
        time = perf_counter_ns() - start
        least = time if least is None else min(least, time)
    print(task, least)
