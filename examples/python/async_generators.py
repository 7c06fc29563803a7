import asyncio


async def fetch(number):
    await asyncio.sleep(0)
    return f"page {number}"


async def pages(count):
    try:
        for number in range(1, count + 1):
            yield await fetch(number)
    finally:
        print("done")


async def averager():
    total = 0.0
    count = 0
    while (x := (yield total / max(count, 1))) is not None:
        total += x
        count += 1


async def lengths(count):
    return [len(page) async for page in pages(count) if page != "page 1"]


async def main():
    async for page in pages(2):
        print(page)

    # The rest is not fetched.
    g = pages(1000)
    print(await anext(g))
    await g.aclose()
    print(await anext(g, None))

    # asend
    g = averager()
    try:
        await g.asend(1.0)
    except TypeError as e:
        print(f"TypeError: {e}")
    print(await anext(g), await g.asend(10.0), await g.asend(20.0))

    # athrow
    g = pages(2)
    await anext(g)
    try:
        await g.athrow(ValueError("no more"))
    except ValueError as e:
        print(f"ValueError: {e}")

    print(await lengths(3))


asyncio.run(main())
