"""Values that JSON has no type for: each is written as a text, in one way."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

T = TypeVar("T")

WRITTEN_BY_CORE: Mapping[type[Any], core_schema.SerSchema] = {
    UUID: core_schema.to_string_ser_schema(),
    date: core_schema.simple_ser_schema("date"),
    datetime: core_schema.simple_ser_schema("datetime"),
    str: core_schema.simple_ser_schema("str"),
    time: core_schema.simple_ser_schema("time"),
}
"""The types whose text Pydantic's core makes, without a call to Python and back."""


@dataclass(frozen=True, slots=True)
class Spelling(Generic[T]):
    """How a value is written; to be put into ``Annotated``.

    Attributes:
        code: Of the error that tells a client of a text that is none.
        kind: Type of the value.
        pattern: All texts that can be one, as OpenAPI says it.
        parse: The value of a text that fits the pattern; `ValueError` or `OverflowError` where the
            text spells none.
        expected: What a client is told that it has to be.
        write: The text of a value; of all that spell it, always the same. None where the core
            makes it.
        instance: What the value can be in Python, and what becomes of it there; None where it is
            any instance of its type, and stays so.
        format: OpenAPI's name for it, if it has one.
    """

    code: str
    kind: type[Any]
    pattern: re.Pattern[str]
    parse: Callable[[str], T]
    expected: str
    write: Callable[[T], str] | None = None
    instance: CoreSchema | None = field(default=None, hash=False)  # no dictionary has a hash
    format: str | None = None

    def read(self, value: object) -> T:
        """The value of what stands in JSON.

        Raises:
            PydanticCustomError: It is no text, or spells nothing.
        """
        if isinstance(value, str) and self.pattern.fullmatch(value):
            try:
                return self.parse(value)
            except (ValueError, OverflowError):
                pass
        raise PydanticCustomError(
            self.code, "Input should be {expected}", {"expected": self.expected}
        )

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_plain_validator_function(self.read),
            python_schema=self.instance or core_schema.is_instance_schema(self.kind),
            serialization=self._serialization(),
        )

    def _serialization(self) -> core_schema.SerSchema:
        if self.write is None:
            return WRITTEN_BY_CORE[self.kind]
        return core_schema.plain_serializer_function_ser_schema(
            self.write, return_schema=core_schema.str_schema()
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        schema = {"type": "string", "pattern": self.pattern.pattern}
        return schema | {"format": self.format} if self.format else schema
