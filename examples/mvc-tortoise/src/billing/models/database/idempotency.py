"""How it is remembered what was done under which key."""

from __future__ import annotations

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any, TypeVar

from pydantic import TypeAdapter

from ..idempotency import IdempotentRequest

T = TypeVar("T")

LIFETIME = timedelta(hours=24)
FORGOTTEN_AT_ONCE = 100
ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}


def key_digest(request: IdempotentRequest) -> str:
    """What a key is stored under: no two actors or operations share it."""
    parts = [request.actor, request.operation, request.key]
    return sha256(json.dumps(parts).encode()).hexdigest()


def write_outcome(outcome: object) -> str:
    """A dataclass as JSON."""
    return _adapter(type(outcome)).dump_json(outcome).decode()


def read_outcome(kind: type[T], text: str) -> T:
    """The dataclass that `write_outcome` was given."""
    return _adapter(kind).validate_json(text)


def _adapter(kind: type[T]) -> TypeAdapter[T]:
    if kind not in ADAPTERS:
        ADAPTERS[kind] = TypeAdapter(kind)
    return ADAPTERS[kind]
