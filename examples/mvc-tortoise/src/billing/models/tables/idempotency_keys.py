"""Keys that clients gave their writes."""

from __future__ import annotations

from tortoise.fields import CharField, TextField
from tortoise.models import Model

from .fields import UtcDatetimeField


class IdempotencyKeysTable(Model):
    """Writes that are not to be done twice, and what they yielded."""

    digest = CharField(64, primary_key=True)
    fingerprint = CharField(64)
    outcome = TextField(null=True)
    created_at = UtcDatetimeField(db_index=True)

    class Meta:
        """The table's name."""

        table = "idempotency_keys"
