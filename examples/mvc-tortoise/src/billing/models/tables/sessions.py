"""Sessions and their refresh tokens."""

from __future__ import annotations

from uuid import UUID

from tortoise.fields import CASCADE, CharField, ForeignKeyField, UUIDField
from tortoise.models import Model

from ..identity import EntityId
from .fields import UtcDatetimeField
from .users import UsersTable


class SessionsTable(Model):
    """Sign-ins."""

    id = UUIDField(primary_key=True, default=None)
    user = ForeignKeyField(UsersTable, related_name=False, on_delete=CASCADE, db_index=True)
    user_id: EntityId
    created_at = UtcDatetimeField()
    expires_at = UtcDatetimeField()
    revoked_at = UtcDatetimeField(null=True)

    class Meta:
        """The table's name."""

        table = "sessions"


class RefreshTokensTable(Model):
    """Refresh tokens, the used ones too: a second use has to be noticed."""

    digest = CharField(64, primary_key=True)
    session = ForeignKeyField(SessionsTable, related_name=False, on_delete=CASCADE, db_index=True)
    session_id: UUID
    used_at = UtcDatetimeField(null=True)

    class Meta:
        """The table's name."""

        table = "refresh_tokens"
