from __future__ import annotations

from billing.models.database.identity import new_entity_id

from ...entity_ids import is_entity_id


def test_identities_sort_in_the_order_in_which_they_are_made() -> None:
    made = [new_entity_id() for _ in range(1000)]

    assert len(set(made)) == len(made)
    assert all(is_entity_id(str(identity)) for identity in made)
    assert made == sorted(made)
