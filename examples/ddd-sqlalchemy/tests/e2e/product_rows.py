from __future__ import annotations

from decimal import Decimal

from .category_rows import made_category
from .rows import Json, Rows

PATH = "/products"


def product_body(rows: Rows, number: int = 1) -> Json:
    """What a client says of a product; each number has unique values of its own, up to 3."""
    return {
        "title": f"title {number}",
        "price": f"{Decimal(number).scaleb(-2):f}",
        "status": ["draft", "live"][(number - 1) % 2],
        "notes": f"notes {number}",
        "categoryId": made_category(rows, 1)["id"],
    }


def made_product(rows: Rows, number: int = 1) -> Json:
    """A product that somebody made, as they were told of it."""
    return rows.row(PATH, product_body, number)
