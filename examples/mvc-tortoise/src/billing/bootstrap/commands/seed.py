"""``seed``."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from ...config import Settings, project_root
from ...views.cli import seed
from ..container import open_operations
from ..migrated import settings_of_migrated_service


def run(_arguments: Namespace) -> int:
    """Create the data that development begins with."""
    return asyncio.run(_seed(settings_of_migrated_service()))


async def _seed(settings: Settings) -> int:
    async with open_operations(settings, project_root()) as operations:
        return await seed(operations.users.seed_developer)
