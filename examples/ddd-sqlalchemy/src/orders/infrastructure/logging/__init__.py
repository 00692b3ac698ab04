"""The log: Loguru's records and the lines of requests, in one form and on one stream."""

from .access import AccessLines
from .configuration import configure_logging

__all__ = ("AccessLines", "configure_logging")
