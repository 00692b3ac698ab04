"""Transactions of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from asyncpg.exceptions import (
    InsufficientResourcesError,
    InterfaceError,
    InternalClientError,
    OperatorInterventionError,
    PostgresConnectionError,
)
from loguru import logger
from tortoise.backends.base.client import TransactionalDBClient
from tortoise.exceptions import OperationalError

from ..context import Mode
from ..failures import DependencyUnavailableError
from ..repository import (
    CategoryRepository,
    IdempotencyKeyRepository,
    NoteRepository,
    ProductRepository,
    SessionRepository,
    UserRepository,
    VerificationRepository,
)
from .database import Database

log = logger.bind(module="database")

UNAVAILABLE = (
    InsufficientResourcesError,
    InterfaceError,
    InternalClientError,
    OperatorInterventionError,
    OSError,
    PostgresConnectionError,
    sqlite3.OperationalError,
)


class UnitOfWork:
    """One transaction; satisfies `models.unit_of_work.UnitOfWork`."""

    def __init__(self, transaction: TransactionalDBClient, mode: Mode) -> None:
        self._transaction = transaction
        self._mode = mode
        self.committed = False

    @cached_property
    def users(self) -> UserRepository:
        """The users."""
        return UserRepository(self._transaction)

    @cached_property
    def verifications(self) -> VerificationRepository:
        """The keys that were mailed."""
        return VerificationRepository(self._transaction)

    @cached_property
    def sessions(self) -> SessionRepository:
        """The sessions."""
        return SessionRepository(self._transaction)

    @cached_property
    def idempotency_keys(self) -> IdempotencyKeyRepository:
        """The keys that clients gave their writes."""
        return IdempotencyKeyRepository(self._transaction)

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
            await self._transaction.commit()
            self.committed = True


class UnitsOfWork:
    """Opens transactions; satisfies `models.unit_of_work.UnitsOfWork`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[UnitOfWork]:
        """A transaction that only reads."""
        async with self._unit(Mode.PREVIEW, writes=False) as unit:
            yield unit

    @asynccontextmanager
    async def writing(self, mode: Mode) -> AsyncIterator[UnitOfWork]:
        """A transaction that writes."""
        async with self._unit(mode, writes=True) as unit:
            yield unit

    async def ping(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            DependencyUnavailableError: It gives none.
        """
        async with self._transaction(writes=False) as transaction:
            await transaction.execute_query("SELECT 1")
            await transaction.rollback()

    async def close(self) -> None:
        """Close every connection."""
        await self._database.close()

    @asynccontextmanager
    async def _unit(self, mode: Mode, *, writes: bool) -> AsyncIterator[UnitOfWork]:
        async with self._transaction(writes=writes) as transaction:
            unit = UnitOfWork(transaction, mode)
            yield unit
            if not unit.committed:
                await transaction.rollback()

    @asynccontextmanager
    async def _transaction(self, *, writes: bool) -> AsyncIterator[TransactionalDBClient]:
        try:
            async with self._database.transaction(writes=writes) as transaction:
                yield transaction
        except UNAVAILABLE as error:
            raise _unavailable(error) from error
        except OperationalError as error:
            # On PostgreSQL these are mistakes in a statement.
            if isinstance(error.args[0], sqlite3.OperationalError):
                raise _unavailable(error) from error
            raise


def _unavailable(error: Exception) -> DependencyUnavailableError:
    log.error("The database does not answer: {}", error)
    return DependencyUnavailableError("database")
