from __future__ import annotations

from uuid import UUID

from orders.domain.identity import EntityId

NO_IDS = (
    "",
    "7",
    "01890f3e-0000-7000-8000-00000000000g",
    "01890f3e000070008000000000000007",
    "{01890f3e-0000-7000-8000-000000000007}",
    "01890f3e-0000-7000-8000-000000000007 ",
)


def entity_id(number: int) -> EntityId:
    """The identity that stands for this number."""
    return EntityId(UUID(int=number))


def is_entity_id(value: object) -> bool:
    """Whether a value in JSON is an identity of the service's kind."""
    return isinstance(value, str) and UUID(value).version == 7
