"""The ORM's state: which models there are, and whose connections they use."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, cast

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.context import TortoiseContext, _current_context

from .. import tables
from .clients import PooledClient
from .observation import observe_statements
from .pool_usage import PoolUsage
from .statement_observer import StatementObserver

APP = "models"


@dataclass(frozen=True, slots=True)
class Opened:
    """Tortoise's state, and the client that lends the connections."""

    context: TortoiseContext
    client: PooledClient


class Database:
    """A database and the pool of connections to it.

    Tortoise finds its state in a context variable, which a task inherits from the task that made
    it. Requests are no children of the start-up, so every transaction sets the variable itself.
    """

    def __init__(
        self,
        name: str,
        engine: str,
        credentials: Mapping[str, Any],
        observer: StatementObserver | None = None,
    ) -> None:
        self._config = {
            # Tortoise keeps statements by this name: it must not be the same for two dialects.
            "connections": {name: {"engine": engine, "credentials": dict(credentials)}},
            "apps": {APP: {"models": [tables.__name__], "default_connection": name}},
        }
        self._observer = observer
        self._opened: Opened | None = None

    @asynccontextmanager
    async def entered(self) -> AsyncIterator[Opened]:
        """Tortoise's state, in force for the task that asks for it."""
        if self._opened is None:
            self._opened = await self._open()
        opened = self._opened
        token = _current_context.set(opened.context)
        try:
            yield opened
        finally:
            _current_context.reset(token)

    @asynccontextmanager
    async def transaction(self, *, writes: bool) -> AsyncIterator[TransactionalDBClient]:
        """A transaction, which models use unless they are told of another connection.

        It is committed at the end, and rolled back after an error. Who only reads gets a
        connection on which every statement is by itself.

        Args:
            writes: Whether it is going to write.
        """
        async with self.entered() as opened, opened.client.transaction(writes=writes) as begun:
            if self._observer is not None:
                observe_statements(begun, self._observer)
            yield begun

    def pool_usage(self) -> PoolUsage:
        """The connections that there are at this moment."""
        return self._opened.client.pool_usage() if self._opened else PoolUsage(0, 0)

    async def close(self) -> None:
        """Close every connection."""
        if self._opened is not None:
            opened, self._opened = self._opened, None
            await opened.context.close_connections()

    async def _open(self) -> Opened:
        context = TortoiseContext()
        with context:
            await context.init(self._config, use_tz=True, timezone="UTC")
            return Opened(context, cast(PooledClient, context.db()))
