"""One delivery of one message, from the claim to what becomes of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from loguru import logger

from ...domain.context import OperationContext, System
from ...domain.failures import DependencyUnavailableError, UndeliverableError
from ...domain.outbox import DeliveryPolicy, StoredMessage
from ...domain.result import Err
from ...operational.outbox import FailedDelivery, OutboxOperations
from .handlers import Handlers, UnknownMessageError

log = logger.bind(module="outbox")


@dataclass(frozen=True, slots=True)
class Attempt:
    """Delivers claimed messages.

    What fails for want of a server, or by a mistake in the code, is tried again. What an operation
    or a recipient refuses, is refused again: that is given up at once.
    """

    handlers: Handlers
    outbox: OutboxOperations
    policy: DeliveryPolicy

    async def __call__(self, message: StoredMessage) -> None:
        """Deliver one; its log lines carry the id of the request that asked for it."""
        with logger.contextualize(request_id=message.request_id):
            context = OperationContext(request_id=message.request_id, actor=System("outbox"))
            failed = await self._deliver(message)
            if failed is None:
                await self.outbox.complete(message, context)
                log.info("Delivered {} {}", message.kind, message.id)
                return
            due_at = (await self.outbox.fail(failed, context)).value
            told = f"attempt {message.attempts} at {message.kind} {message.id}: {failed.error}"
            if due_at is None:
                log.error("Gave up after {}", told)
            else:
                log.warning("Next try at {:%Y-%m-%dT%H:%M:%SZ} after {}", due_at, told)

    async def _deliver(self, message: StoredMessage) -> FailedDelivery | None:
        if message.attempts > self.policy.max_attempts:
            return FailedDelivery(message, "its process ended at every attempt", again=False)
        seconds = self.policy.patience.total_seconds()
        try:
            async with asyncio.timeout(seconds):
                outcome = await self.handlers.handle(message)
        except (DependencyUnavailableError, UndeliverableError, UnknownMessageError) as told:
            never = isinstance(told, UndeliverableError)
            return FailedDelivery(message, str(told), again=not never)
        except TimeoutError:
            return FailedDelivery(message, f"not done within {seconds:g} s")
        except Exception as error:
            log.exception("{} {} failed", message.kind, message.id)
            return FailedDelivery(message, f"{type(error).__name__}: {error}")
        match outcome:
            case Err(failure):
                return FailedDelivery(message, f"{failure.code}: {failure.message}", again=False)
        return None
