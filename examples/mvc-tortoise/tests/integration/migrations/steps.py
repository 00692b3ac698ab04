from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One direction of a revision.

    Attributes:
        statements: SQL that it runs first.
        then: Python that it runs after that.
        transactional: Whether the statements are undone if something fails.
    """

    statements: tuple[str, ...] = ()
    then: str = "pass"
    transactional: bool = True


NOTHING = Step()
