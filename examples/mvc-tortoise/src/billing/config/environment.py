"""The kind of place the service runs in."""

from __future__ import annotations

from enum import StrEnum


class Environment(StrEnum):
    """What differs by place is decided by this and by nothing else."""

    DEVELOPMENT = "development"
    TEST = "test"
    PRODUCTION = "production"
