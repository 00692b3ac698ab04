"""What can be done to sign in, stay so, and sign out."""

from __future__ import annotations

from dataclasses import dataclass

from .authenticate import Authenticate
from .current_user import CurrentUser
from .log_in import Credentials, LogIn
from .log_out import LogOut
from .refresh import Refresh
from .session_state import SessionState
from .sign_in_developer import SignInDeveloper


@dataclass(frozen=True, slots=True)
class AuthenticationOperations:
    """The operations of this module, ready to be called."""

    authenticate: Authenticate
    current_user: CurrentUser
    log_in: LogIn
    log_out: LogOut
    refresh: Refresh
    session_state: SessionState
    sign_in_developer: SignInDeveloper


__all__ = (
    "Authenticate",
    "AuthenticationOperations",
    "Credentials",
    "CurrentUser",
    "LogIn",
    "LogOut",
    "Refresh",
    "SessionState",
    "SignInDeveloper",
)
