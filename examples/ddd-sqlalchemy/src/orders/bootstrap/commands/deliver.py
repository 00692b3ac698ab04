"""``deliver``: messages of the outbox, in a process of their own."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from ...config import project_root, read_settings, with_secret
from ...infrastructure.logging import configure_logging
from ..delivery import deliver
from ..migrated import settings_of_migrated_service


def run(arguments: Namespace) -> int:
    """Deliver until a signal ends it; a supervisor has migrated already."""
    supervised = arguments.line is not None
    settings = with_secret(read_settings()) if supervised else settings_of_migrated_service()
    configure_logging(settings.logging_here, project_root(), "deliverer")
    asyncio.run(deliver(settings, project_root(), arguments.line))
    return 0
