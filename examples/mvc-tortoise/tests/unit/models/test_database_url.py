from __future__ import annotations

from pathlib import Path

import pytest

from billing.models.database.url import DatabaseUrl, DatabaseUrlError, read_database_url

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("sqlite:///./var/x.db", DatabaseUrl("sqlite", file=Path("/project/var/x.db"))),
        ("sqlite+aiosqlite:////data/x.db", DatabaseUrl("sqlite", file=Path("/data/x.db"))),
        ("sqlite://", DatabaseUrl("sqlite")),
        ("sqlite:///:memory:", DatabaseUrl("sqlite")),
        (
            "postgresql://u:p%40@h:5/n",
            DatabaseUrl("postgresql", database="n", username="u", password="p@", host="h", port=5),
        ),
        (
            "postgres://u:a/b#c?d@[::1]/n",
            DatabaseUrl("postgresql", database="n", username="u", password="a/b#c?d", host="::1"),
        ),
        (
            "postgresql+asyncpg://h/n?sslmode=require",
            DatabaseUrl("postgresql", database="n", host="h", query={"ssl": "require"}),
        ),
    ],
)
def test_a_url_is_taken_apart(given: str, read: DatabaseUrl) -> None:
    assert read_database_url(given, ROOT) == read


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("sqlite:////data/x.db", "sqlite:////data/x.db"),
        ("sqlite://", "sqlite://"),
        ("postgresql://ann:secret@[::1]:5/n", "postgresql://ann:***@[::1]:5/n"),
        ("postgresql:///n", "postgresql:///n"),
    ],
)
def test_a_place_is_named_without_the_password(given: str, said: str) -> None:
    assert read_database_url(given, ROOT).place == said
    assert "secret" not in repr(read_database_url(given, ROOT))


def test_the_driver_is_told_what_was_given() -> None:
    url = read_database_url("postgresql://ann@h/n?sslmode=require", ROOT)

    assert url.connect_arguments() == {
        "host": "h",
        "user": "ann",
        "database": "n",
        "ssl": "require",
    }


@pytest.mark.parametrize(
    "given", ["", "nonsense", "mysql://h/n", "postgresql://h:port/n", "sqlite://x.db"]
)
def test_another_url_is_refused_without_being_shown(given: str) -> None:
    with pytest.raises(DatabaseUrlError, match="SETTINGS__DATABASE__URL") as caught:
        read_database_url(given, ROOT)

    assert not given or given not in str(caught.value)
