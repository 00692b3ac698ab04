"""How users sign in and for how long."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

from pydantic import BaseModel, Field, SecretStr

Argon2Profile = Literal["rfc_9106_low_memory", "cheapest"]


class AuthenticationSettings(BaseModel):
    """``SETTINGS__AUTHENTICATION__*``. There is no default secret."""

    secret: SecretStr = Field(
        default=SecretStr(""),
        description="At least 32 characters; signs access tokens and session cookies.",
    )
    previous_secrets: tuple[SecretStr, ...] = Field(
        default=(),
        description="What they signed is still good; a JSON list, at least 32 characters each.",
    )
    access_minutes: int = Field(default=15, ge=1)
    session_days: int = Field(default=30, ge=1)
    max_failed_logins: int | None = Field(
        default=None,
        ge=0,
        description="Per login name and window; 0 = no limit; unset = 10 in production, else 0.",
    )
    failed_login_window: int = Field(default=900, ge=1, description="Seconds.")
    argon2_profile: Argon2Profile = Field(
        default="rfc_9106_low_memory",
        description="What a password's hash costs; cheapest is for tests, never for production.",
    )

    @property
    def access_lifetime(self) -> timedelta:
        """Of an access token."""
        return timedelta(minutes=self.access_minutes)

    @property
    def session_lifetime(self) -> timedelta:
        """Of a session, whatever is refreshed."""
        return timedelta(days=self.session_days)
