"""Which revision of a row somebody takes for the present one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExpectedRevision:
    """What an actor knows of a row that they want to write.

    Attributes:
        any_of: The revisions that the write is meant for; None where it is meant for any.
    """

    any_of: frozenset[int] | None = None

    def allows(self, revision: int) -> bool:
        """Whether the write is meant for a row of this revision."""
        return self.any_of is None or revision in self.any_of


ANY_REVISION = ExpectedRevision()
