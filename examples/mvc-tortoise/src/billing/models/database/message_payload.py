"""How a message is stored."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from ..outbox import Message

ADAPTERS: dict[type[Message], TypeAdapter[Any]] = {}


def write_payload(message: Message) -> str:
    """The message in JSON."""
    kind = type(message)
    if kind not in ADAPTERS:
        ADAPTERS[kind] = TypeAdapter(kind)
    return ADAPTERS[kind].dump_json(message).decode()
