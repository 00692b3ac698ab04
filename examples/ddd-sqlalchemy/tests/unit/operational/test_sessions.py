from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from orders.domain.authentication import AccessClaims, InvalidToken
from orders.domain.result import Err, Ok
from orders.domain.users import User

from ...entity_ids import entity_id
from ..fakes import ANYBODY, FakeService


async def test_a_refresh_token_yields_the_next_pair(service: FakeService) -> None:
    await service.add_user()
    first = await service.log_in()

    outcome = await service.authentication.refresh(first.refresh_token, ANYBODY)

    assert isinstance(outcome, Ok)
    assert outcome.value.session_id == first.session_id
    assert outcome.value.refresh_token != first.refresh_token
    again = await service.authentication.refresh(outcome.value.refresh_token, ANYBODY)
    assert isinstance(again, Ok)


async def test_a_second_use_ends_the_session_for_everybody(service: FakeService) -> None:
    await service.add_user()
    stolen = await service.log_in()
    refresh = service.authentication.refresh
    owner = await refresh(stolen.refresh_token, ANYBODY)
    assert isinstance(owner, Ok)

    assert await refresh(stolen.refresh_token, ANYBODY) == Err(InvalidToken())

    assert await refresh(owner.value.refresh_token, ANYBODY) == Err(InvalidToken())
    authenticate = service.authentication.authenticate
    assert await authenticate(owner.value.access_token) == Err(InvalidToken())


async def test_a_session_ends_whatever_is_refreshed(service: FakeService) -> None:
    await service.add_user()
    pair = await service.log_in()
    service.clock.advance(days=29, hours=23, minutes=50)

    last = await service.authentication.refresh(pair.refresh_token, ANYBODY)

    assert isinstance(last, Ok)
    assert last.value.expires_in == 10 * 60
    service.clock.advance(minutes=10)
    refused = await service.authentication.refresh(last.value.refresh_token, ANYBODY)
    assert refused == Err(InvalidToken())


async def test_an_unknown_refresh_token_is_refused(service: FakeService) -> None:
    assert await service.authentication.refresh("guess", ANYBODY) == Err(InvalidToken())


async def test_a_deactivated_user_is_out_at_once(service: FakeService) -> None:
    user = await service.add_user()
    pair = await service.log_in()
    service.stored(user.id).is_active = False

    refused = Err(InvalidToken())
    assert await service.authentication.authenticate(pair.access_token) == refused
    assert await service.authentication.refresh(pair.refresh_token, ANYBODY) == refused


async def test_a_session_is_good_for_its_own_user_alone(service: FakeService) -> None:
    ann, bob = await service.add_user("Ann"), await service.add_user("Bob")
    session = (await service.log_in("ann")).session_id
    now = service.clock.now()

    def token(user: User) -> str:
        claims = AccessClaims(user.id, session, now, now + timedelta(minutes=1))
        return service.tokens.sign(claims)

    assert isinstance(await service.authentication.authenticate(token(ann)), Ok)
    assert await service.authentication.authenticate(token(bob)) == Err(InvalidToken())


async def test_a_log_out_ends_the_tokens_and_the_session(service: FakeService) -> None:
    await service.add_user()
    pair = await service.log_in()
    authenticated = await service.authentication.authenticate(pair.access_token)
    assert isinstance(authenticated, Ok)
    context = await service.signed_in()

    assert await service.authentication.log_out(context) == Ok(None)

    state = service.authentication.session_state
    assert await state(context.actor.session_id) == Ok(None)
    other = await state(pair.session_id)
    assert other.value is not None


async def test_a_token_for_the_session_of_somebody_else_is_refused(service: FakeService) -> None:
    await service.add_user()
    pair = await service.log_in()
    session = service.units.storage.sessions[pair.session_id]
    service.units.storage.sessions[session.id] = replace(session, user_id=entity_id(999_999))

    refused = await service.authentication.authenticate(pair.access_token)

    assert refused == Err(InvalidToken())


async def test_an_access_token_expires(service: FakeService) -> None:
    await service.add_user()
    pair = await service.log_in()
    service.clock.advance(minutes=15)

    refused = await service.authentication.authenticate(pair.access_token)
    assert refused == Err(InvalidToken())


async def test_the_current_user_is_the_actor(service: FakeService) -> None:
    user = await service.add_user()
    context = await service.signed_in()

    assert await service.authentication.current_user(context) == Ok(user)
    service.units.storage.users.clear()
    assert await service.authentication.current_user(context) == Err(InvalidToken())


async def test_no_cookie_is_no_session(service: FakeService) -> None:
    assert await service.authentication.session_state(None) == Ok(None)
