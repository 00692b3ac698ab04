"""Fields that the tables have in common, alike on both databases."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal, TypeVar, overload

from tortoise.fields import DatetimeField, DecimalField, Field, JSONField, TimeField

from ..database.exact_decimal import from_text, to_scale

Moment = TypeVar("Moment", datetime, datetime | None)
Number = TypeVar("Number", Decimal, Decimal | None)
TimeOfDay = TypeVar("TimeOfDay", time, time | None)
Choice = TypeVar("Choice", bound=StrEnum | None)
E = TypeVar("E", bound=StrEnum)


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


class ExactDecimalField(DecimalField[Number]):
    """A number with so many digits, so many of them after the point; exact on every database.

    SQLite's client makes a text of it that compares as the number does.
    """

    class _db_sqlite:  # noqa: N801 - Tortoise looks for this name
        """Of one name in both databases, and nothing to cast."""

    def describe(self, serializable: bool) -> dict[str, Any]:
        """As what it is derived from: Aerich asks for the name, to change numbers of digits."""
        name = {"field_type": "DecimalField"} if serializable else {}
        return super().describe(serializable) | name

    def to_db_value(self, value: Any, instance: Any) -> Any:  # noqa: ARG002 - Tortoise passes it
        """To the column's scale."""
        self.validate(value)
        return None if value is None else to_scale(Decimal(value), self.decimal_places)

    def to_python_value(self, value: Any) -> Decimal | None:
        """From the text, where it is one."""
        if isinstance(value, str):
            return to_scale(from_text(value), self.decimal_places)
        return None if value is None else to_scale(value, self.decimal_places)


class LocalTimeField(TimeField[TimeOfDay]):
    """A time of day, of no time zone."""

    class _db_postgres:  # noqa: N801 - Tortoise looks for this name
        SQL_TYPE = "TIME"

    def to_db_value(self, value: Any, instance: Any) -> Any:  # noqa: ARG002 - Tortoise passes it
        """As it is."""
        self.validate(value)
        return value

    def to_python_value(self, value: Any) -> time | None:
        """From SQLite's text."""
        return time.fromisoformat(value) if isinstance(value, str) else value


class JsonValueField(JSONField[Any]):
    """Any value of JSON but null: None is NULL, in every column."""

    def to_db_value(self, value: Any, instance: Any) -> str | None:  # noqa: ARG002 - Tortoise passes it
        """To a text; a value that is a text itself is no exception."""
        self.validate(value)
        return None if value is None else json.dumps(value, allow_nan=False)

    def to_python_value(self, value: Any) -> Any:
        """From a text; SQLite has made a number of that of a number."""
        return json.loads(value) if isinstance(value, str) else value


class EnumTextField(Field[Choice]):
    """A value of an enumeration, as its text; a further value needs no migration."""

    field_type = str
    SQL_TYPE = "VARCHAR(64)"

    @overload
    def __init__(
        self: EnumTextField[E], kind: type[E], *, null: Literal[False] = False, **options: Any
    ) -> None: ...

    @overload
    def __init__(
        self: EnumTextField[E | None], kind: type[E], *, null: Literal[True], **options: Any
    ) -> None: ...

    def __init__(self, kind: type[StrEnum], **options: Any) -> None:
        super().__init__(**options)
        self.kind = kind

    def to_db_value(self, value: Any, instance: Any) -> str | None:  # noqa: ARG002 - Tortoise passes it
        """To its text."""
        self.validate(value)
        return None if value is None else self.kind(value).value

    def to_python_value(self, value: Any) -> StrEnum | None:
        """From its text."""
        return None if value is None else self.kind(value)
