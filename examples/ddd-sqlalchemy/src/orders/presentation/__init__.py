"""The routes of the service: every module registers its own."""

from . import authentication, documentation, healthcheck, users
from .http.route_table import RouteTable


def register_routes(app: RouteTable) -> None:
    """Register the routes of every module."""
    healthcheck.register(app)
    users.register(app)
    authentication.register(app)
    documentation.register(app)


__all__ = ("register_routes",)
