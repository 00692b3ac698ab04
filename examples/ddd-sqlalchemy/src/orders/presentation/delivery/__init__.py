"""Messages of the outbox in, operations called: every module registers its own handlers."""

from . import users
from .handlers import Handlers


def register_handlers(handlers: Handlers) -> None:
    """Register the handlers of every module."""
    users.register(handlers)


__all__ = ("Handlers", "register_handlers")
