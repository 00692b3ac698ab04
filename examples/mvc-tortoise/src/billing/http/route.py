"""A route, as data: what is served and what is documented come from the same place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from http import HTTPMethod, HTTPStatus
from typing import Any, Generic, TypeVar
from uuid import UUID

from pydantic import BaseModel

from ..models.context import Actor, OperationContext
from ..models.failures import Failure
from ..schemas.contract import Contract
from ..utils import JSON
from .reply import Reply

Body_co = TypeVar("Body_co", covariant=True)
A_co = TypeVar("A_co", bound=Actor, covariant=True)


class Access(Enum):
    """Who may call a route, whatever the method."""

    PUBLIC = "public"
    SIGNED_IN = "signed_in"


class NoBody(Contract):
    """The body of a request that has none."""


@dataclass(frozen=True, slots=True)
class Call(Generic[Body_co, A_co]):
    """A request, decoded and checked.

    Attributes:
        body: The validated body; `NoBody` where the route takes none.
        context: Who calls, and under what circumstances.
        path: The path's parameters, percent-decoded.
        query: The query's parameters, percent-decoded, in the order in which each came.
        session_id: The session that the browser's cookie remembers.
    """

    body: Body_co
    context: OperationContext[A_co]
    path: Mapping[str, str]
    query: Mapping[str, list[str]]
    session_id: UUID | None = None


Handler = Callable[[Call[Any, Any]], Awaitable[Reply]]


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
        reply: Model under ``result``; None where that is null or where there is no body.
        status: Of a success.
        media_types: Those that a success can have.
        is_enveloped: Whether JSON is wrapped in ``{"result": ...}``; OpenAPI's own document is not.
        failures: What an operation may answer with instead.
        path_values: The values a path parameter can have, where they are known.
    """

    method: HTTPMethod
    path: str
    name: str
    summary: str
    tag: str
    handler: Handler
    access: Access = Access.PUBLIC
    body: type[BaseModel] | None = None
    reply: type[BaseModel] | None = None
    status: HTTPStatus = HTTPStatus.OK
    media_types: tuple[str, ...] = (JSON,)
    is_enveloped: bool = True
    failures: tuple[type[Failure], ...] = ()
    path_values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the path's parameters."""
        return tuple(part[1:] for part in self.path.split("/") if part.startswith(":"))
