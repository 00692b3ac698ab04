"""``outbox``."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from ...config import Settings, project_root
from ...views.cli.outbox import discard, retry, show
from ..container import open_operations
from ..migrated import settings_of_migrated_service


def run(arguments: Namespace) -> int:
    """Show what is in the outbox, or do something about what was given up."""
    return asyncio.run(_run(settings_of_migrated_service(), arguments))


async def _run(settings: Settings, arguments: Namespace) -> int:
    async with open_operations(settings, project_root()) as operations:
        if arguments.retry:
            return await retry(operations.outbox.retry, arguments.retry)
        if arguments.discard:
            return await discard(operations.outbox.discard, arguments.discard)
        return await show(operations.outbox.inspect)
