"""What a route answers with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from uuid import UUID

from pydantic import BaseModel
from pydantic_core import to_json

from ..utils import JSON


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
    session: BeginSession | EndSession | None = None,
) -> Reply:
    """A success: ``{"result": ...}``."""
    return Reply(status=status, body=to_json({"result": value}, by_alias=True), session=session)


def no_content(*, session: BeginSession | EndSession | None = None) -> Reply:
    """A success that has nothing to say."""
    return Reply(status=HTTPStatus.NO_CONTENT, media_type="", session=session)
