"""All operations of the service, by module."""

from __future__ import annotations

from dataclasses import dataclass

from .authentication import AuthenticationOperations
from .categories import CategoryOperations
from .health import HealthOperations
from .monitoring import MonitoringOperations
from .notes import NoteOperations
from .outbox import OutboxOperations
from .products import ProductOperations
from .users import UserOperations


@dataclass(frozen=True, slots=True)
class Operations:
    """What an adapter (HTTP, command line, worker) can call."""

    authentication: AuthenticationOperations
    health: HealthOperations
    outbox: OutboxOperations
    monitoring: MonitoringOperations
    users: UserOperations
    categories: CategoryOperations
    products: ProductOperations
    notes: NoteOperations
