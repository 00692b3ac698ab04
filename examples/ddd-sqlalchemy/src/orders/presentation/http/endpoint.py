"""One request from beginning to end."""

from __future__ import annotations

from loguru import logger
from robyn import Headers, Request, Response

from ...domain.failures import DependencyUnavailableError
from ..server.in_flight import InFlightRequests
from ..server.robyn_app import Endpoint
from . import errors
from .deadline import Deadline
from .decode import Decoder
from .headers import REQUEST_ID
from .logged_path import logged_path
from .pace import paced
from .protection import Protection
from .rate_limit import Answer
from .reply import BeginSession, EndSession, Reply
from .request import Incoming
from .request_id import request_id_of
from .route import Route
from .route_table import RouteTable
from .session_cookie import SessionCookie
from .watch import RouteWatch, Watch

log = logger.bind(module="http")


class Endpoints:
    """Makes, of each route, what the framework calls; and what it calls where there is no route.

    Args:
        routes: All routes.
        decoder: Turns requests into calls.
        session_cookie: Writes the browser's cookie.
        protection: Against those who mean no good.
        in_flight: Counts the requests that are being answered.
        watch: Who is told of requests.
        deadline: Gives up on answers that take too long.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - each has a part in every answer
        self,
        routes: RouteTable,
        decoder: Decoder,
        session_cookie: SessionCookie,
        protection: Protection,
        in_flight: InFlightRequests,
        watch: Watch,
        deadline: Deadline,
    ) -> None:
        self._routes = routes
        self._decoder = decoder
        self._session_cookie = session_cookie
        self._cors = protection.cors
        self._limits = protection.limits
        self._headers = protection.headers
        self._in_flight = in_flight
        self._watch = watch
        self._deadline = deadline

    def of(self, route: Route) -> Endpoint:
        """The endpoint of a route."""
        handler = paced(self._limits.of_mailbox(route), route.takes_at_least)

        async def answer(incoming: Incoming, request_id: str) -> Reply:
            return await handler(await self._decoder.decode(route, incoming, request_id))

        return self._endpoint(self._limits.of_client(route, answer), self._watch.of(route))

    def fallback(self) -> Endpoint:
        """The endpoint of all that no route takes: 404, 405, and the answer to ``OPTIONS``."""

        async def answer(incoming: Incoming, _request_id: str) -> Reply:
            methods = self._routes.methods_at(incoming.path)
            if not methods:
                raise errors.not_found()
            if incoming.method != "OPTIONS":
                raise errors.method_not_allowed(methods)
            preflight = self._cors.preflight_headers(incoming.headers.get("origin"), methods)
            allow = {"Allow": ", ".join(methods)}
            return Reply(status=204, media_type="", headers=allow | preflight)

        return self._endpoint(answer, self._watch.of())

    def _endpoint(self, answer: Answer, watch: RouteWatch) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            request_id = request_id_of(request.headers.get(REQUEST_ID))
            with self._in_flight.request(), watch.request(request, request_id) as watched:
                reply, origin = await self._reply(answer, request, request_id)
                watched.status = int(reply.status)
                return self._to_response(reply, request_id, origin)

        return endpoint

    async def _reply(
        self, answer: Answer, request: Request, request_id: str
    ) -> tuple[Reply, str | None]:
        """The reply, whatever happens on the way to it, and the origin that asks."""
        origin: str | None = None
        try:
            incoming = Incoming.of(request)
            origin = incoming.headers.get("origin")
            return await self._deadline.keep(answer(incoming, request_id)), origin
        except errors.HttpError as error:
            return errors.error_reply(error, request_id), origin
        except DependencyUnavailableError as gone:
            return errors.error_reply(errors.unavailable(gone.dependency), request_id), origin
        except Exception:
            log.exception("{} {} failed", request.method, logged_path(request.url.path))
            return errors.error_reply(errors.internal_error(), request_id), origin

    def _to_response(self, reply: Reply, request_id: str, origin: str | None) -> Response:
        named = {**self._headers, REQUEST_ID: request_id}
        if reply.media_type:
            named["Content-Type"] = reply.media_type
        headers = Headers({**named, **self._cors.headers(origin), **reply.headers})
        match reply.session:
            case BeginSession(session_id):
                headers.append("Set-Cookie", self._session_cookie.begin(session_id))
            case EndSession():
                headers.append("Set-Cookie", self._session_cookie.end())
        return Response(status_code=int(reply.status), headers=headers, description=reply.body)
