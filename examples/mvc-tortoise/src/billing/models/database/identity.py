"""Identities of new users and entities."""

from __future__ import annotations

from uuid_utils import compat

from ..identity import EntityId


def new_entity_id() -> EntityId:
    """A UUID of version 7 (RFC 9562): later ones sort after earlier ones."""
    return EntityId(compat.uuid7())
