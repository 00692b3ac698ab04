"""Fields that the tables have in common."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

from tortoise.fields import DatetimeField

Moment = TypeVar("Moment", datetime, datetime | None)


class UtcDatetimeField(DatetimeField[Moment]):
    """A moment: aware on the Python side on every database, UTC in all of them.

    SQLite compares moments as texts; with one offset in all of them, the earlier text is the
    earlier moment.
    """

    def to_db_value(self, value: Any, instance: Any) -> Any:
        """To UTC."""
        moment = value.astimezone(UTC) if isinstance(value, datetime) else value
        return super().to_db_value(moment, instance)

    def to_python_value(self, value: Any) -> datetime | None:
        """From UTC."""
        moment = super().to_python_value(value)
        return moment.astimezone(UTC) if moment else None
