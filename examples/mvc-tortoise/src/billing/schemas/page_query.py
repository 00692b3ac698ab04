"""The query of a list: how many rows, from where, in which order, and which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.alias_generators import to_camel
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from ..models.page import PageRequest, Sort
from .partial import PartialContract
from .values import WHOLE

GREATEST_OFFSET = 2**31 - 1  # drivers hand it on as a number of 32 bits


@dataclass(frozen=True, slots=True)
class SortBy:
    """Reads ``title,-createdAt``; to be put into ``Annotated``.

    Attributes:
        fields: The attributes that rows can be sorted by.
    """

    fields: tuple[str, ...] = ()

    def read(self, value: object) -> tuple[Sort, ...]:
        """What to sort by; an attribute that comes again changes nothing.

        Raises:
            PydanticCustomError: One is unknown.
        """
        attributes = {to_camel(name): name for name in self.fields}
        sort: dict[str, Sort] = {}
        for part in value.split(",") if isinstance(value, str) else ():
            name = part.removeprefix("-")
            if name not in attributes:
                raise PydanticCustomError(
                    "unknown_sort",
                    "There is no sorting by '{name}'; there is by {names}",
                    {"name": name, "names": ", ".join(attributes)},
                )
            sort.setdefault(name, Sort(attributes[name], descending=part.startswith("-")))
        return tuple(sort.values())

    def __get_pydantic_core_schema__(
        self, _source: object, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.json_or_python_schema(
            json_schema=core_schema.no_info_plain_validator_function(self.read),
            python_schema=core_schema.any_schema(),
        )

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        names = [to_camel(name) for name in self.fields]
        both_ways = [way + name for name in names for way in ("", "-")]
        return {"type": "array", "items": {"type": "string", "enum": both_ways}}


class PageQuery(PartialContract):
    """Which rows of a list; a subclass says what sorts them, and its other fields are filters."""

    limit: Annotated[int, Field(ge=1, le=100), WHOLE] = 20
    offset: Annotated[int, Field(ge=0, le=GREATEST_OFFSET), WHOLE] = 0
    sort: Annotated[tuple[Sort, ...], SortBy()] = ()

    def to_page_request(self) -> PageRequest:
        """The operation's input."""
        return PageRequest(
            limit=self.limit,
            offset=self.offset,
            sort=self.sort,
            filters={
                name: value
                for name, value in self.given().items()
                if name not in PageQuery.model_fields
            },
        )
