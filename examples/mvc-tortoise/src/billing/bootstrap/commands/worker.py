"""``worker``: what the supervisor starts."""

from __future__ import annotations

from argparse import Namespace

from loguru import logger

from ...config import project_root, read_settings, with_secret
from ...http.current_request import current_request
from ...infrastructure.logging import configure_logging
from ...server.application import WorkerApplication
from ...server.memory_limit import limit_memory
from ...server.worker import run_worker
from ...server.worker_arguments import WorkerArguments
from ..start import starting


def run(arguments: Namespace) -> int:
    """Serve until the supervisor says to end; does not return."""
    settings = with_secret(read_settings())
    limit_memory(settings.memory_limit)
    handed_over = WorkerArguments.parse(arguments.arguments)
    name = f"worker-{handed_over.number}"
    configure_logging(settings.logging_here, project_root(), name, current_request)

    def build() -> WorkerApplication:
        with starting():
            from ..http_application import make_http_application  # noqa: PLC0415 - fails inside

            return make_http_application(settings, project_root(), name)

    run_worker(handed_over, build, settings.server.drain_seconds, logger.bind(module="server"))
