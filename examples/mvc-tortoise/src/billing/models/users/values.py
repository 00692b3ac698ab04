"""What users are known by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Username:
    """A name a user signs in with; ``Ann`` and ``ann`` are the same user.

    Attributes:
        value: The name as its owner writes it: 2 to 64 of ``A-Z a-z 0-9 _ . -``.
    """

    value: str

    @property
    def canonical(self) -> str:
        """The form that must be unique."""
        return self.value.lower()


@dataclass(frozen=True, slots=True)
class EmailAddress:
    """Where a user's mail goes; compared without regard to case.

    Attributes:
        value: The address as its owner writes it, at most 254 characters.
    """

    value: str

    @property
    def canonical(self) -> str:
        """The form that must be unique."""
        return self.value.lower()


@dataclass(frozen=True, slots=True)
class PasswordHash:
    """A password as it is stored; never shown, not even in a traceback."""

    value: str

    def __repr__(self) -> str:
        return "PasswordHash(...)"
