from __future__ import annotations

import json
from dataclasses import fields

import pytest
from pydantic import ValidationError

from orders.domain.notes import Note
from orders.presentation.notes.contracts import NoteChangeRequest, NoteRequest, NoteResponse

from ...note_samples import stored_note
from ...samples import Samples
from ..fakes import FakeService


@pytest.fixture
async def stored(service: FakeService) -> Note:
    return await stored_note(Samples(service.units))


def _json(stored: Note) -> dict[str, object]:
    """What a client can set, as it reads it."""
    content: dict[str, object] = json.loads(NoteResponse.of(stored).model_dump_json())
    return {name: content[name] for name in content if name not in {"id", "createdAt", "updatedAt"}}


async def test_what_is_read_can_be_written(stored: Note) -> None:
    content = json.dumps(_json(stored))

    assert NoteRequest.model_validate_json(content).to_values() == stored.values
    changes = NoteChangeRequest.model_validate_json(content).to_changes()
    assert list(changes.items()) == [
        (field.name, getattr(stored.values, field.name)) for field in fields(stored.values)
    ]


def test_what_is_left_out_of_a_change_is_no_change() -> None:
    assert NoteChangeRequest.model_validate_json("{}").to_changes() == {}


async def test_only_what_may_be_null_is(stored: Note) -> None:
    content = json.dumps(dict.fromkeys(_json(stored)))

    for contract in (NoteRequest, NoteChangeRequest):
        with pytest.raises(ValidationError) as caught:
            contract.model_validate_json(content)
        assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {
            "title",
        }


def test_what_has_no_default_is_required() -> None:
    with pytest.raises(ValidationError) as caught:
        NoteRequest.model_validate_json("{}")

    assert {str(fault["loc"][0]) for fault in caught.value.errors()} == {
        "title",
    }
