from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from orders.domain.context import Mode, OperationContext, SignedInUser
from orders.domain.failures import AlreadyTaken, IdempotencyKeyReused, NotFound, RevisionMismatch
from orders.domain.page import PageRequest
from orders.domain.products import ProductChanges
from orders.domain.result import Err, Ok
from orders.domain.revision import ExpectedRevision
from orders.operational.products import ProductOperations

from ...entity_ids import entity_id
from ...product_samples import product_values, stored_product
from ...samples import Samples
from ..fakes import FakeService

ANY = ExpectedRevision()
FIRST = ExpectedRevision(frozenset({1}))
SECOND = ExpectedRevision(frozenset({2}))
Context = OperationContext[SignedInUser]


@pytest.fixture
def operations(service: FakeService) -> ProductOperations:
    return service.operations.products


@pytest.fixture
def samples(service: FakeService) -> Samples:
    return Samples(service.units)


@pytest.fixture
async def context(samples: Samples) -> Context:
    return await _signed_in(samples, 1)


async def _signed_in(samples: Samples, number: int) -> Context:
    actor = SignedInUser(await samples.user_id(number), UUID(int=number))
    return OperationContext(request_id="test", actor=actor)


async def test_a_new_one_is_stored(
    operations: ProductOperations, samples: Samples, context: Context, service: FakeService
) -> None:
    values = await product_values(samples)

    outcome = await operations.create(values, context)

    assert isinstance(outcome, Ok)
    assert outcome.value.values == values
    assert (outcome.value.created_at, outcome.value.revision) == (service.clock.now(), 1)
    assert await operations.get(outcome.value.id) == outcome
    page = await operations.list(PageRequest(limit=10, offset=0))
    assert (page.items, page.total) == ((outcome.value,), 1)


async def test_a_preview_stores_nothing(
    operations: ProductOperations, samples: Samples, context: Context, service: FakeService
) -> None:
    values = await product_values(samples)

    outcome = await operations.create(values, replace(context, mode=Mode.PREVIEW))

    assert isinstance(outcome, Ok)
    assert service.units.storage.products == {}


async def test_a_key_stands_for_one_write(
    operations: ProductOperations, samples: Samples, context: Context, service: FakeService
) -> None:
    values = await product_values(samples)
    keyed = replace(context, idempotency_key="key")

    first = await operations.create(values, keyed)

    assert isinstance(first, Ok)
    assert await operations.create(values, keyed) == first
    assert list(service.units.storage.products) == [first.value.id]


async def test_a_key_is_not_reused_for_another_write(
    operations: ProductOperations, samples: Samples, context: Context
) -> None:
    keyed = replace(context, idempotency_key="key")
    await operations.create(await product_values(samples, 1), keyed)

    reused = await operations.create(await product_values(samples, 2), keyed)

    assert reused == Err(IdempotencyKeyReused())


async def test_a_replacement_is_the_next_revision(
    operations: ProductOperations, samples: Samples, context: Context, service: FakeService
) -> None:
    stored = await stored_product(samples)
    values = await product_values(samples, 2)

    outcome = await operations.replace(stored.id, values, context, FIRST)

    now = service.clock.now()
    assert outcome == Ok(replace(stored, values=values, updated_at=now, revision=2))
    assert await operations.get(stored.id) == outcome


async def test_a_change_leaves_the_rest_as_it_is(
    operations: ProductOperations, samples: Samples, context: Context, service: FakeService
) -> None:
    stored = await stored_product(samples)
    changed = (await product_values(samples, 2)).title

    outcome = await operations.change(stored.id, {"title": changed}, context, FIRST)

    values = replace(stored.values, title=changed)
    now = service.clock.now()
    assert outcome == Ok(replace(stored, values=values, updated_at=now, revision=2))
    assert await operations.get(stored.id) == outcome


async def test_no_change_is_no_revision(
    operations: ProductOperations, samples: Samples, context: Context
) -> None:
    stored = await stored_product(samples)

    assert await operations.change(stored.id, {}, context, ANY) == Ok(stored)


async def test_what_is_deleted_is_gone(
    operations: ProductOperations, samples: Samples, context: Context
) -> None:
    stored = await stored_product(samples)

    assert await operations.delete(stored.id, context, FIRST) == Ok(None)

    assert await operations.get(stored.id) == Err(NotFound())


async def test_another_revision_is_left_alone(
    operations: ProductOperations, samples: Samples, context: Context
) -> None:
    stored = await stored_product(samples)

    mismatch = Err(RevisionMismatch())
    assert await operations.replace(stored.id, stored.values, context, SECOND) == mismatch
    assert await operations.change(stored.id, {}, context, SECOND) == mismatch
    assert await operations.delete(stored.id, context, SECOND) == mismatch
    assert await operations.get(stored.id) == Ok(stored)


async def test_what_is_not_there_is_not_found(
    operations: ProductOperations, samples: Samples, context: Context
) -> None:
    nothing, values = entity_id(999), await product_values(samples)

    missing = Err(NotFound())
    assert await operations.get(nothing) == missing
    assert await operations.replace(nothing, values, context, ANY) == missing
    assert await operations.change(nothing, {}, context, ANY) == missing
    assert await operations.delete(nothing, context, ANY) == missing


async def test_what_is_taken_is_told(
    operations: ProductOperations, samples: Samples, context: Context
) -> None:
    stored = await stored_product(samples)

    taken = Err(AlreadyTaken("title"))
    assert await operations.create(stored.values, context) == taken
    other = await stored_product(samples, 2)
    assert await operations.replace(other.id, stored.values, context, ANY) == taken
    changes: ProductChanges = {"title": stored.values.title}
    assert await operations.change(other.id, changes, context, ANY) == taken
