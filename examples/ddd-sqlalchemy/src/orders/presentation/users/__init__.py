"""HTTP routes of users."""

from .rest import register

__all__ = ("register",)
