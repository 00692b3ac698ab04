from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

import pytest
from robyn import Request, Response
from robyn.robyn import HttpMethod

from orders.presentation.server.robyn_app import add_endpoint, create_robyn


@pytest.mark.parametrize("robyn_cli", [None, "0"])
def test_arguments_environment_and_logging_stay_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, robyn_cli: str | None
) -> None:
    (tmp_path / "robyn.env").write_text("FROM_ROBYN_ENV=1\n")
    arguments = ["program", "--dev", "--processes=3", "--unknown"]
    monkeypatch.setattr(sys, "argv", arguments)
    if robyn_cli is not None:
        monkeypatch.setenv("ROBYN_CLI", robyn_cli)
    environment, handlers = dict(os.environ), list(logging.getLogger().handlers)

    robyn = create_robyn(str(tmp_path / "app.py"))

    assert dict(os.environ) == environment
    assert logging.getLogger().handlers == handlers
    assert sys.argv == arguments
    assert robyn.config.processes == 1
    assert robyn.router.get_routes() == []


def test_robyn_calls_an_endpoint_itself(tmp_path: Path) -> None:
    async def endpoint(_request: Request) -> Response:
        raise NotImplementedError

    robyn = create_robyn(str(tmp_path / "app.py"))
    add_endpoint(robyn, HttpMethod.GET, "/things/:id", endpoint)

    [route] = robyn.router.get_routes()
    assert route.route == "/things/:id"
    assert route.function.handler is endpoint
