"""The health routes: alive, and ready for requests."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod

from ..http.reply import Reply, result
from ..http.respond import respond
from ..http.route import Call, NoBody, NoQuery, Route
from ..http.route_table import RouteTable
from ..models.context import Actor
from ..models.readiness import NotReady
from ..schemas.healthcheck import Health, Readiness
from ..services.health import HealthOperations


@dataclass(frozen=True, slots=True)
class HealthRoutes:
    """The handlers of the health routes."""

    operations: HealthOperations

    async def health(self, _call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """The process is alive: asks nobody."""
        return result(Health())

    async def readiness(self, _call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """The service can work."""
        outcome = await self.operations.check_readiness()
        return respond(outcome, lambda checked: result(Readiness(checked=checked)))


def register(app: RouteTable) -> None:
    """Add the health routes."""
    routes = HealthRoutes(app.operations.health)
    app.add(
        Route(
            HTTPMethod.GET,
            "/health",
            name="health",
            summary="Whether the process is alive",
            tag="health",
            handler=routes.health,
            reply=Health,
            is_polled=True,
        ),
        Route(
            HTTPMethod.GET,
            "/health/ready",
            name="readiness",
            summary="Whether the service can take requests",
            tag="health",
            handler=routes.readiness,
            reply=Readiness,
            failures=(NotReady,),
            is_polled=True,
        ),
    )
