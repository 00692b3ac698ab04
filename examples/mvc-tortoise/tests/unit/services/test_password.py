from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from billing.models.authentication import InvalidToken
from billing.models.context import Mode
from billing.models.result import Err, Ok
from billing.models.users import EmailAddress, InvalidKey, ResetPassword, WrongPassword
from billing.services.users import PasswordChange, PasswordReset

from ..fakes import ANYBODY, PASSWORD, PREVIEW, FakeService

CHANGE = PasswordChange(old_password=PASSWORD, new_password="battery staple")


async def test_a_change_ends_the_other_sessions(service: FakeService) -> None:
    user = await service.add_user()
    here, elsewhere = await service.signed_in(), await service.signed_in()

    assert await service.users.change_password(CHANGE, here) == Ok(None)

    sessions = service.units.storage.sessions
    assert sessions[here.actor.session_id].is_alive(service.clock.now())
    assert not sessions[elsewhere.actor.session_id].is_alive(service.clock.now())
    assert service.stored(user.id).password_hash.value == "hash of battery staple"


async def test_a_change_needs_the_old_password(service: FakeService) -> None:
    await service.add_user()
    wrong = replace(CHANGE, old_password="guess")
    context = await service.signed_in()

    assert await service.users.change_password(wrong, context) == Err(WrongPassword())


async def test_a_change_of_a_user_who_is_gone_is_refused(service: FakeService) -> None:
    await service.add_user()
    context = await service.signed_in()
    service.units.storage.users.clear()

    assert await service.users.change_password(CHANGE, context) == Err(InvalidToken())


async def test_of_two_changes_at_once_one_is_refused(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    await service.add_user()
    context = await service.signed_in()
    hash_password = service.passwords.hash

    async def somebody_is_faster(password: str) -> object:
        monkeypatch.undo()
        other = replace(CHANGE, new_password="somebody else's")
        assert await service.users.change_password(other, context) == Ok(None)
        return await hash_password(password)

    monkeypatch.setattr(service.passwords, "hash", somebody_is_faster)

    assert await service.users.change_password(CHANGE, context) == Err(WrongPassword())


async def test_a_previewed_change_changes_nothing(service: FakeService) -> None:
    user = await service.add_user()
    context = replace(await service.signed_in(), mode=Mode.PREVIEW)

    assert await service.users.change_password(CHANGE, context) == Ok(None)
    assert service.stored(user.id) == user


async def test_a_reset_sets_the_password_and_ends_every_session(service: FakeService) -> None:
    user = await service.add_user()
    context = await service.signed_in()
    await service.users.request_password_reset(user.email, ANYBODY)
    await service.deliver()
    [mail] = service.notifier.sent
    assert isinstance(mail, ResetPassword)

    reset = PasswordReset(key=mail.key, password="battery staple")
    assert await service.users.confirm_password_reset(reset, ANYBODY) == Ok(None)

    session = service.units.storage.sessions[context.actor.session_id]
    assert not session.is_alive(service.clock.now())
    assert await service.log_in(password="battery staple")
    assert await service.users.confirm_password_reset(reset, ANYBODY) == Err(InvalidKey())


async def test_a_newer_key_voids_the_older(service: FakeService) -> None:
    user = await service.add_user()
    await service.users.request_password_reset(user.email, ANYBODY)
    await service.deliver()
    older = service.notifier.last_key
    await service.users.request_password_reset(user.email, ANYBODY)
    await service.deliver()

    reset = PasswordReset(key=older, password="battery staple")
    assert await service.users.confirm_password_reset(reset, ANYBODY) == Err(InvalidKey())


async def test_whether_an_address_is_known_is_not_told(service: FakeService) -> None:
    await service.add_user()
    unknown, known = EmailAddress("nobody@example.com"), EmailAddress("ann@example.com")

    request = service.users.request_password_reset
    assert await request(unknown, ANYBODY) == await request(known, ANYBODY)
    first, second = service.units.storage.outbox.values()
    assert first.kind == second.kind

    await service.deliver()

    assert len(service.notifier.sent) == 1


async def test_a_previewed_request_mails_nothing(service: FakeService) -> None:
    user = await service.add_user()

    await service.users.request_password_reset(user.email, PREVIEW)

    assert service.units.storage.outbox == {}


async def test_an_unknown_key_resets_nothing(service: FakeService) -> None:
    reset = PasswordReset(key=uuid4(), password="battery staple")

    assert await service.users.confirm_password_reset(reset, ANYBODY) == Err(InvalidKey())
