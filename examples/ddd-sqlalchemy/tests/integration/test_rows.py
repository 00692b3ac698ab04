from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from orders.domain.failures import (
    AlreadyTaken,
    StillReferenced,
    UnknownReference,
)
from orders.domain.identity import EntityId
from orders.domain.result import Err, Ok, Result
from orders.infrastructure.database.rows import (
    delete_row,
    insert_row,
    locked_row,
    stored_row,
    update_row,
)

from ..entity_ids import entity_id
from .sample import BOOKS
from .samples import (
    IntegrityError,
    SampleBooksTable,
    SampleShelvesTable,
    Writing,
    sample_tables,
)
from .sql import execute

TOP, UPPER, LOWER, NOBODY = (entity_id(number) for number in (1, 2, 3, 99))
RENAME = """
DO $$
DECLARE each record;
BEGIN
    FOR each IN SELECT oid, conname, conrelid::regclass AS "table"
        FROM pg_constraint WHERE contype IN ('u', 'f') AND connamespace = current_schema()::regnamespace
    LOOP
        EXECUTE format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I',
            each."table", each.conname, 'constraint_' || each.oid);
    END LOOP;
END $$
"""
Written = Result[None, AlreadyTaken | UnknownReference]


@pytest.fixture
async def writing(database_url: str) -> AsyncIterator[Writing]:
    """Transactions of a database with sample tables."""
    async with sample_tables(database_url) as writing:
        yield writing


def _shelf(shelf_id: EntityId, **columns: object) -> dict[str, object]:
    return {"id": shelf_id, "name": str(shelf_id)[-4:], "count": 0, **columns}


def _book(number: int, **columns: object) -> dict[str, object]:
    return {"id": entity_id(number), "title": f"book {number}", "shelf_id": TOP, **columns}


async def _put_shelf(writing: Writing, shelf_id: EntityId, **columns: object) -> Written:
    async with writing() as transaction:
        return await insert_row(transaction, SampleShelvesTable, _shelf(shelf_id, **columns))


async def _put_book(writing: Writing, number: int, **columns: object) -> Written:
    async with writing() as transaction:
        return await insert_row(transaction, SampleBooksTable, _book(number, **columns))


async def _change_book(writing: Writing, number: int, **columns: object) -> Written:
    async with writing() as transaction:
        return await update_row(transaction, SampleBooksTable, _book(number, **columns))


async def _remove(writing: Writing, shelf_id: EntityId) -> Result[None, StillReferenced]:
    async with writing() as transaction:
        return await delete_row(transaction, SampleShelvesTable, shelf_id)


async def _is_there(writing: Writing, shelf_id: EntityId) -> bool:
    async with writing() as transaction:
        return await stored_row(transaction, SampleShelvesTable, shelf_id) is not None


async def test_a_value_that_is_taken_is_told(writing: Writing) -> None:
    assert await _put_shelf(writing, TOP, name="top") == Ok(None)
    assert await _put_shelf(writing, UPPER, name="top") == Err(AlreadyTaken("name"))
    assert await _put_book(writing, 1, order=7) == Ok(None)
    assert await _put_book(writing, 2, order=7) == Err(AlreadyTaken("order"))


