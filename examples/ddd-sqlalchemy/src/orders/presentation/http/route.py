"""A route, as data: what is served and what is documented come from the same place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from http import HTTPMethod, HTTPStatus
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel

from ...config.rate_limit import RateGroup
from ...domain.context import Actor, OperationContext
from ...domain.failures import Failure
from ...domain.identity import EntityId, parse_entity_id
from ...domain.revision import ANY_REVISION, ExpectedRevision
from . import errors
from .contract import Contract
from .headers import JSON
from .reply import Reply

Body_co = TypeVar("Body_co", covariant=True)
Query_co = TypeVar("Query_co", covariant=True)
A_co = TypeVar("A_co", bound=Actor, covariant=True)


class Access(Enum):
    """Who may call a route, whatever the method."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"


class RequestHeader(StrEnum):
    """Headers that a route may listen to."""

    IDEMPOTENCY_KEY = "Idempotency-Key"
    IF_MATCH = "If-Match"


class ReplyHeader(StrEnum):
    """Headers that the success of a route may have."""

    ETAG = "ETag"
    LOCATION = "Location"


@dataclass(frozen=True, slots=True)
class RateLimit:
    """How a route's calls are counted.

    Attributes:
        group: The routes whose calls are counted together, of each client address.
        mailbox: Member of the body with the e-mail address that a mail goes to; mails are counted
            by address, whoever asks for them.
    """

    group: RateGroup
    mailbox: str | None = None


class NoBody(Contract):
    """The body of a request that has none."""


class NoQuery(Contract):
    """The query of a request whose route reads none."""


@dataclass(frozen=True, slots=True)
class Call(Generic[Body_co, Query_co, A_co]):
    """A request, decoded and checked.

    Attributes:
        body: The validated body; `NoBody` where the route takes none.
        query: The validated query; `NoQuery` where the route reads none.
        context: Who calls, and under what circumstances.
        path: The path's parameters, percent-decoded.
        if_match: The revision that the call is meant for.
        session_id: The session that the browser's cookie remembers.
        bearer_token: What came as one, unread, where the route reads it.
    """

    body: Body_co
    query: Query_co
    context: OperationContext[A_co]
    path: Mapping[str, str]
    if_match: ExpectedRevision = ANY_REVISION
    session_id: UUID | None = None
    bearer_token: str | None = None

    def entity_id(self, parameter: str) -> EntityId:
        """The identity in a parameter of the path.

        Raises:
            HttpError: 404: it is none, so nothing can be there.
        """
        try:
            return parse_entity_id(self.path[parameter])
        except ValueError:
            raise errors.not_found() from None


Handler = Callable[[Call[Any, Any, Any]], Awaitable[Reply]]


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one path.

    Attributes:
        method: GET also serves HEAD.
        path: With parameters as ``:name``.
        name: The operation's name in OpenAPI, unique, in snake_case.
        summary: One line for the documentation.
        tag: The group it belongs to.
        handler: Decodes nothing, calls one operation, maps its result.
        access: Who may call it.
        body: Model of the body, if it takes one.
        query: Model of the query, if it reads one.
        reply: Model under ``result``; None where that is null or where there is no body.
        is_page: Whether ``result`` is a list of the model, with ``page`` beside it.
        status: Of a success.
        media_types: Those that a success can have.
        is_enveloped: Whether JSON is wrapped in ``{"result": ...}``; OpenAPI's own document is not.
        request_headers: Those that it listens to, beside those of every route.
        reply_headers: Those that a success has, beside those of every reply.
        failures: What an operation may answer with instead.
        limit: How often it may be called, if that is limited.
        takes_at_least: Seconds before it answers, so that their number does not tell what was done.
        path_values: The values a path parameter can have, where they are known.
        is_polled: Whether machines ask it all the time: a success is logged for debugging only.
        reads_bearer_token: Whether it looks at the token of ``Authorization`` itself.
    """

    method: HTTPMethod
    path: str
    name: str
    summary: str
    tag: str
    handler: Handler
    access: Access = Access.PUBLIC
    body: type[BaseModel] | None = None
    query: type[BaseModel] | None = None
    reply: type[BaseModel] | None = None
    is_page: bool = False
    status: HTTPStatus = HTTPStatus.OK
    media_types: tuple[str, ...] = (JSON,)
    is_enveloped: bool = True
    request_headers: tuple[RequestHeader, ...] = ()
    reply_headers: tuple[ReplyHeader, ...] = ()
    failures: tuple[type[Failure], ...] = ()
    limit: RateLimit | None = None
    takes_at_least: float = 0
    path_values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_polled: bool = False
    reads_bearer_token: bool = False

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the path's parameters."""
        return tuple(part[1:] for part in self.path.split("/") if part.startswith(":"))
