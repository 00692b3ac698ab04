from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.failures import AlreadyTaken, StillReferenced, UnknownReference
from billing.models.page import PageRequest, Sort
from billing.models.products import Product
from billing.models.result import Err, Ok

from ..category_samples import stored_category
from ..entity_ids import entity_id
from ..product_samples import product_values, stored_product
from ..samples import MOMENT, Samples

LATER = MOMENT + timedelta(hours=1)


@pytest.fixture
def samples(units: UnitsOfWork) -> Samples:
    return Samples(units)


async def _found(units: UnitsOfWork, row: Product) -> Product | None:
    async with units.reading() as unit:
        return await unit.products.get(row.id)


async def test_what_is_stored_comes_back_until_it_is_removed(
    units: UnitsOfWork, samples: Samples
) -> None:
    stored = await stored_product(samples)
    assert await _found(units, stored) == stored

    values = replace(await product_values(samples, 2), notes=None)
    changed = stored.having(values, LATER)
    async with units.writing(Mode.APPLY) as unit:
        assert await unit.products.save(changed) == Ok(None)
        await unit.commit()
    assert await _found(units, stored) == changed

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.products.get_locked(stored.id) == changed
        assert await unit.products.remove(changed) == Ok(None)
        assert await unit.products.get_locked(stored.id) is None
        await unit.commit()
    assert await _found(units, stored) is None


async def test_pages_are_sorted_filtered_and_whole(units: UnitsOfWork, samples: Samples) -> None:
    stored = [await stored_product(samples, number) for number in range(1, 3 + 1)]

    async with units.reading() as unit:
        rows = unit.products
        whole = await rows.page(PageRequest(limit=10, offset=0))
        assert whole.total == len(stored)
        assert {row.id for row in whole.items} == {row.id for row in stored}
        for offset, row in enumerate(whole.items):
            part = await rows.page(PageRequest(limit=1, offset=offset))
            assert (part.items, part.total) == ((row,), len(stored))
        for field in (
            "title",
            "price",
            "notes",
        ):
            up = PageRequest(limit=10, offset=0, sort=(Sort(field),))
            down = PageRequest(limit=10, offset=0, sort=(Sort(field, descending=True),))
            assert list((await rows.page(up)).items) == stored
            assert list((await rows.page(down)).items) == stored[::-1]
        for field in (
            "title",
            "price",
            "status",
            "notes",
            "category_id",
        ):
            value = getattr(stored[0].values, field)
            alike = PageRequest(limit=10, offset=0, filters={field: value})
            found = (await rows.page(alike)).items
            assert stored[0] in found
            assert {getattr(row.values, field) for row in found} == {value}


async def test_what_is_taken_is_told(units: UnitsOfWork, samples: Samples) -> None:
    stored = await stored_product(samples)
    free = await product_values(samples, 2)

    for field in ("title",):
        values = replace(free, **{field: getattr(stored.values, field)})
        async with units.writing(Mode.APPLY) as unit:
            other = replace(stored, id=await unit.products.next_id(), values=values)
            assert await unit.products.add(other) == Err(AlreadyTaken(field))


async def test_references_lead_somewhere(units: UnitsOfWork, samples: Samples) -> None:
    stored = await stored_product(samples)

    for field in ("category_id",):
        nothing: dict[str, Any] = {field: entity_id(999_999)}
        referring = stored.having(replace(stored.values, **nothing), LATER)
        async with units.writing(Mode.APPLY) as unit:
            assert await unit.products.save(referring) == Err(UnknownReference(field))


async def test_category_id_holds_its_row(units: UnitsOfWork, samples: Samples) -> None:
    stored = await stored_product(samples)
    target = await stored_category(samples, 2)
    referring = stored.having(replace(stored.values, category_id=target.id), LATER)

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.products.save(referring) == Ok(None)
        held = StillReferenced("products.category_id")
        assert await unit.categories.remove(target) == Err(held)
