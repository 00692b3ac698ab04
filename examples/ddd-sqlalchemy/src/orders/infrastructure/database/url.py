"""The URL of the database, in its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import parse_qsl, quote, unquote

Dialect = Literal["sqlite", "postgresql"]

DIALECTS: Mapping[str, Dialect] = {
    "sqlite": "sqlite",
    "sqlite+aiosqlite": "sqlite",
    "postgres": "postgresql",
    "postgresql": "postgresql",
    "postgresql+asyncpg": "postgresql",
}
IN_MEMORY = ("", ":memory:")

# A password may hold what a URL would have encoded, all but an @.
PARTS = re.compile(
    r"(?P<scheme>[\w+]+)://"
    r"(?:(?P<username>[^:/]*)(?::(?P<password>[^@]*))?@)?"
    r"(?:\[(?P<ipv6>[^/?]+)\]|(?P<host>[^/:?]+))?"
    r"(?::(?P<port>\d+))?"
    r"(?:/(?P<database>[^?]*))?"
    r"(?:\?(?P<query>.*))?"
)


class DatabaseUrlError(ValueError):
    """The database URL cannot be read, or names a database this service does not support."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database URL cannot be used: {why}. Set SETTINGS__DATABASE__URL to "
            "sqlite:///./var/NAME.db or postgresql://USER:PASSWORD@HOST/NAME."
        )


@dataclass(frozen=True, slots=True)
class DatabaseUrl:
    """Where a database is.

    Attributes:
        dialect: What it speaks.
        file: The SQLite file, absolute; None for one in memory, and on PostgreSQL.
        database: The name of the PostgreSQL database.
        username: The role.
        password: Its password.
        host: The server; None for the driver's own default.
        port: Its port; None for the driver's own default.
        query: What the driver is told besides.
    """

    dialect: Dialect
    file: Path | None = None
    database: str | None = None
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    host: str | None = None
    port: int | None = None
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The URL without its password, for messages."""
        if self.dialect == "sqlite":
            return "sqlite://" if self.file is None else f"sqlite:///{self.file}"
        return f"postgresql://{self._authority}/{self.database or ''}"

    def connect_arguments(self) -> dict[str, Any]:
        """The keyword arguments of `asyncpg.connect` and of asyncpg's pools."""
        named: dict[str, Any] = {
            "host": self.host,
            "port": self.port,
            "user": self.username,
            "password": self.password,
            "database": self.database,
        }
        return {name: value for name, value in named.items() if value is not None} | {**self.query}

    @property
    def _authority(self) -> str:
        host = self.host or ""
        server = f"[{host}]" if ":" in host else host
        port = f":{self.port}" if self.port is not None else ""
        if self.username is None:
            return server + port
        secret = ":***" if self.password is not None else ""
        return f"{quote(self.username, safe='')}{secret}@{server}{port}"


def read_database_url(url: str, root: Path) -> DatabaseUrl:
    """Takes a database URL apart.

    A relative SQLite path is relative to the project root. libpq's `sslmode` becomes
    asyncpg's `ssl`, which takes the same values.

    Args:
        url: `sqlite:///./var/orders.db`, `postgresql://user:password@host/name`.
        root: The project root, absolute.

    Raises:
        DatabaseUrlError: The URL is malformed or of another database.
    """
    parts = PARTS.fullmatch(url)
    if parts is None:
        raise DatabaseUrlError("it cannot be read")
    dialect = DIALECTS.get(parts["scheme"])
    if dialect is None:
        raise DatabaseUrlError(f"{parts['scheme']}:// is not supported")
    query = dict(parse_qsl(parts["query"] or ""))
    if dialect == "sqlite":
        return _of_file(parts, root)
    if "sslmode" in query:
        query["ssl"] = query.pop("sslmode")
    return DatabaseUrl(
        dialect,
        database=parts["database"] or None,
        username=_decoded(parts["username"]),
        password=_decoded(parts["password"]),
        host=parts["ipv6"] or parts["host"],
        port=int(parts["port"]) if parts["port"] else None,
        query=query,
    )


def _of_file(parts: re.Match[str], root: Path) -> DatabaseUrl:
    if parts["host"] or parts["ipv6"] or parts["username"] is not None:
        raise DatabaseUrlError("a SQLite file has no host: it needs three slashes")
    path = parts["database"] or ""
    return DatabaseUrl("sqlite", file=None if path in IN_MEMORY else root / path)


def _decoded(part: str | None) -> str | None:
    return None if part is None else unquote(part)
