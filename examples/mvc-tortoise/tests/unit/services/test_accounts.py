from __future__ import annotations

from dataclasses import replace

from billing.models.context import Mode
from billing.models.result import Err, Ok
from billing.models.users import (
    DEVELOPER_EMAIL,
    DevelopmentOnly,
    EmailAddress,
    EmailTaken,
    Username,
    UsernameTaken,
)
from billing.services.users import NewUser

from ..fakes import OPERATOR, PASSWORD, FakeService

ANN = NewUser(Username("ann"), EmailAddress("ann@example.com"), PASSWORD)


async def test_an_operator_creates_active_users_without_a_mail(service: FakeService) -> None:
    outcome = await service.users.create(ANN, OPERATOR)

    assert isinstance(outcome, Ok)
    assert service.stored(outcome.value.id).is_active
    assert service.notifier.sent == []


async def test_an_operator_is_told_what_is_taken(service: FakeService) -> None:
    await service.add_user("ann")
    same_address = replace(ANN, username=Username("other"))

    assert await service.users.create(ANN, OPERATOR) == Err(UsernameTaken())
    assert await service.users.create(same_address, OPERATOR) == Err(EmailTaken())


async def test_a_previewed_creation_creates_nothing(service: FakeService) -> None:
    outcome = await service.users.create(ANN, replace(OPERATOR, mode=Mode.PREVIEW))

    assert isinstance(outcome, Ok)
    assert service.units.storage.users == {}


async def test_the_developer_is_seeded_once(service: FakeService) -> None:
    first = await service.users.seed_developer(OPERATOR)
    second = await service.users.seed_developer(OPERATOR)

    assert isinstance(first, Ok)
    assert first == second
    assert list(service.units.storage.users) == [first.value.id]


async def test_a_seed_whose_address_is_taken_is_refused(service: FakeService) -> None:
    await service.users.create(replace(ANN, email=DEVELOPER_EMAIL), OPERATOR)

    assert await service.users.seed_developer(OPERATOR) == Err(EmailTaken())


async def test_there_is_no_developer_outside_development() -> None:
    service = FakeService(development=False)

    refused = Err(DevelopmentOnly())
    assert await service.users.seed_developer(OPERATOR) == refused
    assert await service.authentication.sign_in_developer(OPERATOR) == refused
    assert service.units.storage.users == {}
