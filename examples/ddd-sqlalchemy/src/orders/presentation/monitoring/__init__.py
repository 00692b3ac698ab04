"""HTTP routes of monitoring."""

from .rest import register

__all__ = ("register",)
