"""From a request to what a handler is called with."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..http import errors
from ..http.etag import expected_revision
from ..http.request import Incoming
from ..http.route import Access, Call, NoBody, NoQuery, RequestHeader, Route
from ..models.context import Actor, Anonymous, OperationContext
from ..models.result import Err, Ok
from ..models.revision import ANY_REVISION, ExpectedRevision
from ..services.authentication import Authenticate
from .query import decode_query
from .session_cookie import SessionCookie

IDEMPOTENCY_KEY = re.compile(r"[!-~]{1,255}")
M = TypeVar("M", bound=BaseModel)


class Decoder:
    """Checks and decodes requests, the cheapest checks first.

    Args:
        authenticate: Finds out who holds a token.
        session_cookie: Reads the browser's cookie.
        max_body_bytes: Larger bodies are refused.
    """

    def __init__(
        self, authenticate: Authenticate, session_cookie: SessionCookie, max_body_bytes: int
    ) -> None:
        self._authenticate = authenticate
        self._session_cookie = session_cookie
        self._max_body_bytes = max_body_bytes

    async def decode(
        self, route: Route, incoming: Incoming, request_id: str
    ) -> Call[Any, Any, Actor]:
        """What the route's handler is called with.

        Raises:
            HttpError: The request does not get as far as the handler.
        """
        incoming.check_size(self._max_body_bytes)
        actor = await self._actor(route, incoming)
        idempotency_key = _idempotency_key(route, incoming)
        if_match = _if_match(route, incoming)
        return Call(
            path=incoming.path_parameters(),
            query=decode_query(route.query, incoming.query()) if route.query else NoQuery(),
            body=_body(route.body, incoming) if route.body else NoBody(),
            context=OperationContext(
                request_id=request_id, actor=actor, idempotency_key=idempotency_key
            ),
            if_match=if_match,
            session_id=self._session_cookie.read(incoming.headers.get("cookie")),
            bearer_token=incoming.bearer_token if route.reads_bearer_token else None,
        )

    async def _actor(self, route: Route, incoming: Incoming) -> Actor:
        if route.access is Access.PUBLIC:
            return Anonymous()
        token = incoming.bearer_token
        if token is None:
            raise errors.unauthenticated()
        match await self._authenticate(token):
            case Ok(actor):
                return actor
            case Err(failure):
                raise errors.of_failure(failure)


def _idempotency_key(route: Route, incoming: Incoming) -> str | None:
    key = _header(RequestHeader.IDEMPOTENCY_KEY, route, incoming)
    if key is not None and not IDEMPOTENCY_KEY.fullmatch(key):
        raise errors.invalid_header(
            RequestHeader.IDEMPOTENCY_KEY, "1 to 255 visible characters of ASCII"
        )
    return key


def _if_match(route: Route, incoming: Incoming) -> ExpectedRevision:
    tags = _header(RequestHeader.IF_MATCH, route, incoming)
    if tags is None:
        return ANY_REVISION
    try:
        return expected_revision(tags)
    except ValueError:
        raise errors.invalid_header(
            RequestHeader.IF_MATCH, "* or a list of entity tags in quotes"
        ) from None


def _header(name: RequestHeader, route: Route, incoming: Incoming) -> str | None:
    return incoming.headers.get(name.lower()) if name in route.request_headers else None


def _body(model: type[M], incoming: Incoming) -> M:
    if not incoming.is_json:
        raise errors.unsupported_media_type()
    try:
        return model.model_validate_json(incoming.body, by_alias=True, by_name=False)
    except ValidationError as error:
        raise errors.of_validation(error) from None
