from __future__ import annotations

import json
from dataclasses import fields

import pytest
from pydantic import ValidationError

from billing.models.products import Product
from billing.schemas.products import ProductChangeRequest, ProductRequest, ProductResponse

from ...product_samples import stored_product
from ...samples import Samples
from ..fakes import FakeService


@pytest.fixture
async def stored(service: FakeService) -> Product:
    return await stored_product(Samples(service.units))


def _json(stored: Product) -> dict[str, object]:
    """What a client can set, as it reads it."""
    content: dict[str, object] = json.loads(ProductResponse.of(stored).model_dump_json())
    return {name: content[name] for name in content if name not in {"id", "createdAt", "updatedAt"}}


async def test_what_is_read_can_be_written(stored: Product) -> None:
    content = json.dumps(_json(stored))

    assert ProductRequest.model_validate_json(content).to_values() == stored.values
    changes = ProductChangeRequest.model_validate_json(content).to_changes()
    assert list(changes.items()) == [
        (field.name, getattr(stored.values, field.name)) for field in fields(stored.values)
    ]


def test_what_is_left_out_of_a_change_is_no_change() -> None:
    assert ProductChangeRequest.model_validate_json("{}").to_changes() == {}


async def test_only_what_may_be_null_is(stored: Product) -> None:
    content = json.dumps(dict.fromkeys(_json(stored)))

    for contract in (ProductRequest, ProductChangeRequest):
        with pytest.raises(ValidationError) as caught:
            contract.model_validate_json(content)
        assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {
            "title",
            "price",
            "status",
            "categoryId",
        }


def test_what_has_no_default_is_required() -> None:
    with pytest.raises(ValidationError) as caught:
        ProductRequest.model_validate_json("{}")

    assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {
        "title",
        "price",
        "categoryId",
    }
