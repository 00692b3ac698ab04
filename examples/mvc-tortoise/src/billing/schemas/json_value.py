"""Any JSON but null: what both databases can store, and give back as it was."""

from __future__ import annotations

import sys
from typing import Annotated, Any

from pydantic import Field, GetCoreSchemaHandler, RootModel
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .values import Float, Text

DEEPEST = 64


class JsonContent(RootModel[Any]):
    """Any JSON, as OpenAPI says it: no NUL in a text or key, no number beyond double precision."""

    root: bool | Float | Text | list[JsonContent] | JsonObject | None


JsonObject = Annotated[
    dict[str, JsonContent], Field(json_schema_extra={"propertyNames": {"pattern": r"^[^\x00]*$"}})
]
_NotNull = bool | Float | Text | list[JsonContent] | JsonObject


class _AnyJson:
    """Checks JSON; to be put into ``Annotated``."""

    def __get_pydantic_core_schema__(
        self, _source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_plain_validator_function(
                _checked, json_schema_input_schema=handler.generate_schema(_NotNull)
            ),
            python_schema=core_schema.any_schema(),
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda value: value, return_schema=core_schema.any_schema()
            ),
        )


Json = Annotated[Any, _AnyJson()]


def _checked(value: object) -> object:
    if value is None:
        raise PydanticCustomError("json", "Input should be any JSON but null")
    _check(value, depth=0)
    return value


def _check(value: object, depth: int) -> None:
    match value:
        case str():
            if "\0" in value:
                raise PydanticCustomError("json_text", "No text or key may have the character NUL")
        case int() | float():
            if not -sys.float_info.max <= value <= sys.float_info.max:
                raise PydanticCustomError("json_number", "No number may exceed double precision")
        case list() | dict() if depth == DEEPEST:
            raise PydanticCustomError(
                "json_depth",
                "No more than {depth} lists and objects may be nested",
                {"depth": DEEPEST},
            )
        case list():
            for item in value:
                _check(item, depth + 1)
        case dict():
            for key, item in value.items():
                _check(key, depth + 1)
                _check(item, depth + 1)
