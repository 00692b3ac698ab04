"""Authentication: log-in, sessions and their tokens."""

from .attempts import FailedLogins
from .failures import AccountInactive, InvalidCredentials, InvalidToken, TooManyAttempts
from .repository import SessionRepository
from .session import RefreshToken, Session, new_refresh_secret, refresh_digest
from .sign_in import SessionPolicy, Tokens, begin_session, issue_tokens
from .tokens import AccessClaims, AccessTokens, TokenPair

__all__ = (
    "AccessClaims",
    "AccessTokens",
    "AccountInactive",
    "FailedLogins",
    "InvalidCredentials",
    "InvalidToken",
    "RefreshToken",
    "Session",
    "SessionPolicy",
    "SessionRepository",
    "TokenPair",
    "Tokens",
    "TooManyAttempts",
    "begin_session",
    "issue_tokens",
    "new_refresh_secret",
    "refresh_digest",
)
