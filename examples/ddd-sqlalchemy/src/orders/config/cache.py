"""Where short-lived data is kept."""

from __future__ import annotations

from pydantic import BaseModel, Field, field_validator


class CacheSettings(BaseModel):
    """``SETTINGS__CACHE__*``."""

    url: str = Field(default="", description="Empty: each worker's memory.")

    @field_validator("url")
    @classmethod
    def _memory_only(cls, url: str) -> str:
        if url:
            raise ValueError("must be empty: this service was made without Redis")
        return url
