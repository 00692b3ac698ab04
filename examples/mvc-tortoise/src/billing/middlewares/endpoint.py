"""One request from beginning to end."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable

from loguru import logger
from robyn import Headers, Request, Response

from ..http import errors
from ..http.reply import BeginSession, EndSession, Reply
from ..http.request import Incoming
from ..http.route import Route
from ..http.route_table import RouteTable
from ..models.failures import DependencyUnavailableError
from ..server.in_flight import InFlightRequests
from ..utils import REQUEST_ID
from .cors import Cors
from .decode import Decoder
from .request_id import request_id_of
from .session_cookie import SessionCookie

log = logger.bind(module="http")

Endpoint = Callable[[Request], Awaitable[Response]]
Answer = Callable[[Incoming, str], Awaitable[Reply]]


class Endpoints:
    """Makes, of each route, what the framework calls; and what it calls where there is no route.

    Args:
        routes: All routes.
        decoder: Turns requests into calls.
        session_cookie: Writes the browser's cookie.
        cors: Says what other origins may see.
        in_flight: Counts the requests that are being answered.
    """

    def __init__(
        self,
        routes: RouteTable,
        decoder: Decoder,
        session_cookie: SessionCookie,
        cors: Cors,
        in_flight: InFlightRequests,
    ) -> None:
        self._routes = routes
        self._decoder = decoder
        self._session_cookie = session_cookie
        self._cors = cors
        self._in_flight = in_flight

    def of(self, route: Route) -> Endpoint:
        """The endpoint of a route."""

        async def answer(incoming: Incoming, request_id: str) -> Reply:
            return await route.handler(await self._decoder.decode(route, incoming, request_id))

        return self._endpoint(answer)

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

        return self._endpoint(answer)

    def _endpoint(self, answer: Answer) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            started = time.perf_counter()
            request_id = request_id_of(request.headers.get(REQUEST_ID))
            with self._in_flight.request(), logger.contextualize(request_id=request_id):
                reply, origin = await self._reply(answer, request, request_id)
                log.info(
                    "{} {} {} {:.1f} ms",
                    request.method,
                    request.url.path,
                    int(reply.status),
                    (time.perf_counter() - started) * 1000,
                )
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
            return await answer(incoming, request_id), origin
        except errors.HttpError as error:
            return errors.error_reply(error, request_id), origin
        except DependencyUnavailableError as gone:
            return errors.error_reply(errors.unavailable(gone.dependency), request_id), origin
        except Exception:
            log.exception("{} {} failed", request.method, request.url.path)
            return errors.error_reply(errors.internal_error(), request_id), origin

    def _to_response(self, reply: Reply, request_id: str, origin: str | None) -> Response:
        headers = Headers({})
        named = {
            REQUEST_ID: request_id,
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **({"Content-Type": reply.media_type} if reply.media_type else {}),
            **self._cors.headers(origin),
            **reply.headers,
        }
        for name, value in named.items():
            headers.set(name, value)
        match reply.session:
            case BeginSession(session_id):
                headers.append("Set-Cookie", self._session_cookie.begin(session_id))
            case EndSession():
                headers.append("Set-Cookie", self._session_cookie.end())
        return Response(status_code=int(reply.status), headers=headers, description=reply.body)
