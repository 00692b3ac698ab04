"""What a route answers with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TypeVar
from uuid import UUID

from pydantic import BaseModel
from pydantic_core import to_json

from ..models.page import Page
from ..schemas.envelope import PageInfo
from ..utils import JSON
from .etag import entity_tag

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class BeginSession:
    """Let the browser remember this session."""

    session_id: UUID


@dataclass(frozen=True, slots=True)
class EndSession:
    """Let the browser forget its session."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A response, before it becomes the framework's.

    Attributes:
        status: HTTP status.
        body: The bytes to send.
        media_type: What the bytes are; empty where there are none.
        headers: Further headers.
        session: What becomes of the browser's session cookie.
    """

    status: int
    body: bytes = b""
    media_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    session: BeginSession | EndSession | None = None


def result(
    value: BaseModel | None,
    status: int = HTTPStatus.OK,
    *,
    revision: int | None = None,
    location: str | None = None,
    session: BeginSession | EndSession | None = None,
) -> Reply:
    """A success: ``{"result": ...}``.

    Args:
        value: What there is to say.
        status: HTTP status.
        revision: Of what the value shows; the reply gets its tag.
        location: Path of what was created.
        session: What becomes of the browser's session cookie.
    """
    headers: dict[str, str] = {}
    if revision is not None:
        headers["ETag"] = entity_tag(revision)
    if location is not None:
        headers["Location"] = location
    body = to_json({"result": value}, by_alias=True)
    return Reply(status=status, body=body, headers=headers, session=session)


def page_result(page: Page[T], of: Callable[[T], BaseModel]) -> Reply:
    """A part of a list: ``{"result": [...], "page": {"total", "limit", "offset"}}``.

    Args:
        page: The rows.
        of: Makes the model of a row.
    """
    info = PageInfo(total=page.total, limit=page.limit, offset=page.offset)
    content = {"result": [of(item) for item in page.items], "page": info}
    return Reply(status=HTTPStatus.OK, body=to_json(content, by_alias=True))


def no_content(*, session: BeginSession | EndSession | None = None) -> Reply:
    """A success that has nothing to say."""
    return Reply(status=HTTPStatus.NO_CONTENT, media_type="", session=session)
