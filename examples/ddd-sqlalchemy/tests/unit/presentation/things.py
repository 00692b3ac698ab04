from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from http import HTTPMethod, HTTPStatus
from typing import Annotated

from pydantic import Field

from orders.domain.failures import (
    AlreadyTaken,
    NotFound,
    RevisionMismatch,
    StillReferenced,
)
from orders.domain.page import Sort
from orders.presentation.http.contract import Contract
from orders.presentation.http.identity import Identity
from orders.presentation.http.json_value import Json
from orders.presentation.http.page_query import PageQuery, SortBy
from orders.presentation.http.partial import NotNull, PartialContract
from orders.presentation.http.reply import Reply, no_content
from orders.presentation.http.route import (
    Call,
    ReplyHeader,
    RequestHeader,
    Route,
)
from orders.presentation.http.values import (
    Bigint,
    DateOnly,
    Float,
    Instant,
    Integer32,
    LocalTime,
    Text,
    Uuid,
    decimal_text,
)

Title = Annotated[Text, Field(max_length=5)]
Price = Annotated[Decimal, decimal_text(precision=6, scale=2)]
Count = Annotated[Decimal, decimal_text(precision=3, scale=0)]
Share = Annotated[Decimal, decimal_text(precision=3, scale=3)]


class Status(StrEnum):
    """How far a thing is."""

    DRAFT = "draft"
    DONE = "done"


class ThingRequest(Contract):
    """A thing with a field of every type."""

    title: Title
    status: Status = Status.DRAFT
    price: Price = Decimal("1.50")
    count: Count | None = Decimal(7)
    share: Share | None = None
    in_stock: bool | None = None
    number: Integer32 | None = None
    big_number: Bigint = 5
    weight: Float | None = None
    made_on: DateOnly | None = date(2030, 1, 2)
    opens_at: LocalTime = time(8, 30)
    sold_at: Instant | None = None
    serial: Uuid | None = None
    extra: Json | None = None
    parent_id: Identity | None = None


class ThingChanges(PartialContract):
    """Changes to a thing."""

    title: Annotated[Title | None, NotNull()] = None
    price: Annotated[Price | None, NotNull()] = None
    sold_at: Instant | None = None
    extra: Annotated[Json | None, NotNull()] = None


class ThingsQuery(PageQuery):
    """Which things."""

    sort: Annotated[tuple[Sort, ...], SortBy(("title", "made_on"))] = ()
    title: Annotated[Title | None, NotNull()] = None
    status: Annotated[Status | None, NotNull()] = None
    price: Annotated[Price | None, NotNull()] = None
    in_stock: Annotated[bool | None, NotNull()] = None
    number: Annotated[Integer32 | None, NotNull()] = None
    weight: Annotated[Float | None, NotNull()] = None
    made_on: Annotated[DateOnly | None, NotNull()] = None
    parent_id: Annotated[Identity | None, NotNull()] = None


class ThingResponse(ThingRequest):
    """A thing, as others may see it."""

    id: Identity
    created_at: Instant


async def _nothing(_call: Call[object, object, object]) -> Reply:  # type: ignore[type-var]
    return no_content()


LIST = Route(
    HTTPMethod.GET,
    "/things",
    name="list_things",
    summary="List things",
    tag="things",
    handler=_nothing,
    query=ThingsQuery,
    reply=ThingResponse,
    is_page=True,
)
CREATE = Route(
    HTTPMethod.POST,
    "/things",
    name="create_thing",
    summary="Make a thing",
    tag="things",
    handler=_nothing,
    body=ThingRequest,
    reply=ThingResponse,
    status=HTTPStatus.CREATED,
    request_headers=(RequestHeader.IDEMPOTENCY_KEY,),
    reply_headers=(ReplyHeader.ETAG, ReplyHeader.LOCATION),
    failures=(AlreadyTaken,),
)
CHANGE = Route(
    HTTPMethod.PATCH,
    "/things/:id",
    name="change_thing",
    summary="Change a thing",
    tag="things",
    handler=_nothing,
    body=ThingChanges,
    reply=ThingResponse,
    request_headers=(RequestHeader.IF_MATCH,),
    reply_headers=(ReplyHeader.ETAG,),
    failures=(NotFound, RevisionMismatch),
)
DELETE = Route(
    HTTPMethod.DELETE,
    "/things/:id",
    name="delete_thing",
    summary="Take a thing away",
    tag="things",
    handler=_nothing,
    status=HTTPStatus.NO_CONTENT,
    request_headers=(RequestHeader.IF_MATCH,),
    failures=(NotFound, RevisionMismatch, StillReferenced),
)
