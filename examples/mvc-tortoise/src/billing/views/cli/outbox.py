"""``outbox``: what waits, and what was given up."""

from __future__ import annotations

from uuid import UUID

from ...models.context import OperationContext, System
from ...models.result import Err, Ok
from ...services.outbox import DiscardMessage, InspectOutbox, RetryMessages
from .terminal import complain, say

CONTEXT = OperationContext(request_id="outbox", actor=System("command line"))
ALL = "all"


async def show(operation: InspectOutbox) -> int:
    """Say what is in the outbox; of what was given up, a line each.

    Returns:
        The exit code.
    """
    state = (await operation()).value
    say(f"{state.waiting} waiting, {len(state.given_up)} given up")
    for message in state.given_up:
        say(
            f"{message.id} {message.kind} of {message.created_at:%Y-%m-%dT%H:%M:%SZ}, request "
            f"{message.request_id}, {message.attempts} attempts: {message.last_error}"
        )
    return 0


async def retry(operation: RetryMessages, which: str) -> int:
    """Have a message delivered after all.

    Args:
        operation: What lets it be due.
        which: Its id, or ``all``.

    Returns:
        The exit code.
    """
    message_id = None if which == ALL else _id(which)
    if message_id is None and which != ALL:
        return 2
    match await operation(message_id, CONTEXT):
        case Ok(count):
            say(f"{count} to be delivered")
            return 0
        case Err():
            return _unknown(which)


async def discard(operation: DiscardMessage, which: str) -> int:
    """Forget a message that was given up.

    Args:
        operation: What forgets it.
        which: Its id.

    Returns:
        The exit code.
    """
    message_id = _id(which)
    if message_id is None:
        return 2
    match await operation(message_id, CONTEXT):
        case Ok():
            say(f"{which} discarded")
            return 0
        case Err():
            return _unknown(which)


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        complain(f"{text} is no id of a message; `outbox` without options shows them.")
        return None


def _unknown(which: str) -> int:
    complain(f"No message {which} was given up; `outbox` without options shows those that were.")
    return 1
