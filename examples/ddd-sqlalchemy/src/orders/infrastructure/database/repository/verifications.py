"""Keys that were mailed, in the database."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from ....domain.users import EmailAddress, Purpose, Verification
from ..tables import VerificationsTable


class VerificationRepository:
    """Satisfies `domain.users.VerificationRepository`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, verification: Verification) -> None:
        """Store a key in the place of earlier ones of its user and purpose."""
        await self._session.execute(
            delete(VerificationsTable).where(
                VerificationsTable.user_id == verification.user_id,
                VerificationsTable.purpose == verification.purpose.value,
            )
        )
        self._session.add(
            VerificationsTable(
                key_digest=verification.key_digest,
                purpose=verification.purpose.value,
                user_id=verification.user_id,
                email=verification.email.value if verification.email else None,
                expires_at=verification.expires_at,
            )
        )
        await self._session.flush()

    async def consume(
        self, key_digest: str, purpose: Purpose, now: datetime
    ) -> Verification | None:
        """Delete a key and say what it was; of several at once, one gets it."""
        row = (
            await self._session.execute(
                delete(VerificationsTable)
                .where(
                    VerificationsTable.key_digest == key_digest,
                    VerificationsTable.purpose == purpose.value,
                    VerificationsTable.expires_at > now,
                )
                .returning(VerificationsTable)
            )
        ).scalar_one_or_none()
        if row is None:
            return None
        return Verification(
            key_digest=row.key_digest,
            purpose=purpose,
            user_id=row.user_id,
            email=EmailAddress(row.email) if row.email else None,
            expires_at=row.expires_at,
        )
