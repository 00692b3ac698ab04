from __future__ import annotations

from .rows import Json, Rows

PATH = "/notes"


def note_body(_rows: Rows, number: int = 1) -> Json:
    """What a client says of a note."""
    return {
        "title": f"title {number}",
        "productId": None,
    }


def made_note(rows: Rows, number: int = 1) -> Json:
    """A note that somebody made, as they were told of it."""
    return rows.row(PATH, note_body, number)
