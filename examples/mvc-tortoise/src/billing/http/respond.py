"""From an operation's result to a reply."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ..models.failures import Failure
from ..models.result import Err, Ok, Result
from .errors import of_failure
from .reply import Reply

T = TypeVar("T")


def respond(outcome: Result[T, Failure], success: Callable[[T], Reply]) -> Reply:
    """The reply of a success; a failure becomes its error.

    Args:
        outcome: What the operation returned.
        success: Makes the reply of what it yielded.

    Raises:
        HttpError: The operation failed as expected.
    """
    match outcome:
        case Ok(value):
            return success(value)
        case Err(failure):
            raise of_failure(failure)
