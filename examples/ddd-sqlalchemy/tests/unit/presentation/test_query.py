from __future__ import annotations

import pytest

from orders.presentation.http.errors import HttpError
from orders.presentation.http.query import decode_query

from .things import ThingsQuery


@pytest.mark.parametrize(
    ("query", "field", "code"),
    [
        ({"limit": ["0"]}, "limit", "greater_than_equal"),
        ({"limit": ["101"]}, "limit", "less_than_equal"),
        ({"limit": ["5", "6"]}, "limit", "repeated"),
        ({"offset": ["-1"]}, "offset", "greater_than_equal"),
        ({"offset": ["9" * 5000]}, "query", "json_invalid"),
        ({"": ["1"]}, "query", "extra_forbidden"),
        ({"offset": [str(2**63)]}, "offset", "less_than_equal"),
        ({"made_on": ["2030-01-01"]}, "made_on", "extra_forbidden"),
        ({"madeOn": ["2030-02-30"]}, "madeOn", "date"),
        ({"unknown\0": ["1"]}, "unknown\0", "extra_forbidden"),
        ({'"': ["1"]}, '"', "extra_forbidden"),
        ({"title": ["a\0"]}, "title", "string_pattern_mismatch"),
        ({"title": ["a", "a"]}, "title", "repeated"),
        ({"status": ["DONE"]}, "status", "enum"),
        ({"price": ["1.234"]}, "price", "decimal"),
    ],
)
def test_a_parameter_that_is_none_is_told(
    query: dict[str, list[str]], field: str, code: str
) -> None:
    with pytest.raises(HttpError) as caught:
        decode_query(ThingsQuery, query)

    assert caught.value.status == 422
    assert [(detail.field, detail.code) for detail in caught.value.details] == [(field, code)]


@pytest.mark.parametrize(
    "number", ["", " 1", "1 ", "+1", "01", "1_0", "1.5", "0x1", "\u0661", "1,0"]
)
def test_a_whole_number_is_written_in_one_way(number: str) -> None:
    for name in ("limit", "number"):
        with pytest.raises(HttpError):
            decode_query(ThingsQuery, {name: [number]})


@pytest.mark.parametrize("number", ["", "nan", "inf", "Infinity", "1e999", ".5", "5.", "null"])
def test_a_number_is_finite(number: str) -> None:
    with pytest.raises(HttpError):
        decode_query(ThingsQuery, {"weight": [number]})


@pytest.mark.parametrize("truth", ["", "1", "0", "True", "yes", "on", "null"])
def test_a_truth_is_true_or_false(truth: str) -> None:
    with pytest.raises(HttpError):
        decode_query(ThingsQuery, {"inStock": [truth]})


def test_null_is_a_text_like_any_other() -> None:
    assert decode_query(ThingsQuery, {"title": ["null"]}).title == "null"
