"""Identities that sort by the time they were made."""

from __future__ import annotations

from uuid import UUID

from uuid_utils import compat


class Uuid7Identifiers:
    """UUID version 7 (RFC 9562); satisfies `models.identifiers.Identifiers`."""

    def new(self) -> UUID:
        """A fresh identity."""
        return compat.uuid7()
