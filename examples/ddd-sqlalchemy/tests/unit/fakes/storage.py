from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from orders.domain.authentication import RefreshToken, Session
from orders.domain.identity import EntityId
from orders.domain.users import User, Verification


@dataclass
class Storage:
    """The rows of a database in memory."""

    users: dict[EntityId, User] = field(default_factory=dict)
    used_ids: int = 0
    verifications: dict[str, Verification] = field(default_factory=dict)
    sessions: dict[UUID, Session] = field(default_factory=dict)
    refresh_tokens: dict[str, RefreshToken] = field(default_factory=dict)
