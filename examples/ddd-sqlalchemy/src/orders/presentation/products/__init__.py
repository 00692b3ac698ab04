"""HTTP routes of products."""

from .rest import register

__all__ = ("register",)
