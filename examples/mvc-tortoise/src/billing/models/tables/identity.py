"""How identities are stored."""

from __future__ import annotations

from tortoise.fields import UUIDField
from tortoise.models import Model


class Identified(Model):
    """A table whose rows have an identity."""

    id = UUIDField(primary_key=True, default=None)

    class Meta:
        """No table of its own."""

        abstract = True
