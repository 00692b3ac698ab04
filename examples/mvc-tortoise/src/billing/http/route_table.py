"""All routes of the service: modules register, requests and OpenAPI look up."""

from __future__ import annotations

from collections.abc import Iterator
from http import HTTPMethod

from ..services.operations import Operations
from .route import Route


class RouteConflictError(Exception):
    """Two routes claim the same requests."""


class RouteTable:
    """The routes, in the order of their registration.

    Args:
        operations: What the routes call.
    """

    def __init__(self, operations: Operations) -> None:
        self.operations = operations
        self._routes: list[Route] = []

    def add(self, *routes: Route) -> None:
        """Register routes.

        Raises:
            RouteConflictError: Method and path, or the name, are taken; parameters count by
                position.
        """
        for route in routes:
            for other in self._routes:
                same_path = _shape(route.path) == _shape(other.path)
                if route.name == other.name or (same_path and route.method == other.method):
                    raise RouteConflictError(
                        f"{route.method} {route.path} ({route.name}) clashes with "
                        f"{other.method} {other.path} ({other.name})"
                    )
            self._routes.append(route)

    def __iter__(self) -> Iterator[Route]:
        return iter(self._routes)

    def methods_at(self, path: str) -> list[str]:
        """The methods, sorted, that a request's raw path answers to; none where it is unknown."""
        methods = {route.method for route in self._routes if _matches(route.path, path)}
        if HTTPMethod.GET in methods:
            methods.add(HTTPMethod.HEAD)
        if methods:
            methods.add(HTTPMethod.OPTIONS)
        return sorted(methods)


def _shape(path: str) -> list[str]:
    return [":" if part.startswith(":") else part for part in path.split("/")]


def _matches(pattern: str, path: str) -> bool:
    parts = path.rstrip("/").split("/")
    pattern_parts = pattern.rstrip("/").split("/")
    return len(parts) == len(pattern_parts) and all(
        wanted.startswith(":") or wanted == part
        for wanted, part in zip(pattern_parts, parts, strict=True)
    )
