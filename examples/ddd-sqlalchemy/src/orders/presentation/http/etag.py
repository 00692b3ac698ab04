"""Revisions as entity tags (RFC 9110, 8.8.3 and 13.1.1)."""

from __future__ import annotations

import re

from ...domain.revision import ANY_REVISION, ExpectedRevision

_TAG = r'(?:W/)?"[^\x00-\x20"\x7f]*"'
_LIST = re.compile(rf"(?:[ \t]*,)*[ \t]*{_TAG}(?:[ \t]*,(?:[ \t]*{_TAG})?)*[ \t]*")
_STRONG = re.compile(r'(?<!W/)"([1-9][0-9]{0,18})"')

# What OpenAPI says; without the empty elements and the letters beyond ASCII that are taken as well.
ENTITY_TAG_PATTERN = '^"[1-9][0-9]*"$'
ENTITY_TAGS_PATTERN = '^(W/)?"[!#-~]*"(, *(W/)?"[!#-~]*")*$'


def entity_tag(revision: int) -> str:
    """The strong tag of a revision."""
    return f'"{revision}"'


def expected_revision(if_match: str) -> ExpectedRevision:
    """The revisions that an ``If-Match`` lists; a weak tag is none of them, nor a foreign one.

    Raises:
        ValueError: It is neither ``*`` nor a list of tags.
    """
    if if_match.strip() == "*":
        return ANY_REVISION
    if not _LIST.fullmatch(if_match):
        raise ValueError("neither * nor a list of entity tags")
    return ExpectedRevision(frozenset(int(tag) for tag in _STRONG.findall(if_match)))
