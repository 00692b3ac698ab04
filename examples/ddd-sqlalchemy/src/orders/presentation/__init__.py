"""The routes of the service: every module registers its own."""

from . import (
    authentication,
    categories,
    documentation,
    healthcheck,
    monitoring,
    notes,
    products,
    users,
)
from .http.route_table import RouteTable


def register_routes(app: RouteTable) -> None:
    """Register the routes of every module."""
    healthcheck.register(app)
    monitoring.register(app)
    users.register(app)
    authentication.register(app)
    documentation.register(app)
    categories.register(app)
    products.register(app)
    notes.register(app)


__all__ = ("register_routes",)
