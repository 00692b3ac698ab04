from __future__ import annotations

from uuid import uuid4

from billing.models.authentication import RefreshToken, Session
from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork

from .rows import NOW, stored_session, stored_user


async def test_a_session_comes_back_as_it_was_stored(units: UnitsOfWork) -> None:
    session = await stored_session(units, await stored_user(units), "digest")

    async with units.reading() as unit:
        assert await unit.sessions.get(session.id) == session
        assert await unit.sessions.get(uuid4()) is None
        token = RefreshToken("digest", session.id)
        assert await unit.sessions.get_refresh_token("digest") == token
        assert await unit.sessions.get_refresh_token("other") is None


async def test_a_session_comes_with_its_user(units: UnitsOfWork) -> None:
    user, other = await stored_user(units, "ann"), await stored_user(units, "bob")
    session, _ = await stored_session(units, user), await stored_session(units, other)

    async with units.reading() as unit:
        assert await unit.sessions.get_with_user(session.id) == (session, user)
        assert await unit.sessions.get_with_user(uuid4()) is None


async def test_a_refresh_token_is_used_once(units: UnitsOfWork) -> None:
    session = await stored_session(units, await stored_user(units), "digest")

    async with units.writing(Mode.APPLY) as unit:
        assert await unit.sessions.use_refresh_token("digest", NOW)
        assert not await unit.sessions.use_refresh_token("digest", NOW)
        await unit.commit()

    async with units.reading() as unit:
        used = RefreshToken("digest", session.id, used_at=NOW)
        assert await unit.sessions.get_refresh_token("digest") == used


async def test_one_session_is_ended(units: UnitsOfWork) -> None:
    user = await stored_user(units)
    ended, other = await stored_session(units, user), await stored_session(units, user)

    async with units.writing(Mode.APPLY) as unit:
        await unit.sessions.revoke(ended.id, NOW)
        await unit.commit()

    assert not await _is_alive(units, ended)
    assert await _is_alive(units, other)


async def test_all_sessions_of_a_user_are_ended_but_one(units: UnitsOfWork) -> None:
    ann, bob = await stored_user(units, "ann"), await stored_user(units, "bob")
    kept, ended = await stored_session(units, ann), await stored_session(units, ann)
    foreign = await stored_session(units, bob)

    async with units.writing(Mode.APPLY) as unit:
        await unit.sessions.revoke_all(ann.id, NOW, keep=kept.id)
        await unit.commit()

    alive = [await _is_alive(units, session) for session in (kept, ended, foreign)]
    assert alive == [True, False, True]

    async with units.writing(Mode.APPLY) as unit:
        await unit.sessions.revoke_all(ann.id, NOW)
        await unit.commit()

    assert not await _is_alive(units, kept)


async def _is_alive(units: UnitsOfWork, session: Session) -> bool:
    async with units.reading() as unit:
        found = await unit.sessions.get(session.id)
    assert found is not None
    return found.is_alive(NOW)
