from __future__ import annotations

import pytest

from orders.domain.context import Mode
from orders.domain.users import EmailAddress, Username
from orders.operational.users import Registration
from orders.presentation.cli import create_user, seed
from orders.presentation.cli.outbox import discard, retry, show

from ..fakes import ANYBODY, PASSWORD, FakeService

Output = pytest.CaptureFixture[str]
ANN = {"username": "ann", "email": "ann@example.com", "password": "correct horse"}


async def test_a_user_is_created(service: FakeService, capsys: Output) -> None:
    assert await create_user(service.users.create, **ANN, mode=Mode.APPLY) == 0

    [user] = service.units.storage.users.values()
    assert capsys.readouterr().out == f"User ann created: {user.id}\n"


async def test_a_preview_creates_nobody(service: FakeService, capsys: Output) -> None:
    assert await create_user(service.users.create, **ANN, mode=Mode.PREVIEW) == 0

    assert service.units.storage.users == {}
    assert "can be created" in capsys.readouterr().out


async def test_a_taken_name_is_told(service: FakeService, capsys: Output) -> None:
    await service.add_user("ann")

    assert await create_user(service.users.create, **ANN, mode=Mode.APPLY) == 1
    assert capsys.readouterr().err == "This username is taken.\n"


async def test_faults_are_told_without_the_password(service: FakeService, capsys: Output) -> None:
    faulty = ANN | {"email": "nowhere", "password": "secret!"}

    assert await create_user(service.users.create, **faulty, mode=Mode.APPLY) == 2

    told = capsys.readouterr().err
    assert "email: " in told
    assert "password: " in told
    assert "secret!" not in told


async def test_the_developer_is_seeded(service: FakeService, capsys: Output) -> None:
    assert await seed(service.users.seed_developer) == 0
    assert "user developer" in capsys.readouterr().out


async def test_nobody_is_seeded_outside_development(capsys: Output) -> None:
    assert await seed(FakeService(development=False).users.seed_developer) == 1
    assert "development" in capsys.readouterr().err


async def _give_up(service: FakeService) -> str:
    """A message that was given up; its id."""
    bob = Registration(Username("bob"), EmailAddress("bob@example.com"), PASSWORD)
    await service.users.register(bob, ANYBODY)
    service.notifier.is_down = True
    for _ in range(service.delivery_policy.max_attempts):
        await service.deliver()
        service.clock.advance(hours=1)
    [message] = service.units.storage.outbox
    return str(message)


async def test_what_was_given_up_is_shown(service: FakeService, capsys: Output) -> None:
    message = await _give_up(service)

    assert await show(service.outbox.inspect) == 0

    summary, line = capsys.readouterr().out.splitlines()
    assert summary == "0 waiting, 1 given up"
    assert line.startswith(f"{message} users.activation_mail of 2030-01-01T12:00:00Z, request test")
    assert line.endswith("3 attempts: the mail server does not answer")


@pytest.mark.parametrize("every", [True, False])
async def test_what_was_given_up_is_tried_again(
    service: FakeService, capsys: Output, *, every: bool
) -> None:
    message = await _give_up(service)

    assert await retry(service.outbox.retry, "all" if every else message) == 0

    assert capsys.readouterr().out == "1 to be delivered\n"
    assert await retry(service.outbox.retry, message) == 1


async def test_what_was_given_up_is_discarded(service: FakeService, capsys: Output) -> None:
    message = await _give_up(service)

    assert await discard(service.outbox.discard, message) == 0
    assert await discard(service.outbox.discard, message) == 1

    captured = capsys.readouterr()
    assert captured.out == f"{message} discarded\n"
    assert captured.err.startswith(f"No message {message} was given up")


async def test_what_is_no_id_is_told(service: FakeService, capsys: Output) -> None:
    assert await retry(service.outbox.retry, "first") == 2
    assert await discard(service.outbox.discard, "first") == 2

    assert capsys.readouterr().err.count("first is no id of a message") == 2
