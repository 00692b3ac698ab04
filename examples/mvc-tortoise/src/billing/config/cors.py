"""Which web pages may call the service from a browser."""

from __future__ import annotations

from pydantic import BaseModel, Field


class CorsSettings(BaseModel):
    """``SETTINGS__CORS__*``. Closed by default."""

    origins: tuple[str, ...] = Field(
        default=(), description='A JSON list such as ["https://app.example.com"].'
    )
    max_age: int = Field(default=600, ge=0, description="Seconds a browser may keep the answer.")
