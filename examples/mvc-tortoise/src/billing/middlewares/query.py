"""From a query string to the model of a route's query."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import to_json

from ..http import errors

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_LITERALS = {
    "boolean": re.compile(r"true|false"),
    "integer": _NUMBER,
    "number": _NUMBER,
}
M = TypeVar("M", bound=BaseModel)


def decode_query(model: type[M], query: Mapping[str, list[str]]) -> M:
    """The query as a model, by the rules of a body: each parameter stands for the JSON of its type.

    Args:
        model: The route's.
        query: The parameters, percent-decoded.

    Raises:
        HttpError: 422: a parameter is unknown, repeated, or has a value that is none.
    """
    repeated = [name for name, values in query.items() if len(values) > 1]
    if repeated:
        raise errors.repeated_parameters(repeated)
    literals = _literals(model)
    members = [
        to_json(name) + b":" + _as_json(values[0], literals.get(name))
        for name, values in query.items()
    ]
    try:
        return model.model_validate_json(
            b"{" + b",".join(members) + b"}", by_alias=True, by_name=False
        )
    except ValidationError as error:
        raise errors.of_validation(error, "query") from None


def _as_json(value: str, literal: re.Pattern[str] | None) -> bytes:
    return value.encode() if literal and literal.fullmatch(value) else to_json(value)


@cache
def _literals(model: type[BaseModel]) -> dict[str, re.Pattern[str]]:
    """How the values of parameters that are no texts are written, by the parameters' names."""
    properties = model.model_json_schema()["properties"]
    return {
        name: _LITERALS[schema["type"]]
        for name, schema in properties.items()
        if schema.get("type") in _LITERALS
    }
