from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from billing.models.authentication import RefreshToken, Session
from billing.models.categories import Category
from billing.models.identity import EntityId
from billing.models.notes import Note
from billing.models.outbox import StoredMessage
from billing.models.products import Product
from billing.models.users import User, Verification


@dataclass(frozen=True)
class KeptWrite:
    """What was done under a key."""

    fingerprint: str
    created_at: datetime
    outcome: object = None


@dataclass
class Storage:
    """The rows of a database in memory."""

    users: dict[EntityId, User] = field(default_factory=dict)
    used_ids: int = 0
    verifications: dict[str, Verification] = field(default_factory=dict)
    sessions: dict[UUID, Session] = field(default_factory=dict)
    refresh_tokens: dict[str, RefreshToken] = field(default_factory=dict)
    idempotency_keys: dict[tuple[str, str, str], KeptWrite] = field(default_factory=dict)
    outbox: dict[UUID, StoredMessage] = field(default_factory=dict)
    categories: dict[EntityId, Category] = field(default_factory=dict)
    products: dict[EntityId, Product] = field(default_factory=dict)
    notes: dict[EntityId, Note] = field(default_factory=dict)
