"""Keys that were mailed, in the database."""

from __future__ import annotations

from datetime import datetime

from tortoise.backends.base.client import BaseDBAsyncClient

from ..tables import VerificationsTable
from ..users import EmailAddress, Purpose, Verification


class VerificationRepository:
    """Satisfies `models.users.VerificationRepository`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection

    async def add(self, verification: Verification) -> None:
        """Store a key in the place of earlier ones of its user and purpose."""
        await (
            VerificationsTable.filter(
                user_id=verification.user_id, purpose=verification.purpose.value
            )
            .using_db(self._connection)
            .delete()
        )
        await VerificationsTable.create(
            using_db=self._connection,
            key_digest=verification.key_digest,
            purpose=verification.purpose.value,
            user_id=verification.user_id,
            email=verification.email.value if verification.email else None,
            expires_at=verification.expires_at,
        )

    async def consume(
        self, key_digest: str, purpose: Purpose, now: datetime
    ) -> Verification | None:
        """Delete a key and say what it was; of several at once, one gets it."""
        keys = VerificationsTable.filter(
            key_digest=key_digest, purpose=purpose.value, expires_at__gt=now
        ).using_db(self._connection)
        row = await keys.first()
        if row is None or not await keys.delete():
            return None
        return Verification(
            key_digest=row.key_digest,
            purpose=purpose,
            user_id=row.user_id,
            email=EmailAddress(row.email) if row.email else None,
            expires_at=row.expires_at,
        )
