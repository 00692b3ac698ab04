"""``dev``."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from pathlib import Path

from ...config import Environment, Settings, project_root
from ...models.context import OperationContext, System
from ...models.result import Err, Ok
from ...views.cli import seed
from ...views.cli.terminal import complain, say
from ..container import open_operations
from ..serving import settings_to_serve_with, supervise

PACKAGE = Path(__file__).resolve().parents[2]


def run(_arguments: Namespace) -> int:
    """Migrate, seed, then serve with one worker that is replaced when a file changes."""
    settings = settings_to_serve_with()
    if settings.environment is not Environment.DEVELOPMENT:
        complain(
            f"dev is for development, and SETTINGS__ENVIRONMENT is {settings.environment.value}; "
            "use serve instead."
        )
        return 1
    from ...server.reloader import source_changes  # noqa: PLC0415 - dev dependency

    settings = _one_worker(settings)
    return supervise(
        settings,
        project_root(),
        changes=source_changes([PACKAGE]),
        prepare=lambda: asyncio.run(_greet(settings)),
    )


def _one_worker(settings: Settings) -> Settings:
    return settings.model_copy(update={"server": settings.server.model_copy(update={"workers": 1})})


async def _greet(settings: Settings) -> int:
    """Seed, and say where everything is."""
    async with open_operations(settings, project_root()) as operations:
        if code := await seed(operations.users.seed_developer):
            return code
        context = OperationContext(request_id="dev", actor=System("dev"))
        match await operations.authentication.sign_in_developer(context):
            case Ok(pair):
                url = f"http://{settings.server.host}:{settings.server.port}"
                say(f"URL:   {url}")
                say(f"Docs:  {url}/docs")
                say(f"Token: {pair.access_token}")
                say(f'Try:   curl -H "Authorization: Bearer $TOKEN" {url}/auth/me')
                return 0
            case Err(failure):
                complain(failure.message)
                return 1
