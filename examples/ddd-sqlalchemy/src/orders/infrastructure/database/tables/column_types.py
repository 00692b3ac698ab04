"""Types of columns that SQLite and PostgreSQL do not have alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import JSON, DateTime, Dialect, Numeric, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator, TypeEngine

from ..exact_decimal import from_text, to_scale, to_text

E = TypeVar("E", bound=StrEnum)

# Any value of JSON but null: None is NULL, in every column.
JSON_VALUE = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class UtcDateTime(TypeDecorator[datetime]):
    """A moment: aware on the Python side on every database, UTC in all of them."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite keeps no offset, so it gets none."""
        if value is None:
            return None
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> datetime | None:
        """From UTC."""
        return None if value is None else value.replace(tzinfo=UTC)

    def result_processor(
        self, dialect: Dialect, coltype: object
    ) -> Callable[[Any], datetime | None] | None:
        """From UTC; asyncpg says so itself, except of the first and the last moment there is."""
        if dialect.name != "postgresql":
            return super().result_processor(dialect, coltype)
        return lambda moment: moment if not moment or moment.tzinfo else moment.replace(tzinfo=UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A number with so many digits, so many of them after the point; exact on every database."""

    impl = Numeric
    cache_ok = True

    def __init__(self, precision: int, scale: int) -> None:
        super().__init__(precision, scale)
        self._sqlite = _NumericText(precision, scale)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Of one name in both databases, so that one migration fits both."""
        return self._sqlite if dialect.name == "sqlite" else self.impl_instance


class EnumText(TypeDecorator[E]):
    """A value of an enumeration, as its text; a further value needs no migration."""

    impl = String(64)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(
        self,
        value: E | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> str | None:
        """To its text."""
        return None if value is None else value.value

    def result_processor(
        self,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
        coltype: object,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> Callable[[str | None], E | None]:
        """From its text."""
        members = {member.value: member for member in self.kind}

        def member_of(text: str | None) -> E | None:
            return None if text is None else members.get(text) or self.kind(text)

        return member_of


class _NumericText(Numeric[Decimal]):
    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | None], str | None]:  # noqa: ARG002 - SQLAlchemy passes it
        scale = self.scale or 0
        return lambda number: None if number is None else to_text(to_scale(number, scale))

    def result_processor(
        self,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy passes it
        coltype: object,  # noqa: ARG002 - SQLAlchemy passes it
    ) -> Callable[[str | None], Decimal | None]:
        scale = self.scale or 0
        return lambda text: None if text is None else to_scale(from_text(text), scale)
