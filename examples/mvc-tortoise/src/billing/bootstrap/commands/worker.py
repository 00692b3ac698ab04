"""``worker``: what the supervisor starts."""

from __future__ import annotations

from argparse import Namespace

from loguru import logger

from ...config import project_root, read_settings, with_secret
from ...infrastructure.logging import configure_logging
from ...server.application import WorkerApplication
from ...server.worker import run_worker
from ...server.worker_arguments import WorkerArguments


def run(arguments: Namespace) -> int:
    """Serve until the supervisor says to end; does not return."""
    settings = with_secret(read_settings())
    handed_over = WorkerArguments.parse(arguments.arguments)
    configure_logging(settings.logging, project_root(), f"worker-{handed_over.number}")

    def build() -> WorkerApplication:
        from ..http_application import make_http_application  # noqa: PLC0415 - fails inside

        return make_http_application(settings, project_root())

    run_worker(handed_over, build, settings.server.drain_seconds, logger.bind(module="server"))
