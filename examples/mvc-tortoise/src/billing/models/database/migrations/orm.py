"""The models as Tortoise and Aerich see them for one dialect."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from aerich.models import Aerich
from tortoise import BaseDBAsyncClient
from tortoise.context import TortoiseContext
from tortoise.models import Model

from ... import tables
from ..url import DatabaseUrl
from .engines import postgresql, sqlite

MODULES = [tables.__name__, Aerich.__module__]
# What Tortoise keeps in a model about the app and the dialect that it was made for.
LABELS = ("app", "default_connection", "basetable", "basequery", "basequery_all_fields")

SQLITE_PRAGMAS = {"busy_timeout": 30_000, "foreign_keys": "OFF"}


def orm_config(url: DatabaseUrl) -> dict[str, Any]:
    """Tortoise's configuration.

    The one app is called as the dialect, because Aerich keeps the revisions of an app in a folder
    of that name.

    Args:
        url: The database.
    """
    app = {"models": MODULES, "default_connection": f"{url.dialect}-migrations"}
    if url.dialect == "sqlite":
        place = {"file_path": str(url.file or ":memory:"), **SQLITE_PRAGMAS}
        connection = {"engine": sqlite.__name__, "credentials": place}
    else:
        connection = {"engine": postgresql.__name__, "credentials": url.connect_arguments()}
    return {
        "connections": {app["default_connection"]: connection},
        "apps": {url.dialect: app},
        "use_tz": True,
        "timezone": "UTC",
    }


@asynccontextmanager
async def models_of(url: DatabaseUrl) -> AsyncIterator[BaseDBAsyncClient]:
    """Lets Tortoise know the models, in this task; gives a client, which connects when used.

    Args:
        url: The database.
    """
    with _relabelled():
        async with TortoiseContext() as context:
            await context.init(orm_config(url))
            yield context.db()


@contextmanager
def _relabelled() -> Iterator[None]:
    """Takes the models out of their app, as Tortoise does not let a model be in a second one."""
    metas = [model._meta for model in _all()]
    before = [(meta, [getattr(meta, key, None) for key in LABELS]) for meta in metas]
    for meta, _ in before:
        meta.app = None
    try:
        yield
    finally:
        for meta, values in before:
            for key, value in zip(LABELS, values, strict=True):
                setattr(meta, key, value)


def _all() -> list[type[Model]]:
    own = [value for value in vars(tables).values() if isinstance(value, type)]
    return [value for value in (*own, Aerich) if issubclass(value, Model)]
