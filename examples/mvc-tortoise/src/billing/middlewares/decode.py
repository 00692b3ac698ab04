"""From a request to what a handler is called with."""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from ..http import errors
from ..http.request import Incoming
from ..http.route import Access, Call, NoBody, Route
from ..models.context import Actor, Anonymous, OperationContext
from ..models.result import Err, Ok
from ..services.authentication import Authenticate
from .session_cookie import SessionCookie

IDEMPOTENCY_KEY_LENGTH = 255
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

    async def decode(self, route: Route, incoming: Incoming, request_id: str) -> Call[Any, Actor]:
        """What the route's handler is called with.

        Raises:
            HttpError: The request does not get as far as the handler.
        """
        incoming.check_size(self._max_body_bytes)
        actor = await self._actor(route, incoming)
        key = incoming.headers.get("idempotency-key")
        return Call(
            body=_body(route.body, incoming) if route.body else NoBody(),
            context=OperationContext(
                request_id=request_id,
                actor=actor,
                idempotency_key=key[:IDEMPOTENCY_KEY_LENGTH] if key else None,
            ),
            path=incoming.path_parameters(),
            query=incoming.query(),
            session_id=self._session_cookie.read(incoming.headers.get("cookie")),
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


def _body(model: type[M], incoming: Incoming) -> M:
    if not incoming.is_json:
        raise errors.unsupported_media_type()
    try:
        return model.model_validate_json(incoming.body)
    except ValidationError as error:
        raise errors.of_validation(error) from None
