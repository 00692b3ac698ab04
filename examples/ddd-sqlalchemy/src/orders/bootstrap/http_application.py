"""The HTTP side of the service, as one worker serves it."""

from __future__ import annotations

from pathlib import Path

from robyn import Robyn
from robyn.robyn import HttpMethod

from ..config import Environment, Settings
from ..config.service import NAME
from ..domain.failures import DependencyUnavailableError
from ..operational.outbox import InspectOutbox
from ..presentation import register_routes
from ..presentation.http.client_address import ClientAddresses
from ..presentation.http.cors import Cors
from ..presentation.http.deadline import Deadline
from ..presentation.http.decode import Decoder
from ..presentation.http.endpoint import Endpoints
from ..presentation.http.protection import Protection
from ..presentation.http.rate_limit import RateLimits
from ..presentation.http.route_table import RouteTable
from ..presentation.http.security_headers import security_headers
from ..presentation.http.session_cookie import SessionCookie
from ..presentation.server.errors import ApplicationUnavailableError
from ..presentation.server.in_flight import InFlightRequests
from ..presentation.server.robyn_app import add_endpoint, create_robyn
from .container import Adapters, make_adapters, make_operations
from .watching import Watching, open_watching

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

    def __init__(
        self,
        robyn: Robyn,
        in_flight: InFlightRequests,
        adapters: Adapters,
        watching: Watching,
        inspect_outbox: InspectOutbox,
    ) -> None:
        self.robyn = robyn
        self.in_flight = in_flight
        self._adapters = adapters
        self._watching = watching
        self._inspect_outbox = inspect_outbox

    async def open(self) -> None:
        """Refuse to start without a database that answers.

        Raises:
            ApplicationUnavailableError: It does not.
        """
        try:
            await self._adapters.units_of_work.ping()
        except DependencyUnavailableError as gone:
            raise ApplicationUnavailableError(str(gone)) from gone
        self._watching.begin(self.in_flight, self._adapters.units_of_work, self._inspect_outbox)

    async def close(self) -> None:
        """Let go of every connection."""
        await self._watching.close()
        await self._adapters.close()


def make_http_application(settings: Settings, root: Path, name: str = "worker") -> HttpApplication:
    """The application, put together but not opened.

    Args:
        settings: Every setting; the secret must be there.
        root: The project's folder.
        name: Of the worker, for log and metrics.
    """
    watching = open_watching(settings, name)
    adapters = make_adapters(settings, root, watching.tracing)
    in_flight = InFlightRequests()
    operations = make_operations(
        settings, adapters, {"server": _Serving(in_flight)}, watching.metrics
    )
    app = RouteTable(operations)
    register_routes(app)
    session_cookie = SessionCookie(
        f"{NAME}-session",
        settings.secret,
        int(settings.authentication.session_lifetime.total_seconds()),
        previous=settings.previous_secrets,
        secure=settings.environment is Environment.PRODUCTION,
    )
    endpoints = Endpoints(
        app,
        Decoder(
            operations.authentication.authenticate, session_cookie, settings.server.max_body_bytes
        ),
        session_cookie,
        _protection(settings, adapters),
        in_flight,
        watching.watch,
        Deadline(settings.server.request_timeout),
    )
    robyn = create_robyn(__file__)
    _serve(robyn, app, endpoints)
    return HttpApplication(robyn, in_flight, adapters, watching, operations.outbox.inspect)


def _protection(settings: Settings, adapters: Adapters) -> Protection:
    addresses = ClientAddresses(settings.server.trusted_proxies)
    return Protection(
        Cors(settings.cors),
        RateLimits(adapters.cache, settings.rates, addresses),
        security_headers(settings.server.hsts_seconds),
    )


def _serve(robyn: Robyn, app: RouteTable, endpoints: Endpoints) -> None:
    """Give Robyn an endpoint for every path and method, so that it never answers by itself."""
    for route in app:
        endpoint = endpoints.of(route)
        add_endpoint(robyn, METHODS[route.method], route.path, endpoint)
        if route.method == "GET":
            add_endpoint(robyn, HttpMethod.HEAD, route.path, endpoint)
    fallback = endpoints.fallback()
    for method in METHODS.values():
        add_endpoint(robyn, method, "/", fallback)
        add_endpoint(robyn, method, "/*path", fallback)


class _Serving:
    """A probe that fails while the worker drains."""

    def __init__(self, in_flight: InFlightRequests) -> None:
        self._in_flight = in_flight

    async def ping(self) -> None:
        """Return unless the worker is about to end."""
        if self._in_flight.draining:
            raise DependencyUnavailableError("server")
