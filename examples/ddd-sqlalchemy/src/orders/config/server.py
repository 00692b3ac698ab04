"""How the service listens."""

from __future__ import annotations

import os

from pydantic import BaseModel, Field
from pydantic.networks import IPvAnyNetwork


def _default_workers() -> int:
    return max(2, os.cpu_count() or 1)


class ServerSettings(BaseModel):
    """``SETTINGS__SERVER__*``."""

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    workers: int = Field(default_factory=_default_workers, ge=1, le=256)
    max_body_bytes: int = Field(default=1_048_576, ge=1)
    request_timeout: float = Field(
        default=15.0, gt=0, description="Seconds that an answer may take; shorter than a drain."
    )
    drain_seconds: float = Field(default=20.0, gt=0)
    start_attempts: int = Field(
        default=5, ge=1, description="Deaths of each worker before it serves that end the service."
    )
    memory_limit: int | None = Field(
        default=None, ge=0, description="MiB of each worker; see `Settings.memory_limit`."
    )
    public_url: str = Field(
        default="",
        description="Scheme and host that links in mails begin with; empty = http://HOST:PORT.",
    )

    trusted_proxies: tuple[IPvAnyNetwork, ...] = Field(
        default=(),
        description="Addresses or networks, as JSON, whose X-Forwarded-For is believed.",
    )
    hsts_seconds: int = Field(
        default=0,
        ge=0,
        description="Strict-Transport-Security, where a proxy speaks TLS; 0 = not sent.",
    )

    @property
    def base_url(self) -> str:
        """What links in mails begin with, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")
