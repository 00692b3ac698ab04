from __future__ import annotations

from pathlib import Path

import pytest

from orders.infrastructure.database.url import (
    DatabaseUrlError,
    async_url,
)

ROOT = Path("/project")


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ("sqlite:///./var/x.db", "sqlite+aiosqlite:////project/var/x.db"),
        ("sqlite:////data/x.db", "sqlite+aiosqlite:////data/x.db"),
        ("sqlite://", "sqlite+aiosqlite://"),
        ("postgresql://u:p%40@h:5/n", "postgresql+asyncpg://u:p%40@h:5/n"),
        ("postgres://h/n", "postgresql+asyncpg://h/n"),
        ("postgresql://h/n?sslmode=require", "postgresql+asyncpg://h/n?ssl=require"),
    ],
)
def test_a_url_gets_its_driver(given: str, opened: str) -> None:
    assert async_url(given, ROOT).render_as_string(hide_password=False) == opened


@pytest.mark.parametrize("given", ["", "nonsense", "mysql://h/n", "postgresql://h:port/n"])
def test_another_url_is_refused_without_being_shown(given: str) -> None:
    with pytest.raises(DatabaseUrlError, match="SETTINGS__DATABASE__URL") as caught:
        async_url(given, ROOT)

    assert not given or given not in str(caught.value)
