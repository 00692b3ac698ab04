"""References that go round: none of the tables of a circle can be the first to be made."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

References = Mapping[str, Collection[str]]


def in_circle(references: References, table: str, referred: str) -> bool:
    """Whether a reference closes a circle of tables; one to its own table does not.

    Args:
        references: The tables that each table refers to.
        table: Which one refers.
        referred: To which one.
    """
    return table != referred and table in _reached(references, [referred])


def depth(references: References, table: str) -> int:
    """How many tables have to be there before this one, one after another, and itself.

    Args:
        references: The tables that each table refers to.
        table: Which one.
    """
    first = [other for other in references[table] if other != table and other in references]
    straight = [other for other in first if not in_circle(references, table, other)]
    return 1 + max((depth(references, other) for other in straight), default=0)


def _reached(references: References, starts: Iterable[str]) -> set[str]:
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        table = waiting.pop()
        if table not in reached:
            reached.add(table)
            waiting.extend(references.get(table, ()))
    return reached
