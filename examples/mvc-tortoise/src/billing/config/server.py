"""How the service listens."""

from __future__ import annotations

import os

from pydantic import BaseModel, Field


def _default_workers() -> int:
    return max(2, os.cpu_count() or 1)


class ServerSettings(BaseModel):
    """``SETTINGS__SERVER__*``."""

    host: str = "127.0.0.1"
    port: int = Field(default=8001, ge=1, le=65535)
    workers: int = Field(default_factory=_default_workers, ge=1, le=256)
    max_body_bytes: int = Field(default=1_048_576, ge=1)
    drain_seconds: float = Field(default=20.0, gt=0)
    public_url: str = Field(
        default="",
        description="Scheme and host that links in mails begin with; empty = http://HOST:PORT.",
    )

    @property
    def base_url(self) -> str:
        """What links in mails begin with, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")
