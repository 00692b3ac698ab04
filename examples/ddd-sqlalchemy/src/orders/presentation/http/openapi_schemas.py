"""The JSON Schemas of all contracts, as components of the OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from .envelope import ErrorEnvelope, PageInfo
from .route import Route

JsonObject = dict[str, Any]
REFERENCE = "#/components/schemas/"


class Schemas:
    """The schemas of what goes in and out.

    Args:
        routes: All routes.
    """

    def __init__(self, routes: Iterable[Route]) -> None:
        served = tuple(routes)
        queries = {route.query for route in served if route.query}
        inputs = {route.body for route in served if route.body} | queries
        outputs = {route.reply for route in served if route.reply} | {ErrorEnvelope}
        if any(route.is_page for route in served):
            outputs.add(PageInfo)
        self._references, schema = models_json_schema(
            [(model, "validation") for model in sorted(inputs, key=_name)]
            + [(model, "serialization") for model in sorted(outputs, key=_name)],
            ref_template=REFERENCE + "{model}",
            schema_generator=_ContractSchema,
        )
        definitions: JsonObject = schema.get("$defs", {})
        self._queries = {
            model: definitions.pop(self.of_input(model)["$ref"].removeprefix(REFERENCE))
            for model in sorted(queries, key=_name)
        }
        self.components = dict(sorted(definitions.items()))

    def of_input(self, model: type[BaseModel]) -> JsonObject:
        """The reference to a model that comes in."""
        return self._references[model, "validation"]

    def of_output(self, model: type[BaseModel]) -> JsonObject:
        """The reference to a model that goes out."""
        return self._references[model, "serialization"]

    def of_query(self, model: type[BaseModel] | None) -> JsonObject:
        """The schemas of the parameters of a query, by their names."""
        properties: JsonObject = self._queries[model]["properties"] if model else {}
        return properties


class _ContractSchema(GenerateJsonSchema):
    """Says of a default what a client has to write to mean it."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        described = super().default_schema(schema)
        inner: Any = schema["schema"]
        is_nullable = inner["type"] == "nullable"
        default = schema.get("default")
        if default is None and not is_nullable:
            described.pop("default", None)  # what is absent where null is refused
        write = (inner["schema"] if is_nullable else inner).get("serialization", {}).get("function")
        if default is not None and write:
            described["default"] = write(default)
        return described


def _name(model: type[BaseModel]) -> str:
    return model.__name__
