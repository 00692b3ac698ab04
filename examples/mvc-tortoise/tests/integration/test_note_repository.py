from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.failures import UnknownReference
from billing.models.notes import Note
from billing.models.page import PageRequest, Sort
from billing.models.result import Err, Ok

from ..entity_ids import entity_id
from ..note_samples import note_values, stored_note
from ..product_samples import stored_product
from ..samples import MOMENT, Samples

LATER = MOMENT + timedelta(hours=1)


@pytest.fixture
def samples(units: UnitsOfWork) -> Samples:
    return Samples(units)


async def _found(units: UnitsOfWork, row: Note) -> Note | None:
    async with units.reading() as unit:
        return await unit.notes.get(row.id, row.owner_id)


async def test_what_is_stored_comes_back_until_it_is_removed(
    units: UnitsOfWork, samples: Samples
) -> None:
    stored = await stored_note(samples)
    assert await _found(units, stored) == stored

    values = replace(await note_values(samples, 2), product_id=None)
    changed = stored.having(values, LATER)
    async with units.writing(Mode.APPLY) as unit:
        assert await unit.notes.save(changed) == Ok(None)
        await unit.commit()
    assert await _found(units, stored) == changed

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.notes.get_locked(stored.id, stored.owner_id) == changed
        assert await unit.notes.remove(changed) == Ok(None)
        assert await unit.notes.get_locked(stored.id, stored.owner_id) is None
        await unit.commit()
    assert await _found(units, stored) is None


async def test_pages_are_sorted_filtered_and_whole(units: UnitsOfWork, samples: Samples) -> None:
    stored = [await stored_note(samples, number) for number in range(1, 3 + 1)]

    async with units.reading() as unit:
        rows = unit.notes
        whole = await rows.page(PageRequest(limit=10, offset=0), stored[0].owner_id)
        assert whole.total == len(stored)
        assert {row.id for row in whole.items} == {row.id for row in stored}
        for offset, row in enumerate(whole.items):
            part = await rows.page(PageRequest(limit=1, offset=offset), stored[0].owner_id)
            assert (part.items, part.total) == ((row,), len(stored))
        for field in ("title",):
            up = PageRequest(limit=10, offset=0, sort=(Sort(field),))
            down = PageRequest(limit=10, offset=0, sort=(Sort(field, descending=True),))
            assert list((await rows.page(up, stored[0].owner_id)).items) == stored
            assert list((await rows.page(down, stored[0].owner_id)).items) == stored[::-1]
        for field in ("title",):
            value = getattr(stored[0].values, field)
            alike = PageRequest(limit=10, offset=0, filters={field: value})
            found = (await rows.page(alike, stored[0].owner_id)).items
            assert stored[0] in found
            assert {getattr(row.values, field) for row in found} == {value}


async def test_references_lead_somewhere(units: UnitsOfWork, samples: Samples) -> None:
    stored = await stored_note(samples)

    for field in ("product_id",):
        nothing: dict[str, Any] = {field: entity_id(999_999)}
        referring = stored.having(replace(stored.values, **nothing), LATER)
        async with units.writing(Mode.APPLY) as unit:
            assert await unit.notes.save(referring) == Err(UnknownReference(field))


async def test_product_id_lets_its_row_go(units: UnitsOfWork, samples: Samples) -> None:
    stored = await stored_note(samples)
    target = await stored_product(samples, 2)
    referring = stored.having(replace(stored.values, product_id=target.id), LATER)

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.notes.save(referring) == Ok(None)
        assert await unit.products.remove(target) == Ok(None)
        left = await unit.notes.get(stored.id, stored.owner_id)
        assert left is None


async def test_what_is_somebody_elses_is_not_seen(units: UnitsOfWork, samples: Samples) -> None:
    stored = await stored_note(samples)
    stranger = await samples.user_id(2)

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.notes.get(stored.id, stranger) is None
        assert await unit.notes.get_locked(stored.id, stranger) is None
        assert (await unit.notes.page(PageRequest(limit=10, offset=0), stranger)).total == 0
