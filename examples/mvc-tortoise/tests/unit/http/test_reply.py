from __future__ import annotations

import json

from billing.http.reply import page_result, result
from billing.models.page import Page

from .things import ThingRequest


def test_a_reply_names_revision_and_place() -> None:
    reply = result(ThingRequest(title="a"), 201, revision=3, location="/things/7")

    assert reply.headers == {"ETag": '"3"', "Location": "/things/7"}


def test_a_reply_without_them_has_no_such_headers() -> None:
    assert result(None).headers == {}


def test_a_page_is_beside_its_list() -> None:
    page = Page(items=("a", "b"), total=5, limit=2, offset=1)

    reply = page_result(page, lambda title: ThingRequest(title=title))

    content = json.loads(reply.body)
    assert [item["title"] for item in content["result"]] == ["a", "b"]
    assert content["page"] == {"total": 5, "limit": 2, "offset": 1}
