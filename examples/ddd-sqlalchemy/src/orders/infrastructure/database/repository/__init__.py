"""The repositories: rows to entities and back, never a commit."""

from .sessions import SessionRepository
from .users import UserRepository
from .verifications import VerificationRepository

__all__ = ("SessionRepository", "UserRepository", "VerificationRepository")
