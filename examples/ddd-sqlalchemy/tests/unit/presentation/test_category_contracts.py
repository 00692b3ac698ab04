from __future__ import annotations

import json
from dataclasses import fields

import pytest
from pydantic import ValidationError

from orders.domain.categories import Category
from orders.presentation.categories.contracts import (
    CategoryChangeRequest,
    CategoryRequest,
    CategoryResponse,
)

from ...category_samples import stored_category
from ...samples import Samples
from ..fakes import FakeService


@pytest.fixture
async def stored(service: FakeService) -> Category:
    return await stored_category(Samples(service.units))


def _json(stored: Category) -> dict[str, object]:
    """What a client can set, as it reads it."""
    content: dict[str, object] = json.loads(CategoryResponse.of(stored).model_dump_json())
    return {name: content[name] for name in content if name not in {"id", "createdAt", "updatedAt"}}


async def test_what_is_read_can_be_written(stored: Category) -> None:
    content = json.dumps(_json(stored))

    assert CategoryRequest.model_validate_json(content).to_values() == stored.values
    changes = CategoryChangeRequest.model_validate_json(content).to_changes()
    assert list(changes.items()) == [
        (field.name, getattr(stored.values, field.name)) for field in fields(stored.values)
    ]


def test_what_is_left_out_of_a_change_is_no_change() -> None:
    assert CategoryChangeRequest.model_validate_json("{}").to_changes() == {}


async def test_only_what_may_be_null_is(stored: Category) -> None:
    content = json.dumps(dict.fromkeys(_json(stored)))

    for contract in (CategoryRequest, CategoryChangeRequest):
        with pytest.raises(ValidationError) as caught:
            contract.model_validate_json(content)
        assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {
            "name",
        }


def test_what_has_no_default_is_required() -> None:
    with pytest.raises(ValidationError) as caught:
        CategoryRequest.model_validate_json("{}")

    assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {
        "name",
    }
