"""The tables: what migrations are made from."""

from .categories import CategoriesTable
from .idempotency_keys import IdempotencyKeysTable
from .notes import NotesTable
from .outbox import OutboxTable
from .products import ProductsTable
from .sessions import RefreshTokensTable, SessionsTable
from .users import UsersTable, VerificationsTable

__all__ = (
    "CategoriesTable",
    "IdempotencyKeysTable",
    "NotesTable",
    "OutboxTable",
    "ProductsTable",
    "RefreshTokensTable",
    "SessionsTable",
    "UsersTable",
    "VerificationsTable",
)
