"""The identity of users and entities: a UUID."""

from __future__ import annotations

import re
from typing import NewType
from uuid import UUID

EntityId = NewType("EntityId", UUID)

PATTERN = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE
)


def parse_entity_id(text: str) -> EntityId:
    """The identity that a text spells, in upper or lower case.

    Raises:
        ValueError: It spells none.
    """
    if not PATTERN.fullmatch(text):
        raise ValueError(f"not a UUID: {text!r}")
    return EntityId(UUID(text))
