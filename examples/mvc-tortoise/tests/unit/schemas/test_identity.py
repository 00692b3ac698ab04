from __future__ import annotations

import json

import pytest
from pydantic import TypeAdapter, ValidationError

from billing.models.identity import EntityId
from billing.schemas.identity import Identity

from ...entity_ids import NO_IDS, entity_id

IDENTITIES: TypeAdapter[EntityId] = TypeAdapter(Identity)


def test_an_identity_is_written_and_read() -> None:
    written = IDENTITIES.dump_json(entity_id(7))

    assert IDENTITIES.validate_json(written, strict=True) == entity_id(7)


@pytest.mark.parametrize("text", NO_IDS)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        IDENTITIES.validate_json(json.dumps(text), strict=True)
