from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import ValidationError

from .things import ThingChanges


@pytest.mark.parametrize(
    ("body", "given"),
    [
        ("{}", {}),
        ('{"soldAt": null}', {"sold_at": None}),
        ('{"price": "1.5", "title": "b"}', {"title": "b", "price": Decimal("1.50")}),
    ],
)
def test_absent_is_something_else_than_null(body: str, given: dict[str, object]) -> None:
    assert ThingChanges.model_validate_json(body).given() == given


@pytest.mark.parametrize("field", ["title", "price", "extra"])
def test_null_is_refused_where_there_has_to_be_a_value(field: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ThingChanges.model_validate_json('{"' + field + '": null}')

    assert [fault["loc"] for fault in caught.value.errors()] == [(field,)]
