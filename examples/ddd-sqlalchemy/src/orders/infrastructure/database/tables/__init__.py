"""The tables: what migrations are made from."""

from .base import BaseTable
from .sessions import RefreshTokensTable, SessionsTable
from .users import UsersTable, VerificationsTable

__all__ = (
    "BaseTable",
    "RefreshTokensTable",
    "SessionsTable",
    "UsersTable",
    "VerificationsTable",
)
