from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from orders.presentation.http.json_value import DEEPEST

from .things import ThingRequest


def _nested(depth: int) -> str:
    return "[" * depth + "]" * depth


def _decoded(extra: str) -> Any:
    content = '{"title": "a", "extra": ' + extra + "}"
    return ThingRequest.model_validate_json(content, by_alias=True, by_name=False).extra


@pytest.mark.parametrize(
    "extra",
    [
        "true",
        "0",
        "-1.5",
        "1e308",
        '""',
        "[]",
        "{}",
        '{"a": [null, {"b": [1, "\u20ac", false]}], "": {}}',
        _nested(DEEPEST),
    ],
)
def test_any_json_is_taken_as_it_is(extra: str) -> None:
    value = _decoded(extra)

    thing = ThingRequest(title="a", extra=value)
    assert value == json.loads(extra)
    assert json.loads(thing.model_dump_json())["extra"] == value


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ('"\\u0000"', "json_text"),
        ('{"a": ["\\u0000"]}', "json_text"),
        ('{"a\\u0000": 1}', "json_text"),
        ("1e999", "json_number"),
        ("[-1e999]", "json_number"),
        ("[NaN]", "json_number"),
        ("9" * 400, "json_number"),
        (_nested(DEEPEST + 1), "json_depth"),
        ('{"a":' * (DEEPEST + 1) + "1" + "}" * (DEEPEST + 1), "json_depth"),
    ],
)
def test_what_a_database_cannot_keep_is_refused(extra: str, code: str) -> None:
    with pytest.raises(ValidationError) as caught:
        _decoded(extra)

    assert [(fault["loc"], fault["type"]) for fault in caught.value.errors()] == [
        (("extra",), code)
    ]


@pytest.mark.parametrize("extra", ["9" * 5000, _nested(1000), '"\\ud800"'])
def test_what_cannot_be_read_at_all_is_refused(extra: str) -> None:
    with pytest.raises(ValidationError):
        _decoded(extra)
