"""Decimals in SQLite, which knows no exact numbers but integers of 64 bits: texts.

The texts compare as the numbers do, and equal numbers have one text: 12.5 and 12.50 are
``P02:12.5``. It is the sign, how many digits stand before the point, and the number; a negative one
is complemented: -12.5 is ``N97:87.5``. As it begins with a letter, SQLite makes no float of it,
whatever the column's type.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal

LONGEST = 99  # digits before the point
CONTEXT = Context(prec=2000, rounding=ROUND_HALF_UP)


def to_scale(number: Decimal, scale: int) -> Decimal:
    """The number with so many digits after the point, rounded as PostgreSQL rounds."""
    return number.quantize(Decimal((0, (1,), -scale)), context=CONTEXT)


def to_text(number: Decimal) -> str:
    """The text of a number that has at most 99 digits before the point."""
    whole, _, fraction = f"{number.copy_abs():f}".partition(".")
    fraction = fraction.rstrip("0")
    if number >= 0:
        return f"P{len(whole):02}:{_pointed(whole + fraction, len(whole))}"
    complement = _complement(whole + fraction)
    return f"N{LONGEST - len(whole):02}:{_pointed(complement, len(whole))}"


def from_text(text: str) -> Decimal:
    """The number of a text that `to_text` made."""
    count, _, body = text[1:].partition(":")
    if text.startswith("P"):
        return Decimal(body)
    digits = _complement(body.replace(".", ""))
    return Decimal(f"-{_pointed(digits, LONGEST - int(count))}")


def _complement(digits: str) -> str:
    return str(10 ** len(digits) - int(digits)).zfill(len(digits))


def _pointed(digits: str, whole: int) -> str:
    return f"{digits[:whole]}.{digits[whole:]}".removesuffix(".")
