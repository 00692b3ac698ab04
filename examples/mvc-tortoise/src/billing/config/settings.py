"""Every setting of the service, read once in the composition root and passed on."""

from __future__ import annotations

from pydantic import Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from .authentication import AuthenticationSettings
from .cache import CacheSettings
from .cors import CorsSettings
from .database import DatabaseSettings
from .environment import Environment
from .logging import LoggingSettings
from .mailing import MailingSettings
from .project import project_root
from .server import ServerSettings

SHORTEST_SECRET = 32


class Settings(BaseSettings):
    """``SETTINGS__SECTION__NAME`` from the environment, else from ``.env``, else the default."""

    model_config = SettingsConfigDict(
        env_prefix="SETTINGS__",
        env_nested_delimiter="__",
        env_file=project_root() / ".env",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
    )

    environment: Environment = Environment.DEVELOPMENT
    server: ServerSettings = Field(default_factory=ServerSettings)
    database: DatabaseSettings = Field(default_factory=DatabaseSettings)
    cache: CacheSettings = Field(default_factory=CacheSettings)
    mailing: MailingSettings = Field(default_factory=MailingSettings)
    authentication: AuthenticationSettings = Field(default_factory=AuthenticationSettings)
    cors: CorsSettings = Field(default_factory=CorsSettings)
    logging: LoggingSettings = Field(default_factory=LoggingSettings)

    @model_validator(mode="after")
    def _fit_for_production(self) -> Settings:
        secret = self.authentication.secret.get_secret_value()
        if secret and len(secret) < SHORTEST_SECRET:
            raise ValueError(
                f"SETTINGS__AUTHENTICATION__SECRET must have at least {SHORTEST_SECRET} characters"
            )
        if self.environment is not Environment.PRODUCTION:
            return self
        if not secret:
            raise ValueError(
                "SETTINGS__AUTHENTICATION__SECRET is required in production; make one with: "
                'python -c "import secrets; print(secrets.token_urlsafe(48))"'
            )
        if self.logging.sql:
            raise ValueError("SETTINGS__LOGGING__SQL must be off in production")
        if "*" in self.cors.origins:
            raise ValueError("SETTINGS__CORS__ORIGINS must name its origins in production, not *")
        return self

    @property
    def secret(self) -> SecretStr:
        """The secret that signs tokens and cookies."""
        return self.authentication.secret

    @property
    def max_failed_logins(self) -> int:
        """Failed log-ins of one login name before it has to wait; 0 = no limit."""
        chosen = self.authentication.max_failed_logins
        if chosen is not None:
            return chosen
        return 10 if self.environment is Environment.PRODUCTION else 0


class InvalidSettingsError(Exception):
    """A setting is wrong or missing; the message names it and what it should be."""


def read_settings() -> Settings:
    """Read and check every setting.

    Raises:
        InvalidSettingsError: A setting is wrong or missing.
    """
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for fault in error.errors(include_url=False, include_input=False):
            name = "__".join(["SETTINGS", *(str(part).upper() for part in fault["loc"])])
            text = fault["msg"].removeprefix("Value error, ")
            lines.append(f"{name}: {text}" if fault["loc"] else text)
        raise InvalidSettingsError("\n".join(lines)) from None
