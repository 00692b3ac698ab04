from __future__ import annotations

from orders.domain.revision import ANY_REVISION, ExpectedRevision


def test_a_write_is_meant_for_the_revisions_that_it_names() -> None:
    expected = ExpectedRevision(frozenset({2, 3}))

    assert [expected.allows(revision) for revision in (1, 2, 3)] == [False, True, True]


def test_a_write_that_names_none_is_meant_for_none() -> None:
    assert not ExpectedRevision(frozenset()).allows(1)


def test_a_write_is_meant_for_any_unless_it_says_otherwise() -> None:
    assert ANY_REVISION.allows(1)
