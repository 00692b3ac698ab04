"""The deliverer, put together."""

from __future__ import annotations

from pathlib import Path

from ..config import Settings
from ..presentation.delivery import Handlers, register_handlers
from ..presentation.delivery.attempt import Attempt
from ..presentation.delivery.deliverer import Deliverer
from ..presentation.delivery.ending import word_to_end
from .container import delivery_policy, open_operations


async def deliver(settings: Settings, root: Path, line: int | None) -> None:
    """Deliver messages of the outbox until a signal or a supervisor ends it.

    Args:
        settings: Every setting; the secret must be there.
        root: The project's folder.
        line: Inherited descriptor of the line to a supervisor, if there is one.
    """
    ending = word_to_end(line)
    async with open_operations(settings, root) as operations:
        handlers = Handlers(operations)
        register_handlers(handlers)
        outbox = operations.outbox
        attempt = Attempt(handlers, outbox, delivery_policy(settings.outbox))
        await Deliverer(outbox.claim, attempt, settings.outbox).run(ending)
