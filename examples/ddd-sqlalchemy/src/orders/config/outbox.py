"""How messages of the outbox are delivered."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from pydantic import BaseModel, Field


class OutboxProcess(StrEnum):
    """Who delivers."""

    SUPERVISED = "supervised"
    SEPARATE = "separate"


class OutboxSettings(BaseModel):
    """``SETTINGS__OUTBOX__*``."""

    process: OutboxProcess = Field(
        default=OutboxProcess.SUPERVISED,
        description="`serve` runs a deliverer beside its workers, or leaves that to you.",
    )
    poll_seconds: float = Field(
        default=0.5, gt=0, description="Between two looks for messages that are due."
    )
    concurrency: int = Field(default=10, ge=1, description="Messages delivered at a time.")
    lease_seconds: float = Field(
        default=60.0,
        gt=0,
        description="After so long the messages of a deliverer that died are delivered by another.",
    )
    max_attempts: int = Field(
        default=20, ge=1, description="Then a message is given up; 20 take about nine hours."
    )

    @property
    def lease(self) -> timedelta:
        """How long a message is left to the deliverer that claimed it."""
        return timedelta(seconds=self.lease_seconds)
