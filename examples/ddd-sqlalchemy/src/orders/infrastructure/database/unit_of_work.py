"""Transactions of the database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from asyncpg.exceptions import (
    InsufficientResourcesError,
    InternalClientError,
    InvalidAuthorizationSpecificationError,
    InvalidCatalogNameError,
    ObjectNotInPrerequisiteStateError,
    OperatorInterventionError,
    PostgresConnectionError,
)
from loguru import logger
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from ...domain.context import Mode
from ...domain.failures import DependencyUnavailableError
from .engine import READING
from .repository import (
    CategoryRepository,
    IdempotencyKeyRepository,
    NoteRepository,
    ProductRepository,
    SessionRepository,
    UserRepository,
    VerificationRepository,
)

log = logger.bind(module="database")

LOST = (
    InsufficientResourcesError,
    InternalClientError,
    InvalidAuthorizationSpecificationError,
    InvalidCatalogNameError,
    ObjectNotInPrerequisiteStateError,
    OperatorInterventionError,
    PostgresConnectionError,
)
UNAVAILABLE = (*LOST, InterfaceError, OperationalError, OSError, PoolTimeoutError)


class UnitOfWork:
    """One transaction; satisfies `domain.unit_of_work.UnitOfWork`."""

    def __init__(self, session: AsyncSession, mode: Mode) -> None:
        self._session = session
        self._mode = mode

    @cached_property
    def users(self) -> UserRepository:
        """The users."""
        return UserRepository(self._session)

    @cached_property
    def verifications(self) -> VerificationRepository:
        """The keys that were mailed."""
        return VerificationRepository(self._session)

    @cached_property
    def sessions(self) -> SessionRepository:
        """The sessions."""
        return SessionRepository(self._session)

    @cached_property
    def idempotency_keys(self) -> IdempotencyKeyRepository:
        """The keys that clients gave their writes."""
        return IdempotencyKeyRepository(self._session)

    @cached_property
    def categories(self) -> CategoryRepository:
        """The categories."""
        return CategoryRepository(self._session)

    @cached_property
    def products(self) -> ProductRepository:
        """The products."""
        return ProductRepository(self._session)

    @cached_property
    def notes(self) -> NoteRepository:
        """The notes."""
        return NoteRepository(self._session)

    async def commit(self) -> None:
        """Keep what was done; a preview is checked to the end and rolled back."""
        if self._mode is Mode.APPLY:
            await self._session.commit()


class UnitsOfWork:
    """Opens transactions; satisfies `domain.unit_of_work.UnitsOfWork`."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._reading_engine = engine.execution_options(**{READING: True})

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[UnitOfWork]:
        """A transaction that only reads."""
        async with self._session(self._reading_engine) as session:
            yield UnitOfWork(session, Mode.PREVIEW)

    @asynccontextmanager
    async def writing(self, mode: Mode) -> AsyncIterator[UnitOfWork]:
        """A transaction that writes."""
        async with self._session(self._engine) as session:
            yield UnitOfWork(session, mode)

    async def ping(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            DependencyUnavailableError: It gives none.
        """
        async with self._session(self._reading_engine) as session:
            await session.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _session(self, engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
        try:
            async with AsyncSession(engine, expire_on_commit=False) as session:
                yield session
        except UNAVAILABLE as error:
            raise _unavailable(error) from error
        except DBAPIError as error:
            # SQLAlchemy calls them by no name of their own.
            if isinstance(error.orig and error.orig.__cause__, LOST):
                raise _unavailable(error) from error
            raise


def _unavailable(error: Exception) -> DependencyUnavailableError:
    log.error("The database does not answer: {}", error)
    return DependencyUnavailableError("database")
