"""The OpenAPI document and the page that shows it, Swagger UI from an installed package: no CDN."""

from __future__ import annotations

import json
from functools import cached_property
from html import escape
from http import HTTPMethod
from importlib.resources import files
from typing import Any

from ..config.service import TITLE, service_version
from ..http.errors import of_failure
from ..http.openapi import openapi_document
from ..http.reply import Reply
from ..http.route import Call, NoBody, NoQuery, Route
from ..http.route_table import RouteTable
from ..models.context import Actor
from ..models.failures import NotFound

POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
)
PAGE_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
"""
START = """SwaggerUIBundle({
  url: "/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  persistAuthorization: true,
  validatorUrl: null,
});
"""
MEDIA_TYPES = {
    "favicon-32x32.png": "image/png",
    "start.js": "text/javascript",
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
}


class DocumentationRoutes:
    """Serves the document of all routes, its own included."""

    def __init__(self, app: RouteTable, title: str, version: str) -> None:
        self._app = app
        self._title = title
        self._version = version

    @cached_property
    def document(self) -> dict[str, Any]:
        """The OpenAPI document; complete when all modules have registered."""
        return openapi_document(self._app, self._title, self._version)

    @cached_property
    def _document_bytes(self) -> bytes:
        return json.dumps(self.document, ensure_ascii=False).encode()

    async def openapi(self, _call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """The document."""
        return Reply(status=200, body=self._document_bytes)

    async def page(self, _call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """The page."""
        return Reply(
            status=200,
            body=PAGE.format(title=escape(self._title)).encode(),
            media_type="text/html; charset=utf-8",
            headers=PAGE_HEADERS,
        )

    async def asset(self, call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """What the page is made of."""
        name = call.path["name"]
        if name not in MEDIA_TYPES:
            raise of_failure(NotFound())
        return Reply(
            status=200,
            body=_asset(name),
            media_type=MEDIA_TYPES[name],
            headers={"Cache-Control": "public, max-age=3600"},
        )


def _asset(name: str) -> bytes:
    if name == "start.js":
        return START.encode()
    return files("swagger_ui").joinpath("static", name).read_bytes()


def register(app: RouteTable) -> None:
    """Add the routes of the documentation."""
    routes = DocumentationRoutes(app, TITLE, service_version())
    app.add(
        Route(
            HTTPMethod.GET,
            "/openapi.json",
            name="openapi",
            summary="This document",
            tag="documentation",
            handler=routes.openapi,
            is_enveloped=False,
        ),
        Route(
            HTTPMethod.GET,
            "/docs",
            name="docs",
            summary="This document, for people",
            tag="documentation",
            handler=routes.page,
            media_types=("text/html",),
        ),
        Route(
            HTTPMethod.GET,
            "/docs/:name",
            name="docs_asset",
            summary="What the documentation page is made of",
            tag="documentation",
            handler=routes.asset,
            media_types=tuple(sorted(set(MEDIA_TYPES.values()))),
            path_values={"name": tuple(MEDIA_TYPES)},
        ),
    )
