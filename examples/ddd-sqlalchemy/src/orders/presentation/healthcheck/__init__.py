"""HTTP routes of healthcheck."""

from .rest import register

__all__ = ("register",)
