"""The command line: one more adapter on the same operations."""

from .create_user import create_user
from .seed import seed

__all__ = ("create_user", "seed")
