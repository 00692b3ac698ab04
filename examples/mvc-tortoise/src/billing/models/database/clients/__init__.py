"""Tortoise's clients, with pools: each module is what Tortoise calls an engine."""

from typing import Protocol

from tortoise.backends.base.client import TransactionContext

from ..pool_usage import PoolUsage


class PooledClient(Protocol):
    """What the clients have in common."""

    def transaction(self, *, writes: bool) -> TransactionContext:
        """A transaction on a connection of its own."""
        ...

    def pool_usage(self) -> PoolUsage:
        """The connections that there are at this moment."""
        ...
