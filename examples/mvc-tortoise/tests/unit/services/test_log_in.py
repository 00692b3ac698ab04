from __future__ import annotations

import pytest

from billing.models.authentication import AccountInactive, InvalidCredentials, TooManyAttempts
from billing.models.result import Err, Ok
from billing.models.users import EmailAddress, Username
from billing.services.authentication import Credentials
from billing.services.users import Registration

from ..fakes import ANYBODY, OPERATOR, PASSWORD, FakeService


@pytest.mark.parametrize("login", ["ann", "ANN", "ann@example.com", "Ann@Example.com"])
async def test_a_name_or_an_address_signs_in(service: FakeService, login: str) -> None:
    user = await service.add_user("Ann")

    pair = await service.log_in(login)

    assert pair.expires_in == 15 * 60
    assert service.units.storage.sessions[pair.session_id].user_id == user.id


async def test_a_refresh_token_is_stored_as_a_digest(service: FakeService) -> None:
    await service.add_user()

    pair = await service.log_in()

    [token] = service.units.storage.refresh_tokens.values()
    assert token.session_id == pair.session_id
    assert token.digest != pair.refresh_token


@pytest.mark.parametrize("login", ["ann", "nobody"])
async def test_what_is_wrong_is_not_told(service: FakeService, login: str) -> None:
    await service.add_user()

    outcome = await service.authentication.log_in(Credentials(login, "guess"), ANYBODY)

    assert outcome == Err(InvalidCredentials())
    assert len(service.passwords.verified) == 1, "an unknown login must take as long"


async def test_an_inactive_user_is_told_so_after_the_right_password_only(
    service: FakeService,
) -> None:
    registration = Registration(Username("bob"), EmailAddress("bob@example.com"), PASSWORD)
    await service.users.register(registration, ANYBODY)

    log_in = service.authentication.log_in
    assert await log_in(Credentials("bob", PASSWORD), ANYBODY) == Err(AccountInactive())
    assert await log_in(Credentials("bob", "guess"), ANYBODY) == Err(InvalidCredentials())


async def test_after_too_many_failures_even_the_right_password_has_to_wait(
    service: FakeService,
) -> None:
    await service.add_user()
    log_in = service.authentication.log_in
    for _ in range(3):
        await log_in(Credentials("Ann", "guess"), ANYBODY)

    outcome = await log_in(Credentials("ann", PASSWORD), ANYBODY)

    assert outcome == Err(TooManyAttempts(retry_after=30))


async def test_a_success_forgets_the_failures(service: FakeService) -> None:
    await service.add_user()
    for _ in range(2):
        await service.authentication.log_in(Credentials("ann", "guess"), ANYBODY)

    await service.log_in()

    assert service.failed_logins.failures["ann"] == 0


async def test_the_developer_signs_in_without_a_password(service: FakeService) -> None:
    sign_in = service.authentication.sign_in_developer
    assert await sign_in(OPERATOR) == Err(InvalidCredentials())
    await service.users.seed_developer(OPERATOR)

    outcome = await sign_in(OPERATOR)

    assert isinstance(outcome, Ok)
    authenticated = await service.authentication.authenticate(outcome.value.access_token)
    assert isinstance(authenticated, Ok)
