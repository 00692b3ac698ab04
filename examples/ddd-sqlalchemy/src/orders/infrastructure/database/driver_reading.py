"""Statements that read from PostgreSQL, handed to its driver."""

from __future__ import annotations

import logging
from asyncio import CancelledError
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from types import TracebackType
from typing import Any, cast
from weakref import WeakKeyDictionary

import asyncpg
from sqlalchemy import AsyncAdaptedQueuePool, Dialect, PoolProxiedConnection
from sqlalchemy.ext.asyncio import AsyncEngine

from .asyncpg_errors import CONNECTION_LOST
from .engine import ConnectingWaitsError, reading_engine
from .queries import Query
from .reading import Reading
from .statement_observer import StatementObserver

Processor = Callable[[Any], Any]
STATEMENTS = logging.getLogger("sqlalchemy.engine.Engine")  # where SQLAlchemy tells of its own


@dataclass(frozen=True, slots=True)
class Plan:
    """A query as the driver takes it.

    Attributes:
        sql: Its text.
        parameters: The names of its values, in order, and what makes the driver's values of them.
        constants: The values that are the same each time, by name.
        columns: The places of the values that the driver gives otherwise than the columns' types
            say, and what makes these of them.
    """

    sql: str
    parameters: tuple[tuple[str, Processor | None], ...]
    constants: Mapping[str, object]
    columns: tuple[tuple[int, Processor], ...]

    def arguments(self, values: Mapping[str, object]) -> list[Any]:
        """The values, for the driver."""
        given = {**self.constants, **values} if self.constants else values
        return [
            process(given[name]) if process else given[name] for name, process in self.parameters
        ]

    def row(self, record: Sequence[Any]) -> list[Any]:
        """The values of a row, of the driver's."""
        row = list(record)
        for place, process in self.columns:
            row[place] = process(row[place])
        return row


class Plans:
    """The plans of queries, each made when it is first asked for.

    Args:
        dialect: Compiles statements, and knows how values go in and come out.
        attempts: How often to read, where connections turn out to be lost.
    """

    def __init__(self, dialect: Dialect, attempts: int) -> None:
        self.attempts = attempts
        self._dialect = dialect
        self._plans: WeakKeyDictionary[Query, Plan] = WeakKeyDictionary()

    async def of(self, query: Query, connection: Any) -> Plan:
        """The plan of a query; to make it, the driver's connection asks which types it yields."""
        plan = self._plans.get(query)
        if plan is None:
            plan = self._plans[query] = await self._made(query, connection)
        return plan

    async def _made(self, query: Query, connection: Any) -> Plan:
        compiled: Any = query.statement.compile(dialect=self._dialect)
        prepared = await connection.prepare(compiled.string)
        types = [attribute.type.oid for attribute in prepared.get_attributes()]
        results = [
            column.type.dialect_impl(self._dialect).result_processor(self._dialect, oid)
            for column, oid in zip(query.statement.selected_columns, types, strict=True)
        ]
        parameters = {name: compiled.binds[name] for name in compiled.positiontup}
        return Plan(
            compiled.string,
            tuple((name, self._bound(parameter)) for name, parameter in parameters.items()),
            {name: each.effective_value for name, each in parameters.items() if not each.required},
            tuple((place, process) for place, process in enumerate(results) if process),
        )

    def _bound(self, parameter: Any) -> Processor | None:
        implementation = parameter.type.dialect_impl(self._dialect)
        process: Processor | None = implementation.bind_processor(self._dialect)
        return process


class DriverReading(Reading):
    """A `Reading` that hands rows over as asyncpg gives them, without SQLAlchemy's cursors.

    Connections come from the engine's pool; statements and types are SQLAlchemy's.

    Args:
        engine: Whose connections begin no transactions.
        plans: Those of the engine.
        observer: Is told of statements.
    """

    def __init__(
        self, engine: AsyncEngine, plans: Plans, observer: StatementObserver | None = None
    ) -> None:
        super().__init__(engine)
        self._plans = plans
        self._observer = observer
        self._proxy: PoolProxiedConnection | None = None

    async def fetch(self, query: Query, values: Mapping[str, object]) -> Sequence[Sequence[Any]]:
        """The rows of a query; a connection that was lost while it was idle makes room for others.

        Raises:
            ConnectionError: There is no connection, or none that lasts.
        """
        for _ in range(self._plans.attempts):
            if self._proxy is None:
                self._proxy = await self._borrowed()
            connection: Any = self._proxy.driver_connection
            try:
                return await self._fetched(connection, query, values)
            except CancelledError:
                self._let_go()  # what was asked may still be answered
                raise
            except (asyncpg.InterfaceError, *CONNECTION_LOST) as error:
                if not isinstance(error, CONNECTION_LOST) and not connection.is_closed():
                    raise
                self._let_go()
                lost = str(error)
        raise ConnectionResetError(lost)

    async def _fetched(
        self, connection: Any, query: Query, values: Mapping[str, object]
    ) -> Sequence[Sequence[Any]]:
        plan = await self._plans.of(query, connection)
        STATEMENTS.info("%s", plan.sql)
        ended = self._observer.begun(plan.sql) if self._observer else None
        try:
            records = await connection.fetch(plan.sql, *plan.arguments(values))
        finally:
            if ended:
                ended()
        return [plan.row(record) for record in records]

    def _let_go(self) -> None:
        if self._proxy is not None:
            self._proxy.invalidate()
            self._proxy = None

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the connection back."""
        await super().__aexit__(kind, error, trace)
        if self._proxy is not None:
            self._proxy.close()  # nothing is to be rolled back, so nothing waits

    async def _borrowed(self) -> PoolProxiedConnection:
        try:
            if _pool_of(self._engine).checkedin():
                with suppress(ConnectingWaitsError):  # what is idle was lost
                    return self._engine.sync_engine.raw_connection()
            return await self._engine.raw_connection()
        except self._engine.dialect.loaded_dbapi.Error as error:
            raise ConnectionRefusedError(str(error)) from error


def readings_of(
    engine: AsyncEngine, observer: StatementObserver | None = None
) -> Callable[[], Reading]:
    """What begins to read with the connections of an engine.

    Args:
        engine: Lends the connections.
        observer: Is told of the statements that do not pass the engine.
    """
    alone = reading_engine(engine)
    if engine.dialect.name == "sqlite":
        return partial(Reading, alone)
    attempts = _pool_of(engine).size() + 1
    return partial(DriverReading, alone, Plans(engine.dialect, attempts), observer)


def _pool_of(engine: AsyncEngine) -> AsyncAdaptedQueuePool:
    return cast("AsyncAdaptedQueuePool", engine.pool)
