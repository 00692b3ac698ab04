"""What is logged, and where to."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LoggingSettings(BaseModel):
    """``SETTINGS__LOGGING__*``. Standard error always; a file as well where one is named."""

    level: LogLevel = LogLevel.INFO
    json_lines: bool = Field(default=False, description="One JSON object a line on standard error.")
    sql: bool = Field(default=False, description="Log every SQL statement; refused in production.")
    file: str = Field(
        default="var/log/billing.log",
        description="Relative to the project; each worker adds its number; empty = no file.",
    )
    rotation: str = Field(default="10 MB", description="When a new file is begun.")
    retention: str = Field(default="14 days", description="When old files are deleted.")
    compression: str = Field(default="gz", description="How old files are packed.")
