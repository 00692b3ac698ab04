"""Input in which fields may be left out, which is something else than null."""

from __future__ import annotations

from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema

from .contract import Contract


class PartialContract(Contract):
    """Input whose absent fields say nothing; their defaults are there to be left alone."""

    def given(self) -> dict[str, Any]:
        """The fields that are there, and null where that is what they are, by attribute."""
        return {
            name: getattr(self, name)
            for name in type(self).model_fields
            if name in self.model_fields_set
        }


class NotNull:
    """Makes, of a field that is None while it is absent, one that refuses null.

    To be put into ``Annotated``: ``title: Annotated[Text | None, NotNull()] = None``.
    """

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        nullable = handler(source)
        schema: CoreSchema = nullable["schema"]
        return schema
