from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.users import EmailAddress, Purpose, User, Verification
from billing.models.users.verification import issue

from .rows import NOW, stored_user

EMAIL = EmailAddress("New@example.com")


async def _stored(units: UnitsOfWork, user: User, purpose: Purpose) -> Verification:
    verification = issue(purpose, key=uuid4(), user_id=user.id, now=NOW, email=EMAIL)
    async with units.writing(Mode.APPLY) as unit:
        await unit.verifications.add(verification)
        await unit.commit()
    return verification


async def _consume(
    units: UnitsOfWork, digest: str, purpose: Purpose, now: datetime = NOW
) -> Verification | None:
    async with units.writing(Mode.APPLY) as unit:
        found = await unit.verifications.consume(digest, purpose, now)
        await unit.commit()
    return found


async def test_a_key_is_used_up(units: UnitsOfWork) -> None:
    stored = await _stored(units, await stored_user(units), Purpose.EMAIL_CHANGE)

    assert await _consume(units, stored.key_digest, Purpose.EMAIL_CHANGE) == stored
    assert await _consume(units, stored.key_digest, Purpose.EMAIL_CHANGE) is None


@pytest.mark.parametrize(
    ("purpose", "later"),
    [(Purpose.ACTIVATION, timedelta()), (Purpose.PASSWORD_RESET, timedelta(hours=1))],
)
async def test_a_key_of_another_purpose_or_time_is_not(
    units: UnitsOfWork, purpose: Purpose, later: timedelta
) -> None:
    stored = await _stored(units, await stored_user(units), Purpose.PASSWORD_RESET)

    assert await _consume(units, stored.key_digest, purpose, NOW + later) is None
    assert await _consume(units, stored.key_digest, Purpose.PASSWORD_RESET) == stored


async def test_a_new_key_voids_the_old_of_its_user_and_purpose(units: UnitsOfWork) -> None:
    ann, bob = await stored_user(units, "ann"), await stored_user(units, "bob")
    old = await _stored(units, ann, Purpose.ACTIVATION)
    others = [
        await _stored(units, ann, Purpose.PASSWORD_RESET),
        await _stored(units, bob, Purpose.ACTIVATION),
        await _stored(units, ann, Purpose.ACTIVATION),
    ]

    assert await _consume(units, old.key_digest, old.purpose) is None
    for other in others:
        assert await _consume(units, other.key_digest, other.purpose) == other
