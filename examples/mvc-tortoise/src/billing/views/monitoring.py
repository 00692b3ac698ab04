"""The route that Prometheus asks."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod

from ..http.reply import Reply
from ..http.respond import respond
from ..http.route import Call, NoBody, NoQuery, Route
from ..http.route_table import RouteTable
from ..models.context import Actor
from ..models.failures import NotFound, Unauthenticated
from ..services.monitoring import MonitoringOperations

TEXT = "text/plain"
EXPOSITION = f"{TEXT}; version=0.0.4; charset=utf-8"


@dataclass(frozen=True, slots=True)
class MonitoringRoutes:
    """The handler of the metrics."""

    operations: MonitoringOperations

    async def metrics(self, call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """What was counted."""
        outcome = await self.operations.read_metrics(call.bearer_token)
        return respond(outcome, lambda text: Reply(status=200, body=text, media_type=EXPOSITION))


def register(app: RouteTable) -> None:
    """Add the route of the metrics."""
    routes = MonitoringRoutes(app.operations.monitoring)
    app.add(
        Route(
            HTTPMethod.GET,
            "/metrics",
            name="metrics",
            summary="What the workers have counted, for Prometheus",
            tag="monitoring",
            handler=routes.metrics,
            media_types=(TEXT,),
            failures=(NotFound, Unauthenticated),
            is_polled=True,
            reads_bearer_token=True,
        ),
    )
