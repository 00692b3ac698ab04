"""The user that development is seeded with."""

from __future__ import annotations

from .values import EmailAddress, Username

DEVELOPER = Username("developer")
DEVELOPER_EMAIL = EmailAddress("developer@example.com")
