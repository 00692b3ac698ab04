"""The tables: what migrations are made from."""

from .sessions import RefreshTokensTable, SessionsTable
from .users import UsersTable, VerificationsTable

__all__ = (
    "RefreshTokensTable",
    "SessionsTable",
    "UsersTable",
    "VerificationsTable",
)
