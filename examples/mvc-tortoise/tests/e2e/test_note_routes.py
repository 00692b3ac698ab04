from __future__ import annotations

import json
from urllib.parse import quote

import httpx
import pytest

from ..entity_ids import NO_IDS, entity_id, is_entity_id
from .envelope import error_of
from .note_rows import PATH, made_note, note_body
from .rows import Json, Member, Rows

NOTHING = f"{PATH}/{entity_id(999_999)}"


def _at(row: Json) -> str:
    return f"{PATH}/{row['id']}"


def test_a_whole_life(rows: Rows) -> None:
    body, other = note_body(rows, 1), note_body(rows, 2)

    created = rows.call("POST", PATH, json=body)
    assert created.status_code == 201, created.text
    made = created.json()["result"]
    assert is_entity_id(made["id"])
    assert created.headers["location"] == _at(made)
    assert created.headers["etag"] == '"1"'
    assert made == {
        "id": made["id"],
        **body,
        "createdAt": made["createdAt"],
        "updatedAt": made["createdAt"],
    }
    read = rows.call("GET", _at(made))
    assert (read.status_code, read.headers["etag"], read.json()) == (200, '"1"', created.json())

    replaced = rows.call("PUT", _at(made), json=other)
    assert replaced.status_code == 200, replaced.text
    assert replaced.headers["etag"] == '"2"'
    assert replaced.json()["result"] == made | other | {
        "updatedAt": replaced.json()["result"]["updatedAt"]
    }

    changed = rows.call("PATCH", _at(made), json={"title": body["title"]})
    assert changed.status_code == 200, changed.text
    assert changed.headers["etag"] == '"3"'
    assert changed.json()["result"]["title"] == body["title"]
    assert rows.call("PATCH", _at(made), json={}).headers["etag"] == '"3"'

    deleted = rows.call("DELETE", _at(made))
    assert (deleted.status_code, deleted.content) == (204, b"")
    error_of(rows.call("GET", _at(made)), 404, "not_found")


def test_a_list_is_paged_sorted_and_filtered(rows: Rows) -> None:
    made = [made_note(rows, number) for number in range(1, 3 + 1)]

    page = rows.call("GET", PATH, params={"sort": "-createdAt", "limit": "1", "offset": "0"})
    assert page.status_code == 200, page.text
    assert page.json()["page"]["limit"] == 1
    assert page.json()["page"]["total"] >= len(made)
    assert page.json()["result"] == made[-1:]
    value = made[0]["title"]
    params = {"title": json.dumps(value).strip('"'), "sort": "createdAt"}
    alike = rows.call("GET", PATH, params=params).json()["result"]
    assert made[0] in alike
    assert all(row["title"] == value for row in alike)


@pytest.mark.parametrize(
    ("name", "value"),
    [("limit", "0"), ("limit", "101"), ("offset", "-1"), ("sort", "no-such"), ("no-such", "1")],
)
def test_a_list_that_cannot_be_is_refused(rows: Rows, name: str, value: str) -> None:
    error = error_of(rows.call("GET", PATH, params={name: value}), 422, "validation_error")

    assert [detail["field"] for detail in error["details"]] == [name]


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_what_is_wrong_is_named(rows: Rows, method: str) -> None:
    body = note_body(rows) | {"no-such": 1, "title": None}
    path = PATH if method == "POST" else NOTHING

    error = error_of(rows.call(method, path, json=body), 422, "validation_error")

    assert {detail["field"] for detail in error["details"]} == {"no-such", "title"}


def test_what_is_not_there_is_not_found(rows: Rows) -> None:
    body = note_body(rows)
    for path in (NOTHING, *(f"{PATH}/{quote(text, safe='')}" for text in NO_IDS if text)):
        error_of(rows.call("GET", path), 404, "not_found")
        error_of(rows.call("PUT", path, json=body), 404, "not_found")
        error_of(rows.call("PATCH", path, json={}), 404, "not_found")
        error_of(rows.call("DELETE", path), 404, "not_found")


@pytest.mark.parametrize(
    "field",
    [
        "productId",
    ],
)
def test_a_reference_to_nothing_is_named(rows: Rows, field: str) -> None:
    body = note_body(rows) | {field: str(entity_id(999_999))}

    error = error_of(rows.call("POST", PATH, json=body), 422, "unknown_reference")

    assert [detail["field"] for detail in error["details"]] == [field]


def test_another_revision_is_left_alone(rows: Rows) -> None:
    made = made_note(rows)
    body, stale = note_body(rows), {"If-Match": '"7"'}

    error_of(rows.call("PUT", _at(made), json=body, headers=stale), 412, "revision_mismatch")
    error_of(rows.call("PATCH", _at(made), json={}, headers=stale), 412, "revision_mismatch")
    error_of(rows.call("DELETE", _at(made), headers=stale), 412, "revision_mismatch")
    known = {"If-Match": rows.call("GET", _at(made)).headers["etag"]}
    assert rows.call("PUT", _at(made), json=body, headers=known).status_code == 200
    error_of(rows.call("PUT", _at(made), json=body, headers=known), 412, "revision_mismatch")


def test_a_key_stands_for_one_write(rows: Rows) -> None:
    body, key = note_body(rows), {"Idempotency-Key": f"test-{rows.user_id(1)}-notes"}

    first = rows.call("POST", PATH, json=body, headers=key)
    again = rows.call("POST", PATH, json=body, headers=key)

    assert first.status_code == 201, first.text
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["etag"] == first.headers["etag"]
    other = rows.call("POST", PATH, json=note_body(rows, 2), headers=key)
    error_of(other, 422, "idempotency_key_reused")


def test_only_who_is_signed_in_may(rows: Rows, http: httpx.Client) -> None:
    made, body = made_note(rows), note_body(rows)

    error_of(http.get(PATH), 401, "unauthenticated")
    error_of(http.get(_at(made)), 401, "unauthenticated")
    error_of(http.post(PATH, json=body), 401, "unauthenticated")
    error_of(http.put(_at(made), json=body), 401, "unauthenticated")
    error_of(http.patch(_at(made), json={}), 401, "unauthenticated")
    error_of(http.delete(_at(made)), 401, "unauthenticated")


def test_what_is_somebody_elses_is_not_found(
    rows: Rows, http: httpx.Client, stranger: Member
) -> None:
    made, body = made_note(rows), note_body(rows)

    error_of(http.get(_at(made), headers=stranger.headers), 404, "not_found")
    error_of(http.put(_at(made), json=body, headers=stranger.headers), 404, "not_found")
    error_of(http.patch(_at(made), json={}, headers=stranger.headers), 404, "not_found")
    error_of(http.delete(_at(made), headers=stranger.headers), 404, "not_found")
    assert http.get(PATH, headers=stranger.headers).json()["result"] == []
    assert rows.call("GET", _at(made)).json()["result"] == made
