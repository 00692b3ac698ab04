from __future__ import annotations

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

from .command import run
from .service import Service, settings_for


def test_a_busy_port_is_refused(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", int(settings["SERVER__PORT"])))
        other.listen()

        outcome = run(settings, "serve")

    assert outcome.returncode == 1
    assert f"Port {settings['SERVER__PORT']}" in outcome.stderr
    assert "Traceback" not in outcome.stderr
    assert not (tmp_path / "service.db").exists(), "nothing is migrated for a service that cannot"


def test_a_database_that_cannot_be_migrated_keeps_the_service_from_starting(
    tmp_path: Path,
) -> None:
    with closing(sqlite3.connect(tmp_path / "service.db")) as database:
        database.execute("CREATE TABLE users (somebody_elses TEXT)")
        before = list(database.iterdump())

        outcome = run(settings_for(tmp_path), "serve")

        assert outcome.returncode == 1
        assert "already exists" in outcome.stderr
        assert "Traceback" not in outcome.stderr
        assert list(database.iterdump()) == before


def test_a_database_that_others_migrate_is_looked_at_and_not_touched(tmp_path: Path) -> None:
    behind = run(settings_for(tmp_path), "serve", "--no-migrate")

    assert behind.returncode == 1
    assert "make migrate" in behind.stderr
    assert not (tmp_path / "service.db").exists()


def test_a_database_that_others_have_migrated_is_served_from(guarded: Service) -> None:
    assert guarded.http.get("/health/ready").is_success
    assert "applied" not in guarded.log
