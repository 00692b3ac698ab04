"""Adapters in memory for every port, and the operations on them."""

from .access_tokens import FakeAccessTokens
from .clock import FakeClock
from .failed_logins import FakeFailedLogins
from .identifiers import FakeIdentifiers
from .notifier import FakeNotifier
from .passwords import FakePasswords
from .service import ANYBODY, OPERATOR, PASSWORD, PREVIEW, FakeService
from .unit_of_work import FakeUnitsOfWork

__all__ = (
    "ANYBODY",
    "OPERATOR",
    "PASSWORD",
    "PREVIEW",
    "FakeAccessTokens",
    "FakeClock",
    "FakeFailedLogins",
    "FakeIdentifiers",
    "FakeNotifier",
    "FakePasswords",
    "FakeService",
    "FakeUnitsOfWork",
)
