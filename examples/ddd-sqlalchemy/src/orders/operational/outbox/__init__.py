"""What can be done with messages in the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.clock import Clock
from ...domain.outbox import DeliveryPolicy
from ...domain.unit_of_work import UnitsOfWork
from .claim import ClaimMessages
from .complete import CompleteMessage
from .discard import DiscardMessage
from .fail import FailedDelivery, FailMessage
from .inspect import InspectOutbox, OutboxState
from .retry import RetryMessages


@dataclass(frozen=True, slots=True)
class OutboxOperations:
    """The operations of this module, ready to be called."""

    claim: ClaimMessages
    complete: CompleteMessage
    fail: FailMessage
    inspect: InspectOutbox
    retry: RetryMessages
    discard: DiscardMessage


def outbox_operations(
    units_of_work: UnitsOfWork, policy: DeliveryPolicy, clock: Clock
) -> OutboxOperations:
    """All of them."""
    return OutboxOperations(
        claim=ClaimMessages(units_of_work, policy, clock),
        complete=CompleteMessage(units_of_work),
        fail=FailMessage(units_of_work, policy, clock),
        inspect=InspectOutbox(units_of_work),
        retry=RetryMessages(units_of_work, clock),
        discard=DiscardMessage(units_of_work),
    )


__all__ = (
    "ClaimMessages",
    "CompleteMessage",
    "DiscardMessage",
    "FailMessage",
    "FailedDelivery",
    "InspectOutbox",
    "OutboxOperations",
    "OutboxState",
    "RetryMessages",
    "outbox_operations",
)
