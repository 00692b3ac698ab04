"""The OpenAPI document without a server, a database or a setting."""

from __future__ import annotations

from typing import Any

from pydantic import SecretStr

from ..config import Settings, project_root
from ..config.authentication import AuthenticationSettings
from ..config.service import TITLE, service_version
from ..http.openapi import openapi_document
from ..http.route_table import RouteTable
from ..urls import register_routes
from .container import make_adapters, make_operations


def openapi() -> dict[str, Any]:
    """The document of all routes; the operations behind them are put together and never called."""
    settings = Settings.model_construct(
        authentication=AuthenticationSettings(secret=SecretStr("signs nothing"))
    )
    app = RouteTable(make_operations(settings, make_adapters(settings, project_root()), {}))
    register_routes(app)
    return openapi_document(app, TITLE, service_version())
