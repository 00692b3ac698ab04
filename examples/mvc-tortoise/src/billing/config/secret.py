"""The secret of a service that was given none."""

from __future__ import annotations

import os
import secrets

from pydantic import SecretStr

from .settings import Settings

VARIABLE = "SETTINGS__AUTHENTICATION__SECRET"


def with_secret(settings: Settings) -> Settings:
    """The settings with a secret; where none is set, one for this process and its children.

    Production never gets here without one. Tokens and cookies end with a secret that was made.
    """
    if settings.secret.get_secret_value():
        return settings
    made = secrets.token_urlsafe(48)
    os.environ[VARIABLE] = made
    authentication = settings.authentication.model_copy(update={"secret": SecretStr(made)})
    return settings.model_copy(update={"authentication": authentication})
