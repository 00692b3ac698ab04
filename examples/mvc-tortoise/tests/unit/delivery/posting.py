from __future__ import annotations

from billing.models.context import Mode
from billing.models.outbox import Message, StoredMessage

from ..fakes import FakeService


async def stored(service: FakeService, message: Message) -> StoredMessage:
    """The message as it is in the outbox."""
    async with service.units.writing(Mode.APPLY) as unit:
        await unit.outbox.add(message, "request 1", service.clock.now())
        await unit.commit()
    *_, last = service.units.storage.outbox.values()
    return last
