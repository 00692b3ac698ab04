"""``create-user``."""

from __future__ import annotations

import asyncio
import sys
from argparse import Namespace
from getpass import getpass

from ...config import Settings, project_root
from ...models.context import Mode
from ...views.cli import create_user
from ..container import open_operations
from ..migrated import settings_of_migrated_service


def run(arguments: Namespace) -> int:
    """Create an account; the password is asked for, or read from standard input."""
    settings = settings_of_migrated_service()
    password = getpass() if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    return asyncio.run(_create(settings, arguments, password))


async def _create(settings: Settings, arguments: Namespace, password: str) -> int:
    async with open_operations(settings, project_root()) as operations:
        return await create_user(
            operations.users.create,
            username=arguments.username,
            email=arguments.email,
            password=password,
            mode=Mode.PREVIEW if arguments.preview else Mode.APPLY,
        )
