from __future__ import annotations

import re

import pytest

from orders.domain.revision import ANY_REVISION, ExpectedRevision
from orders.presentation.http.etag import (
    ENTITY_TAG_PATTERN,
    ENTITY_TAGS_PATTERN,
    entity_tag,
    expected_revision,
)


def test_a_tag_names_its_revision() -> None:
    tag = entity_tag(42)

    assert re.fullmatch(ENTITY_TAG_PATTERN, tag)
    assert expected_revision(tag) == ExpectedRevision(frozenset({42}))


def test_a_star_is_any_revision() -> None:
    assert expected_revision(" * ") == ANY_REVISION


@pytest.mark.parametrize(
    ("header", "revisions"),
    [
        ('"1"', {1}),
        ('"1", "2"', {1, 2}),
        ('"1"\t,"2" ', {1, 2}),
        (', "1",, "2",', {1, 2}),
        ('W/"1"', set()),
        ('W/"1", "2"', {2}),
        ('"01"', set()),
        ('"a,b", "\u00e9", ""', set()),
        ('"W/", "3"', {3}),
        ('"99999999999999999999"', set()),
    ],
)
def test_the_strong_tags_of_a_list_are_revisions(header: str, revisions: set[int]) -> None:
    assert expected_revision(header) == ExpectedRevision(frozenset(revisions))


@pytest.mark.parametrize("header", ["", "1", '"1', '"1" "2"', '"1"x', 'w/"1"', '*, "1"', '"a b"'])
def test_anything_else_is_malformed(header: str) -> None:
    assert not re.fullmatch(ENTITY_TAGS_PATTERN, header)
    with pytest.raises(ValueError, match="entity tags"):
        expected_revision(header)
