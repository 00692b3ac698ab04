"""HTTP routes of categories."""

from .rest import register

__all__ = ("register",)
