from __future__ import annotations

import pytest

from orders.domain.identity import parse_entity_id

from ...entity_ids import NO_IDS, entity_id


@pytest.mark.parametrize("number", [1, 7, 2**53])
def test_an_identity_is_read_from_its_text(number: int) -> None:
    assert parse_entity_id(str(entity_id(number))) == entity_id(number)


@pytest.mark.parametrize("text", NO_IDS)
def test_other_texts_are_none(text: str) -> None:
    with pytest.raises(ValueError, match=r"^not an? "):
        parse_entity_id(text)
