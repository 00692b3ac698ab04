"""HTTP routes of notes."""

from .rest import register

__all__ = ("register",)
