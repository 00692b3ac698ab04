"""The outbox."""

from __future__ import annotations

from tortoise.fields import CharField, IntField, TextField, UUIDField
from tortoise.models import Model

from .fields import UtcDatetimeField


class OutboxTable(Model):
    """Messages to be delivered; one that is never due again was given up."""

    id = UUIDField(primary_key=True, default=None)
    kind = CharField(64)
    payload = TextField()
    request_id = CharField(128)
    created_at = UtcDatetimeField()
    attempts = IntField()
    due_at = UtcDatetimeField(null=True, db_index=True)
    last_error = TextField(null=True)

    class Meta:
        """The table's name."""

        table = "outbox"
