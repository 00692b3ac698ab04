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
from .metrics import MetricsSettings
from .outbox import OutboxSettings
from .project import project_root
from .rate_limit import Rate, RateGroup, RateLimitSettings
from .server import ServerSettings
from .tracing import TracingSettings

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
    outbox: OutboxSettings = Field(default_factory=OutboxSettings)
    authentication: AuthenticationSettings = Field(default_factory=AuthenticationSettings)
    rate_limit: RateLimitSettings = Field(default_factory=RateLimitSettings)
    cors: CorsSettings = Field(default_factory=CorsSettings)
    logging: LoggingSettings = Field(default_factory=LoggingSettings)
    metrics: MetricsSettings = Field(default_factory=MetricsSettings)
    tracing: TracingSettings = Field(default_factory=TracingSettings)

    @model_validator(mode="after")
    def _fit_for_production(self) -> Settings:
        secret = self.authentication.secret.get_secret_value()
        if secret and len(secret) < SHORTEST_SECRET:
            raise ValueError(
                f"SETTINGS__AUTHENTICATION__SECRET must have at least {SHORTEST_SECRET} characters"
            )
        if any(
            len(previous.get_secret_value()) < SHORTEST_SECRET for previous in self.previous_secrets
        ):
            raise ValueError(
                "SETTINGS__AUTHENTICATION__PREVIOUS_SECRETS must have at least "
                f"{SHORTEST_SECRET} characters each"
            )
        if self.environment is not Environment.PRODUCTION:
            return self
        if not secret:
            raise ValueError(
                "SETTINGS__AUTHENTICATION__SECRET is required in production; make one with: "
                'python -c "import secrets; print(secrets.token_urlsafe(48))"'
            )
        if self.authentication.argon2_profile == "cheapest":
            raise ValueError(
                "SETTINGS__AUTHENTICATION__ARGON2_PROFILE must not be cheapest in production"
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
    def previous_secrets(self) -> tuple[SecretStr, ...]:
        """Secrets that sign no more; what they signed is good until it expires."""
        return self.authentication.previous_secrets

    @property
    def logging_here(self) -> LoggingSettings:
        """How to log, with what was not set decided by the environment."""
        return self.logging.here(self.environment)

    @property
    def metrics_are_shown(self) -> bool:
        """Whether ``/metrics`` answers: in production to nobody as long as there is no token."""
        secured = bool(self.metrics.token.get_secret_value())
        return self.metrics.enabled and (secured or self.environment is not Environment.PRODUCTION)

    @property
    def memory_limit(self) -> int:
        """MiB that each worker may have for itself; 0 = no limit."""
        chosen = self.server.memory_limit
        if chosen is not None:
            return chosen
        return 1024 if self.environment is Environment.PRODUCTION else 0

    @property
    def max_failed_logins(self) -> int:
        """Failed log-ins of one login name before it has to wait; 0 = no limit."""
        chosen = self.authentication.max_failed_logins
        if chosen is not None:
            return chosen
        return 10 if self.environment is Environment.PRODUCTION else 0

    @property
    def rates(self) -> dict[RateGroup, Rate]:
        """How often what invites abuse may be called; nothing where that is not limited."""
        chosen = self.rate_limit.enabled
        limited = self.environment is Environment.PRODUCTION if chosen is None else chosen
        return self.rate_limit.rates if limited else {}


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
