from __future__ import annotations

import pytest

from billing.models.context import Mode
from billing.views.cli import create_user, seed

from ..fakes import FakeService

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