async def test_a_change_to_what_is_taken_is_told(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    assert await _put_book(writing, 1, order=7) == Ok(None)
    assert await _put_book(writing, 2, order=8) == Ok(None)

    assert await _change_book(writing, 2, order=7) == Err(AlreadyTaken("order"))
    assert await _change_book(writing, 2, order=9) == Ok(None)


async def test_of_columns_that_are_unique_together_the_last_is_told(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    await _put_shelf(writing, UPPER)
    assert await _put_book(writing, 1, title="same") == Ok(None)
    assert await _put_book(writing, 2, title="same", shelf_id=UPPER) == Ok(None)

    assert await _put_book(writing, 3, title="same") == Err(AlreadyTaken("title"))


async def test_a_reference_to_nothing_is_told(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    assert await _put_book(writing, 1) == Ok(None)

    assert await _put_book(writing, 2, shelf_id=NOBODY) == Err(UnknownReference("shelf_id"))
    assert await _put_book(writing, 2, former_id=NOBODY) == Err(UnknownReference("former_id"))
    assert await _change_book(writing, 1, former_id=NOBODY) == Err(UnknownReference("former_id"))
    assert await _change_book(writing, 1, former_id=TOP) == Ok(None)


async def test_a_row_may_refer_to_itself(writing: Writing) -> None:
    assert await _put_shelf(writing, TOP, inside_id=TOP, like_id=NOBODY) == Err(
        UnknownReference("like_id")
    )
    assert await _put_shelf(writing, TOP, inside_id=TOP, like_id=TOP) == Ok(None)
    assert await _remove(writing, TOP) == Ok(None)


async def test_what_keeps_a_row_is_told(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    await _put_book(writing, 1)

    assert await _remove(writing, TOP) == Err(StillReferenced(f"{BOOKS}.shelf_id"))
    assert await _is_there(writing, TOP)


async def test_what_keeps_a_row_of_the_same_table_is_told(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    await _put_shelf(writing, UPPER, like_id=TOP)

    assert await _remove(writing, TOP) == Err(StillReferenced("sample_shelves.like_id"))
    assert await _remove(writing, UPPER) == Ok(None)
    assert await _remove(writing, TOP) == Ok(None)


async def test_what_keeps_a_row_that_would_go_too_is_told(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    await _put_shelf(writing, UPPER, inside_id=TOP)
    await _put_shelf(writing, LOWER, inside_id=UPPER)
    await _put_book(writing, 1, shelf_id=LOWER)

    assert await _remove(writing, TOP) == Err(StillReferenced(f"{BOOKS}.shelf_id"))


async def test_what_may_go_goes_with_its_rows(writing: Writing) -> None:
    for shelf_id, columns in {TOP: {}, UPPER: {"inside_id": TOP}, LOWER: {}}.items():
        await _put_shelf(writing, shelf_id, **columns)
    await _put_book(writing, 1, shelf_id=LOWER, former_id=TOP)

    assert await _remove(writing, TOP) == Ok(None)

    assert not await _is_there(writing, UPPER)
    async with writing() as transaction:
        book = await stored_row(transaction, SampleBooksTable, entity_id(1))
    assert book is not None
    assert book.former_id is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_constraint_is_known_under_another_name(
    writing: Writing, database_url: str
) -> None:
    """A migration that renames a column leaves the names of its constraints."""
    await execute(database_url, RENAME)
    await _put_shelf(writing, TOP, name="top")

    assert await _put_shelf(writing, UPPER, name="top") == Err(AlreadyTaken("name"))
    assert await _put_book(writing, 1, former_id=NOBODY) == Err(UnknownReference("former_id"))
    await _put_book(writing, 1)
    assert await _remove(writing, TOP) == Err(StillReferenced(f"{BOOKS}.shelf_id"))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_table_that_the_service_does_not_have_is_told(
    writing: Writing, database_url: str
) -> None:
    await _put_shelf(writing, TOP)
    await execute(
        database_url, "CREATE TABLE foreigners AS SELECT id AS shelf_id FROM sample_shelves"
    )
    await execute(
        database_url, "ALTER TABLE foreigners ADD FOREIGN KEY (shelf_id) REFERENCES sample_shelves"
    )

    assert await _remove(writing, TOP) == Err(StillReferenced("foreigners"))


async def test_what_is_no_mistake_of_a_client_is_raised(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    with pytest.raises(IntegrityError):
        await _put_shelf(writing, TOP, name="another of this identity")


async def test_who_has_locked_a_row_is_waited_for(writing: Writing) -> None:
    await _put_shelf(writing, TOP)

    async def count() -> None:
        async with writing() as transaction:
            shelf = await locked_row(transaction, SampleShelvesTable, TOP)
            assert shelf is not None
            await asyncio.sleep(0)
            columns = _shelf(TOP, count=shelf.count + 1)
            assert await update_row(transaction, SampleShelvesTable, columns) == Ok(None)

    async with asyncio.TaskGroup() as group:
        for _ in range(10):
            group.create_task(count())

    async with writing() as transaction:
        shelf = await stored_row(transaction, SampleShelvesTable, TOP)
    assert shelf is not None
    assert shelf.count == 10


async def test_a_row_is_read_as_it_is_now(writing: Writing) -> None:
    await _put_shelf(writing, TOP)
    async with writing() as transaction:
        before = await stored_row(transaction, SampleShelvesTable, TOP)
        await update_row(transaction, SampleShelvesTable, _shelf(TOP, count=1))
        now = await stored_row(transaction, SampleShelvesTable, TOP)

        assert before is not None
        assert now is not None
        assert now.count == 1
        assert await delete_row(transaction, SampleShelvesTable, TOP) == Ok(None)
        assert await stored_row(transaction, SampleShelvesTable, TOP) is None
        assert await locked_row(transaction, SampleShelvesTable, TOP) is None
