"""The repositories: rows to entities and back, never a commit."""

from .categories import CategoryRepository
from .idempotency_keys import IdempotencyKeyRepository
from .notes import NoteRepository
from .outbox import OutboxRepository
from .products import ProductRepository
from .sessions import SessionRepository
from .users import UserRepository
from .verifications import VerificationRepository

__all__ = (
    "CategoryRepository",
    "IdempotencyKeyRepository",
    "NoteRepository",
    "OutboxRepository",
    "ProductRepository",
    "SessionRepository",
    "UserRepository",
    "VerificationRepository",
)
