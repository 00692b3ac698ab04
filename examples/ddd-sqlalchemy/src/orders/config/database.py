"""Where data is kept."""

from __future__ import annotations

from pydantic import BaseModel, Field, field_validator


class DatabaseSettings(BaseModel):
    """``SETTINGS__DATABASE__*``."""

    url: str = Field(
        default="sqlite:///./var/orders.db",
        description="sqlite:///./FILE (relative to the project) or postgresql://USER:PASSWORD@HOST:PORT/NAME.",
    )
    pool_size: int = Field(default=5, ge=1, description="Connections of each worker.")
    max_overflow: int = Field(default=5, ge=0, description="Further ones, when these are in use.")
    pool_timeout: float = Field(default=5.0, gt=0, description="Seconds to wait for a free one.")
    statement_timeout: float = Field(
        default=15.0, ge=0, description="Seconds PostgreSQL gives a statement; 0 = its own."
    )

    @field_validator("url")
    @classmethod
    def _known_kind(cls, url: str) -> str:
        if not url.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return url
