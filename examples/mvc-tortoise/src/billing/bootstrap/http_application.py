"""The HTTP side of the service, as one worker serves it."""

from __future__ import annotations

from pathlib import Path

from robyn import Robyn
from robyn.robyn import HttpMethod

from ..config import Environment, Settings
from ..config.service import NAME
from ..http.route_table import RouteTable
from ..middlewares.cors import Cors
from ..middlewares.decode import Decoder
from ..middlewares.endpoint import Endpoints
from ..middlewares.session_cookie import SessionCookie
from ..models.failures import DependencyUnavailableError
from ..server.in_flight import InFlightRequests
from ..server.robyn_app import create_robyn
from ..urls import register_routes
from .container import Adapters, make_adapters, make_operations

METHODS = {
    "GET": HttpMethod.GET,
    "POST": HttpMethod.POST,
    "PUT": HttpMethod.PUT,
    "PATCH": HttpMethod.PATCH,
    "DELETE": HttpMethod.DELETE,
    "HEAD": HttpMethod.HEAD,
    "OPTIONS": HttpMethod.OPTIONS,
    "TRACE": HttpMethod.TRACE,
}


class HttpApplication:
    """Satisfies `WorkerApplication`: the routes, and the adapters behind them."""

    def __init__(self, robyn: Robyn, in_flight: InFlightRequests, adapters: Adapters) -> None:
        self.robyn = robyn
        self.in_flight = in_flight
        self._adapters = adapters

    async def open(self) -> None:
        """Refuse to start without a database that answers.

        Raises:
            DependencyUnavailableError: It does not.
        """
        await self._adapters.units_of_work.ping()

    async def close(self) -> None:
        """Let go of every connection."""
        await self._adapters.close()


def make_http_application(settings: Settings, root: Path) -> HttpApplication:
    """The application, put together but not opened.

    Args:
        settings: Every setting; the secret must be there.
        root: The project's folder.
    """
    adapters = make_adapters(settings, root)
    in_flight = InFlightRequests()
    operations = make_operations(settings, adapters, {"server": _Serving(in_flight)})
    app = RouteTable(operations)
    register_routes(app)
    session_cookie = SessionCookie(
        f"{NAME}-session",
        settings.secret,
        int(settings.authentication.session_lifetime.total_seconds()),
        secure=settings.environment is Environment.PRODUCTION,
    )
    endpoints = Endpoints(
        app,
        Decoder(
            operations.authentication.authenticate, session_cookie, settings.server.max_body_bytes
        ),
        session_cookie,
        Cors(settings.cors),
        in_flight,
    )
    robyn = create_robyn(__file__)
    _serve(robyn, app, endpoints)
    return HttpApplication(robyn, in_flight, adapters)


def _serve(robyn: Robyn, app: RouteTable, endpoints: Endpoints) -> None:
    """Give Robyn an endpoint for every path and method, so that it never answers by itself."""
    for route in app:
        endpoint = endpoints.of(route)
        robyn.add_route(METHODS[route.method], route.path, endpoint)
        if route.method == "GET":
            robyn.add_route(HttpMethod.HEAD, route.path, endpoint)
    fallback = endpoints.fallback()
    for method in METHODS.values():
        robyn.add_route(method, "/", fallback)
        robyn.add_route(method, "/*path", fallback)


class _Serving:
    """A probe that fails while the worker drains."""

    def __init__(self, in_flight: InFlightRequests) -> None:
        self._in_flight = in_flight

    async def ping(self) -> None:
        """Return unless the worker is about to end."""
        if self._in_flight.draining:
            raise DependencyUnavailableError("server")
