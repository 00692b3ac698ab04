"""The path of a request, as the log may have it."""

from __future__ import annotations

MAILED = ("/activate/", "/reset-password/", "/confirm-email/")
"""What links in mails lead to; behind it stands a key that is still good."""


def logged_path(path: str) -> str:
    """The path without a key that came by mail."""
    if path.startswith(MAILED):
        return path[: path.index("/", 1) + 1] + "..."
    return path
