from __future__ import annotations

from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.result import Err, Ok
from billing.models.users import EmailAddress, EmailTaken, User, Username, UsernameTaken

from ..entity_ids import entity_id
from .rows import NOW, stored_user, user_named


async def test_a_user_comes_back_as_they_were_stored(units: UnitsOfWork) -> None:
    ann = await stored_user(units, "Ann")

    async with units.reading() as unit:
        assert await unit.users.get(ann.id) == ann
        assert await unit.users.find_by_username(Username("aNN")) == ann
        assert await unit.users.find_by_email(EmailAddress("ANN@example.com")) == ann


async def test_nobody_is_called_what_no_column_can_hold(units: UnitsOfWork) -> None:
    async with units.reading() as unit:
        assert await unit.users.find_by_username(Username("a" * 254)) is None
        assert await unit.users.find_by_email(EmailAddress(f"{'a' * 254}@example.com")) is None


async def test_an_identity_is_handed_out_once(units: UnitsOfWork) -> None:
    handed_out = []
    for name in ["ann", "bob", "eve"]:
        async with units.writing(Mode.APPLY) as unit:
            burned, used = await unit.users.next_id(), await unit.users.next_id()
            assert await unit.users.add(replace(user_named(name), id=used)) == Ok(None)
            await unit.commit()
        handed_out += [burned, used]

    assert len(set(handed_out)) == len(handed_out)


async def test_a_moment_comes_back_in_utc(units: UnitsOfWork) -> None:
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    user = replace(user_named("ann"), created_at=elsewhere)
    async with units.writing(Mode.APPLY) as unit:
        await unit.users.add(user)
        await unit.commit()

    async with units.reading() as unit:
        found = await unit.users.get(user.id)

    assert found is not None
    assert found.created_at == NOW
    assert found.created_at.utcoffset() == timedelta(0)


async def test_nobody_is_nobody(units: UnitsOfWork) -> None:
    async with units.reading() as unit:
        assert await unit.users.get(entity_id(1)) is None
        assert await unit.users.find_by_username(Username("nobody")) is None
        assert await unit.users.find_by_email(EmailAddress("nobody@example.com")) is None


@pytest.mark.parametrize(
    ("other", "taken"),
    [
        (replace(user_named("other"), username=Username("ANN")), UsernameTaken()),
        (replace(user_named("other"), email=EmailAddress("ANN@example.com")), EmailTaken()),
    ],
)
async def test_what_is_taken_is_told(
    units: UnitsOfWork, other: User, taken: UsernameTaken | EmailTaken
) -> None:
    await stored_user(units, "ann")

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.users.add(other) == Err(taken)


async def test_a_changed_user_is_stored(units: UnitsOfWork) -> None:
    user = await stored_user(units, "ann")
    user.change_email(EmailAddress("new@example.com"), NOW + timedelta(hours=1))
    async with units.writing(Mode.APPLY) as unit:
        assert await unit.users.save(user) == Ok(None)
        await unit.commit()

    async with units.reading() as unit:
        assert await unit.users.get(user.id) == user


async def test_a_change_to_what_is_taken_is_told(units: UnitsOfWork) -> None:
    await stored_user(units, "bob")
    ann = await stored_user(units, "ann")
    ann.change_email(EmailAddress("bob@example.com"), NOW)

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.users.save(ann) == Err(EmailTaken())
