from __future__ import annotations

from .rows import Json, Rows

PATH = "/categories"


def category_body(_rows: Rows, number: int = 1) -> Json:
    """What a client says of a category; each number has unique values of its own, up to 3."""
    return {
        "name": f"name {number}",
        "parentId": None,
    }


def made_category(rows: Rows, number: int = 1) -> Json:
    """A category that somebody made, as they were told of it."""
    return rows.row(PATH, category_body, number)
