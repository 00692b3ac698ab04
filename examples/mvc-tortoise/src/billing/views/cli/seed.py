"""``seed``: the data that development begins with."""

from __future__ import annotations

from ...models.context import OperationContext, System
from ...models.result import Err, Ok
from ...services.users import SeedDeveloper
from .terminal import complain, say


async def seed(operation: SeedDeveloper) -> int:
    """Make sure that the developer user is there, and say so.

    Args:
        operation: What creates them; refuses outside development.

    Returns:
        The exit code.
    """
    match await operation(OperationContext(request_id="seed", actor=System("command line"))):
        case Ok(user):
            say(f"Seeded: user {user.username.value} ({user.email.value})")
            return 0
        case Err(failure):
            complain(failure.message)
            return 1
