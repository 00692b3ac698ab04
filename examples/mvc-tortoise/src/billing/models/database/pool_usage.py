"""How much of a pool is in use."""

from __future__ import annotations

from typing import NamedTuple


class PoolUsage(NamedTuple):
    """The connections of one worker to the database."""

    in_use: int
    idle: int
