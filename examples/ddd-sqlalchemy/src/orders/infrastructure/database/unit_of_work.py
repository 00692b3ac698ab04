"""Transactions of the database."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from functools import cached_property

from asyncpg.exceptions import (
    InvalidAuthorizationSpecificationError,
    InvalidCatalogNameError,
    InvalidTransactionStateError,
)
from loguru import logger
from sqlalchemy import literal_column, select
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession
from sqlalchemy.pool import QueuePool

from ...domain.context import Mode
from ...domain.failures import DependencyUnavailableError
from .asyncpg_errors import SERVER_UNAVAILABLE
from .driver_reading import readings_of
from .pool_usage import PoolUsage
from .queries import Query
from .repository import (
    CategoryRepository,
    IdempotencyKeyRepository,
    NoteRepository,
    OutboxRepository,
    ProductRepository,
    SessionRepository,
    UserRepository,
    VerificationRepository,
)
from .statement_observer import StatementObserver
from .transaction import DatabaseTransaction, WritingTransaction

log = logger.bind(module="database")

DRIVER_UNAVAILABLE = (
    *SERVER_UNAVAILABLE,
    InvalidAuthorizationSpecificationError,
    InvalidCatalogNameError,
    InvalidTransactionStateError,
)
UNAVAILABLE = (*DRIVER_UNAVAILABLE, InterfaceError, OperationalError, OSError, PoolTimeoutError)
ALIVE = Query(select(literal_column("1")))


class UnitOfWork:
    """One transaction; satisfies `domain.unit_of_work.UnitOfWork`."""

    def __init__(self, transaction: DatabaseTransaction, mode: Mode) -> None:
        self._transaction = transaction
        self._mode = mode

    @cached_property
    def users(self) -> UserRepository:
        """The users."""
        return UserRepository(self._transaction)

    @cached_property
    def verifications(self) -> VerificationRepository:
        """The keys that were mailed."""
        return VerificationRepository(self._session)

    @cached_property
    def sessions(self) -> SessionRepository:
        """The sessions."""
        return SessionRepository(self._transaction)

    @cached_property
    def idempotency_keys(self) -> IdempotencyKeyRepository:
        """The keys that clients gave their writes."""
        return IdempotencyKeyRepository(self._session)

    @cached_property
    def outbox(self) -> OutboxRepository:
        """The messages that are delivered after the transaction."""
        return OutboxRepository(self._session)

    @cached_property
    def categories(self) -> CategoryRepository:
        """The categories."""
        return CategoryRepository(self._transaction)

    @cached_property
    def products(self) -> ProductRepository:
        """The products."""
        return ProductRepository(self._transaction)

    @cached_property
    def notes(self) -> NoteRepository:
        """The notes."""
        return NoteRepository(self._transaction)

    async def commit(self) -> None:
        """Keep what was done; a preview is checked to the end and rolled back."""
        if self._mode is Mode.APPLY:
            await self._session.commit()

    @property
    def _session(self) -> AsyncSession:
        return self._transaction.session


class UnitsOfWork:
    """Opens transactions; satisfies `domain.unit_of_work.UnitsOfWork`."""

    def __init__(self, engine: AsyncEngine, observer: StatementObserver | None = None) -> None:
        self._engine = engine
        self._reading = readings_of(engine, observer)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[UnitOfWork]:
        """What only reads; each statement sees what was committed when it began."""
        with _availability():
            async with self._reading() as reading:
                yield UnitOfWork(reading, Mode.PREVIEW)

    @asynccontextmanager
    async def writing(self, mode: Mode) -> AsyncIterator[UnitOfWork]:
        """A transaction that writes."""
        with _availability():
            async with AsyncSession(self._engine, expire_on_commit=False) as session:
                yield UnitOfWork(WritingTransaction(session), mode)

    async def ping(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            DependencyUnavailableError: It gives none.
        """
        with _availability():
            async with self._reading() as reading:
                await reading.fetch(ALIVE, {})

    def pool_usage(self) -> PoolUsage:
        """The connections that there are at this moment."""
        pool = self._engine.pool
        if not isinstance(pool, QueuePool):  # a database in memory has one connection for all
            return PoolUsage(in_use=0, idle=0)
        return PoolUsage(in_use=pool.checkedout(), idle=pool.checkedin())

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()


@contextmanager
def _availability() -> Iterator[None]:
    try:
        yield
    except UNAVAILABLE as error:
        raise _unavailable(error) from error
    except DBAPIError as error:
        # SQLAlchemy calls them by no name of their own.
        if isinstance(error.orig and error.orig.__cause__, DRIVER_UNAVAILABLE):
            raise _unavailable(error) from error
        raise


def _unavailable(error: Exception) -> DependencyUnavailableError:
    log.error("The database does not answer: {}", error)
    return DependencyUnavailableError("database")
