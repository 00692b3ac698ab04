from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from billing.http.errors import HttpError
from billing.middlewares.query import decode_query
from billing.models.page import PageRequest, Sort
from billing.schemas.page_query import GREATEST_OFFSET

from ...entity_ids import entity_id
from ..http.things import Status, ThingsQuery


def _request(**query: str) -> PageRequest:
    values = {name: [value] for name, value in query.items()}
    return decode_query(ThingsQuery, values).to_page_request()


def test_a_list_is_limited_unless_asked_otherwise() -> None:
    assert _request() == PageRequest(limit=20, offset=0)


@pytest.mark.parametrize(
    ("query", "request_"),
    [
        ({"limit": "1"}, PageRequest(limit=1, offset=0)),
        ({"limit": "100", "offset": "40"}, PageRequest(limit=100, offset=40)),
        ({"offset": str(GREATEST_OFFSET)}, PageRequest(limit=20, offset=GREATEST_OFFSET)),
    ],
)
def test_a_client_asks_for_a_part(query: dict[str, str], request_: PageRequest) -> None:
    assert _request(**query) == request_


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("title", (Sort("title"),)),
        ("-madeOn,title", (Sort("made_on", descending=True), Sort("title"))),
        ("title,-title,title", (Sort("title"),)),
    ],
)
def test_it_is_sorted_by_names_of_json(sort: str, expected: tuple[Sort, ...]) -> None:
    assert _request(sort=sort).sort == expected


@pytest.mark.parametrize(
    ("sort", "name"),
    [
        ("", ""),
        ("price", "price"),
        ("-made_on", "made_on"),
        ("--title", "-title"),
        ("title,", ""),
        (" title", " title"),
        ("title,price", "price"),
    ],
)
def test_an_unknown_name_is_told(sort: str, name: str) -> None:
    with pytest.raises(HttpError) as caught:
        _request(sort=sort)

    [detail] = caught.value.details
    assert (caught.value.status, detail.field, detail.code) == (422, "sort", "unknown_sort")
    assert f"'{name}'" in detail.message
    assert "title, madeOn" in detail.message


def test_the_other_parameters_are_filters() -> None:
    filters = _request(
        title="", status="done", price="1.5", inStock="true", number="-3", weight="1e2", limit="5"
    ).filters

    assert filters == {
        "title": "",
        "status": Status.DONE,
        "price": Decimal("1.50"),
        "in_stock": True,
        "number": -3,
        "weight": 100.0,
    }


def test_dates_and_identities_are_filters_too() -> None:
    filters = _request(madeOn="2030-01-02", parentId=str(entity_id(7))).filters

    assert filters == {"made_on": date(2030, 1, 2), "parent_id": entity_id(7)}
