"""What stands between the service and those who mean it, or its users, no good."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .cors import Cors
from .rate_limit import RateLimits


@dataclass(frozen=True, slots=True)
class Protection:
    """Everything of the kind that is not about one route alone.

    Attributes:
        cors: Says what other origins may see.
        limits: Refuses who calls too often.
        headers: Of every answer that does not bring its own.
    """

    cors: Cors
    limits: RateLimits
    headers: Mapping[str, str]
