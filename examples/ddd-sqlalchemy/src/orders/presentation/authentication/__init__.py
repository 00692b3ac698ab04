"""HTTP routes of authentication."""

from .rest import register

__all__ = ("register",)
