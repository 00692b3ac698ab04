"""What the commands did, in words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did.

    Attributes:
        head: The revision of the database now; None when there are no migrations.
        applied: The revisions that were run, oldest first, as `REVISION MESSAGE`.
        recovered: What was done about an earlier, killed migration.
    """

    head: str | None
    applied: tuple[str, ...]
    recovered: str | None = None

    def __str__(self) -> str:
        """What to tell the user."""
        lines = [self.recovered] if self.recovered else []
        lines += [f"applied {step}" for step in self.applied]
        if self.head is None:
            lines.append("there are no migrations")
        else:
            lines.append(f"{'now' if self.applied else 'already'} at head ({self.head})")
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Downgrade:
    """What a rollback did.

    Attributes:
        undone: The revision that was rolled back, as `REVISION MESSAGE`; None at base.
        revision: The revision of the database now; None for base.
        recovered: What was done about an earlier, killed migration.
    """

    undone: str | None
    revision: str | None
    recovered: str | None = None

    def __str__(self) -> str:
        """What to tell the user."""
        lines = [self.recovered] if self.recovered else []
        if self.undone is None:
            lines.append("nothing to roll back")
        else:
            lines += [f"rolled back {self.undone}", f"now at {self.revision or 'base'}"]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class Check:
    """A check that found nothing.

    Attributes:
        head: The one newest revision; None when there are no migrations.
    """

    head: str | None

    def __str__(self) -> str:
        """What to tell the user."""
        return f"models and migrations agree ({self.head or 'no migrations'})"


@dataclass(frozen=True, slots=True)
class UpToDate:
    """A database at head.

    Attributes:
        head: Its revision; None when there are no migrations.
    """

    head: str | None

    def __str__(self) -> str:
        """What to tell the user."""
        return f"the database is at head ({self.head or 'no migrations'})"
