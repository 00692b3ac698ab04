from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from copy import deepcopy

from billing.models.context import Mode

from .categories import FakeCategoryRepository
from .idempotency_keys import FakeIdempotencyKeys
from .notes import FakeNoteRepository
from .outbox import FakeOutbox
from .products import FakeProductRepository
from .sessions import FakeSessionRepository
from .storage import Storage
from .users import FakeUserRepository, FakeVerificationRepository


class FakeUnitOfWork:
    """Works on a copy of the storage, which replaces the original on commit."""

    def __init__(self, owner: FakeUnitsOfWork, mode: Mode) -> None:
        self._owner = owner
        self._mode = mode
        self._storage = deepcopy(owner.storage)
        self.users = FakeUserRepository(self._storage)
        self.verifications = FakeVerificationRepository(self._storage)
        self.sessions = FakeSessionRepository(self._storage)
        self.idempotency_keys = FakeIdempotencyKeys(self._storage)
        self.outbox = FakeOutbox(self._storage)
        self.categories = FakeCategoryRepository(self._storage)
        self.products = FakeProductRepository(self._storage)
        self.notes = FakeNoteRepository(self._storage)

    async def commit(self) -> None:
        if self._mode is Mode.APPLY:
            self._owner.storage = self._storage


class FakeUnitsOfWork:
    """Transactions in memory, one after the other."""

    def __init__(self) -> None:
        self.storage = Storage()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[FakeUnitOfWork]:
        yield FakeUnitOfWork(self, Mode.PREVIEW)

    @asynccontextmanager
    async def writing(self, mode: Mode) -> AsyncIterator[FakeUnitOfWork]:
        yield FakeUnitOfWork(self, mode)
