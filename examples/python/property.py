"""Attributes that are read only, or that go through a property of their own."""


class Book:
    def __init__(self, title, pages):
        self._title = title
        self._pages = pages
        self._tags = []

    @property
    def title(self):
        return self._title

    @title.setter
    def title(self, title):
        self._title = title

    @property
    def pages(self):
        return self._pages

    @property
    def tags(self):
        return self._tags


book = Book("Dune", 412)
book.title += " Messiah"
book.tags.append("desert")
print(book.title, book.pages, book.tags)
for name, value in [("title", "Emma"), ("pages", 1), ("author", "Jane")]:
    try:
        if not hasattr(book, name):
            print("no", name)
            continue
        setattr(book, name, value)
        print(getattr(book, name))
    except AttributeError as e:
        print("AttributeError:", e)
