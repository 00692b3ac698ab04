"""Passwords, tokens and the defence of log-in."""

from .access_tokens import JwtAccessTokens
from .failed_logins import CachedFailedLogins
from .passwords import Argon2Passwords

__all__ = ("Argon2Passwords", "CachedFailedLogins", "JwtAccessTokens")
