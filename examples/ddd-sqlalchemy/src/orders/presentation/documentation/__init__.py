"""What the service says about itself."""

from .rest import register

__all__ = ("register",)
