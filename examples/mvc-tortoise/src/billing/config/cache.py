"""Where short-lived data is kept."""

from __future__ import annotations

from pydantic import BaseModel, Field


class CacheSettings(BaseModel):
    """``SETTINGS__CACHE__*``."""

    url: str = Field(
        default="", description="redis://HOST:PORT/NUMBER; empty = each worker's memory."
    )
