from __future__ import annotations

import io
from pathlib import Path
from uuid import uuid4

import pytest

from orders.bootstrap.command_line import main

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SETTINGS__DATABASE__URL", f"sqlite:///{tmp_path / 'test.db'}")
    monkeypatch.setenv("SETTINGS__AUTHENTICATION__SECRET", "s" * 32)
    monkeypatch.setattr("sys.stdin", io.StringIO("correct horse\n"))


def test_a_database_is_migrated_checked_and_taken_back(capsys: Output) -> None:
    assert main(["migration-check", "--pending"]) == 1
    assert "The database lacks" in capsys.readouterr().err

    assert main(["migrate"]) == 0
    assert main(["migrate"]) == 0
    assert "already at head" in capsys.readouterr().out
    assert main(["migration-check", "--pending"]) == 0

    assert main(["rollback"]) == 0
    assert "rolled back" in capsys.readouterr().out


def test_the_migrations_are_those_of_the_models(capsys: Output) -> None:
    assert main(["migration-check"]) == 0, capsys.readouterr().err
    capsys.readouterr()

    # Where they are not, this would write a migration.
    assert main(["makemigration", "--message", "nothing"]) == 0
    assert capsys.readouterr().out == "no changes\n"


def test_a_user_is_created_once(capsys: Output) -> None:
    ann = ["create-user", "--username", "ann", "--email", "ann@example.com"]
    main(["migrate"])

    assert main([*ann, "--preview"]) == 0
    assert main([*ann]) == 2, "standard input has been read: there is no password"
    assert "password" in capsys.readouterr().err


def test_the_developer_is_seeded(capsys: Output) -> None:
    main(["migrate"])

    assert main(["seed"]) == 0
    assert "Seeded: user developer" in capsys.readouterr().out


def test_an_empty_outbox_is_shown(capsys: Output) -> None:
    main(["migrate"])

    assert main(["outbox"]) == 0
    assert "0 waiting, 0 given up" in capsys.readouterr().out
    assert main(["outbox", "--retry", "all"]) == 0
    assert main(["outbox", "--discard", str(uuid4())]) == 1


def test_seeding_is_for_development(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("SETTINGS__ENVIRONMENT", "test")
    main(["migrate"])

    assert main(["seed"]) == 1
    assert "development" in capsys.readouterr().err


def test_an_unmigrated_database_is_told(capsys: Output) -> None:
    assert main(["seed"]) == 1
    assert main(["create-user", "--username", "ann", "--email", "ann@example.com"]) == 1
    assert main(["outbox"]) == 1
    assert main(["deliver"]) == 1
    assert capsys.readouterr().err.count("make migrate") == 4


@pytest.mark.parametrize("command", ["migrate", "rollback", "seed", "serve", "dev"])
def test_a_wrong_setting_is_told_in_a_line(
    command: str, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.setenv("SETTINGS__SERVER__PORT", "many")

    assert main([command]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("SETTINGS__SERVER__PORT: ")


def test_production_needs_a_secret(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("SETTINGS__ENVIRONMENT", "production")
    monkeypatch.delenv("SETTINGS__AUTHENTICATION__SECRET")

    assert main(["serve"]) == 1
    assert "SETTINGS__AUTHENTICATION__SECRET" in capsys.readouterr().err


def test_dev_is_for_development(monkeypatch: pytest.MonkeyPatch, capsys: Output) -> None:
    monkeypatch.setenv("SETTINGS__ENVIRONMENT", "production")

    assert main(["dev"]) == 1
    assert "SETTINGS__ENVIRONMENT is production" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["nothing"], ["makemigration"], ["create-user"]])
def test_a_wrong_call_is_a_2(arguments: list[str], capsys: Output) -> None:
    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err
