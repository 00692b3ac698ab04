"""The transaction, as a port: an operation opens it, and nobody but the operation commits it."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Protocol

from .authentication.repository import SessionRepository
from .categories.repository import CategoryRepository
from .context import Mode
from .idempotency import IdempotencyKeys
from .notes.repository import NoteRepository
from .outbox import Outbox
from .products.repository import ProductRepository
from .users.repository import UserRepository, VerificationRepository


class UnitOfWork(Protocol):
    """One transaction and the repositories that take part in it."""

    @property
    def users(self) -> UserRepository:
        """The users."""
        ...

    @property
    def verifications(self) -> VerificationRepository:
        """The keys that were mailed."""
        ...

    @property
    def sessions(self) -> SessionRepository:
        """The sessions."""
        ...

    @property
    def idempotency_keys(self) -> IdempotencyKeys:
        """The keys that clients gave their writes."""
        ...

    @property
    def outbox(self) -> Outbox:
        """The messages that are delivered after the transaction."""
        ...

    @property
    def categories(self) -> CategoryRepository:
        """The categories."""
        ...

    @property
    def products(self) -> ProductRepository:
        """The products."""
        ...

    @property
    def notes(self) -> NoteRepository:
        """The notes."""
        ...

    async def commit(self) -> None:
        """Keep what was done, unless the unit of work was opened to preview."""
        ...


class UnitsOfWork(Protocol):
    """Opens transactions; one that is left without a commit is rolled back.

    Entering and everything inside may raise `DependencyUnavailableError`.
    """

    def reading(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """What only reads; each read sees what was committed when it began."""
        ...

    def writing(self, mode: Mode) -> AbstractAsyncContextManager[UnitOfWork]:
        """A transaction that writes."""
        ...
