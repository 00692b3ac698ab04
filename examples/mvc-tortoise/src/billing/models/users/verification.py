"""Keys that travel by mail and prove, once, that their holder reads it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from uuid import UUID

from ..identity import EntityId
from .values import EmailAddress


class Purpose(Enum):
    """What a key is good for, and nothing else."""

    ACTIVATION = "activation"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a purpose, not a password
    EMAIL_CHANGE = "email_change"


LIFETIMES = {
    Purpose.ACTIVATION: timedelta(days=3),
    Purpose.PASSWORD_RESET: timedelta(hours=1),
    Purpose.EMAIL_CHANGE: timedelta(hours=24),
}


def digest_of(key: UUID) -> str:
    """The form in which a key is stored: who reads the table cannot use it."""
    return hashlib.sha256(key.bytes).hexdigest()


@dataclass(frozen=True, slots=True)
class Verification:
    """A key that was mailed, as it is stored.

    Attributes:
        key_digest: SHA-256 of the key, in hexadecimal.
        purpose: What the key is good for.
        user_id: Whose key it is.
        email: The new address, for an e-mail change.
        expires_at: From when on the key is void, UTC.
    """

    key_digest: str
    purpose: Purpose
    user_id: EntityId
    email: EmailAddress | None
    expires_at: datetime


def issue(
    purpose: Purpose,
    *,
    key: UUID,
    user_id: EntityId,
    now: datetime,
    email: EmailAddress | None = None,
) -> Verification:
    """The record of a key that is about to be mailed."""
    return Verification(
        key_digest=digest_of(key),
        purpose=purpose,
        user_id=user_id,
        email=email,
        expires_at=now + LIFETIMES[purpose],
    )
