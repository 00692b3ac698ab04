"""Transactions of the database."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cached_property

from asyncpg.exceptions import InterfaceError, InvalidTransactionStateError
from loguru import logger
from tortoise.backends.base.client import TransactionalDBClient
from tortoise.exceptions import OperationalError, TransactionManagementError

from ..context import Mode
from ..failures import DependencyUnavailableError
from ..repository import (
    CategoryRepository,
    IdempotencyKeyRepository,
    NoteRepository,
    OutboxRepository,
    ProductRepository,
    SessionRepository,
    UserRepository,
    VerificationRepository,
)
from .asyncpg_errors import SERVER_UNAVAILABLE
from .database import Database
from .pool_usage import PoolUsage

log = logger.bind(module="database")

UNAVAILABLE = (*SERVER_UNAVAILABLE, InterfaceError, OSError, sqlite3.OperationalError)


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
    def outbox(self) -> OutboxRepository:
        """The messages that are delivered after the transaction."""
        return OutboxRepository(self._transaction)

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
        """What only reads; each statement sees what was committed when it began."""
        async with self._transaction(writes=False) as reading:
            yield UnitOfWork(reading, Mode.PREVIEW)

    @asynccontextmanager
    async def writing(self, mode: Mode) -> AsyncIterator[UnitOfWork]:
        """A transaction that writes."""
        async with self._transaction(writes=True) as transaction:
            unit = UnitOfWork(transaction, mode)
            yield unit
            if not unit.committed:
                await transaction.rollback()

    async def ping(self) -> None:
        """Ask the database for a sign of life.

        Raises:
            DependencyUnavailableError: It gives none.
        """
        async with self._transaction(writes=False) as reading:
            await reading.execute_query("SELECT 1")

    def pool_usage(self) -> PoolUsage:
        """The connections that there are at this moment."""
        return self._database.pool_usage()

    async def close(self) -> None:
        """Close every connection."""
        await self._database.close()

    @asynccontextmanager
    async def _transaction(self, *, writes: bool) -> AsyncIterator[TransactionalDBClient]:
        try:
            async with self._database.transaction(writes=writes) as transaction:
                yield transaction
        except UNAVAILABLE as error:
            raise _unavailable(error) from error
        except (OperationalError, TransactionManagementError) as error:
            # On PostgreSQL the former are mistakes in a statement.
            if isinstance(error.args[0], (sqlite3.OperationalError, InvalidTransactionStateError)):
                raise _unavailable(error) from error
            raise


def _unavailable(error: Exception) -> DependencyUnavailableError:
    log.error("The database does not answer: {}", error)
    return DependencyUnavailableError("database")
