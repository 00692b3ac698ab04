"""What is logged, and where to."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field

from .environment import Environment

DEVELOPMENT_FILE = "var/log/billing.log"
SLOW_IN_DEVELOPMENT = 100


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LoggingSettings(BaseModel):
    """``SETTINGS__LOGGING__*``. Standard error always; a file as well where one is named."""

    level: LogLevel = LogLevel.INFO
    access: bool = Field(default=True, description="A line for each request.")
    json_lines: bool | None = Field(
        default=None, description="One JSON object a line; unset = in production."
    )
    sql: bool = Field(default=False, description="Log every SQL statement; refused in production.")
    slow_query_ms: int | None = Field(
        default=None,
        ge=0,
        description="Log statements that take so long; 0 = none; unset = 100 in development only.",
    )
    file: str | None = Field(
        default=None,
        description="Relative to the project; each process adds its name; empty = no file; "
        "unset = var/log/billing.log in development, else none.",
    )
    rotation: str = Field(default="10 MB", description="When a new file is begun.")
    retention: str = Field(default="14 days", description="When old files are deleted.")
    compression: str = Field(default="gz", description="How old files are packed.")

    def here(self, environment: Environment) -> LoggingSettings:
        """The same, with what was not set decided by the kind of place."""
        development = environment is Environment.DEVELOPMENT
        unset: dict[str, object] = {
            "json_lines": environment is Environment.PRODUCTION,
            "slow_query_ms": SLOW_IN_DEVELOPMENT if development else 0,
            "file": DEVELOPMENT_FILE if development else "",
        }
        return self.model_copy(
            update={name: value for name, value in unset.items() if getattr(self, name) is None}
        )
