"""Where traces go."""

from __future__ import annotations

from pydantic import BaseModel, Field, field_validator


class TracingSettings(BaseModel):
    """``SETTINGS__TRACING__*``. Needs the extra ``tracing``."""

    endpoint: str = Field(
        default="",
        description="http://HOST:4318 of a collector that takes OTLP over HTTP; empty = no traces.",
    )
    sample_ratio: float = Field(
        default=1.0, ge=0, le=1, description="Of the traces that begin here, which share is kept."
    )

    @field_validator("endpoint")
    @classmethod
    def _http(cls, endpoint: str) -> str:
        if endpoint and not endpoint.startswith(("http://", "https://")):
            raise ValueError("must begin with http:// or https://")
        return endpoint.rstrip("/")
