"""Users and the keys that were mailed to them."""

from __future__ import annotations

from tortoise.fields import CASCADE, BooleanField, CharField, ForeignKeyField
from tortoise.models import Model

from ..identity import EntityId
from .fields import UtcDatetimeField
from .identity import Identified


class UsersTable(Identified):
    """Accounts. The ``*_key`` columns hold what must be unique: the value in lower case."""

    username = CharField(64)
    username_key = CharField(64, unique=True)
    email = CharField(254)
    email_key = CharField(254, unique=True)
    password_hash = CharField(255)
    is_active = BooleanField()
    created_at = UtcDatetimeField()
    updated_at = UtcDatetimeField()

    class Meta:
        """The table's name."""

        table = "users"


class VerificationsTable(Model):
    """Keys that were mailed."""

    key_digest = CharField(64, primary_key=True)
    purpose = CharField(32)
    user = ForeignKeyField(UsersTable, related_name=False, on_delete=CASCADE, db_index=True)
    user_id: EntityId
    email = CharField(254, null=True)
    expires_at = UtcDatetimeField()

    class Meta:
        """The table's name."""

        table = "verifications"
