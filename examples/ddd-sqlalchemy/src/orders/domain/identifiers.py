"""Identities of sessions, as a port."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID


class Identifiers(Protocol):
    """Makes identities that nobody has used before."""

    def new(self) -> UUID:
        """A fresh identity; later ones sort after earlier ones."""
        ...
