from __future__ import annotations

import json
from pathlib import Path

import pytest
from pydantic import SecretStr
from robyn import Headers, Request, Response
from robyn.robyn import QueryParams, Url

from billing.bootstrap.http_application import HttpApplication, make_http_application
from billing.config import Settings
from billing.config.authentication import AuthenticationSettings
from billing.config.database import DatabaseSettings
from billing.config.metrics import MetricsSettings
from billing.server.errors import ApplicationUnavailableError


def _application(folder: Path, url: str, metrics: MetricsSettings | None = None) -> HttpApplication:
    settings = Settings(
        database=DatabaseSettings(url=url),
        authentication=AuthenticationSettings(secret=SecretStr("s" * 32)),
        metrics=metrics or MetricsSettings(),
    )
    return make_http_application(settings, folder)


@pytest.mark.usefixtures("driver_at_rest")
async def test_it_does_not_open_without_a_database(tmp_path: Path) -> None:
    application = _application(tmp_path, "sqlite:///./no/such/folder/test.db")

    with pytest.raises(ApplicationUnavailableError, match="database"):
        await application.open()
    await application.close()


async def test_it_is_not_ready_while_it_drains(tmp_path: Path) -> None:
    application = _application(tmp_path, "sqlite:///./test.db")
    await application.open()
    assert await _readiness(application) == (200, [])

    application.in_flight.draining = True

    assert await _readiness(application) == (503, ["server"])
    await application.close()


async def test_metrics_that_are_off_are_not_there(tmp_path: Path) -> None:
    application = _application(
        tmp_path, "sqlite:///./test.db", metrics=MetricsSettings(enabled=False)
    )
    await application.open()

    assert (await _get(application, "/metrics")).status_code == 404
    assert (await _get(application, "/health")).status_code == 200
    await application.close()


async def _readiness(application: HttpApplication) -> tuple[int, list[str]]:
    """The status of the readiness route and what it says is missing."""
    response = await _get(application, "/health/ready")
    details = json.loads(response.description).get("error", {}).get("details", [])
    return response.status_code, [detail["field"] for detail in details]


async def _get(application: HttpApplication, path: str) -> Response:
    """What the route of a path answers."""
    [route] = [
        route
        for route in application.robyn.router.get_routes()
        if route.route == path and str(route.route_type).endswith("GET")
    ]
    request = Request(
        query_params=QueryParams(),
        headers=Headers({}),
        path_params={},
        body="",
        method="GET",
        url=Url("http", "localhost", route.route),
        form_data={},
        files={},
        identity=None,
        ip_addr="127.0.0.1",
        session=None,
    )
    response: Response = await route.function.handler(request)
    return response
