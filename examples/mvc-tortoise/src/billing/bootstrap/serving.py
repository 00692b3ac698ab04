"""What `serve` and `dev` have in common: listen, migrate, supervise."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from loguru import logger

from ..config import Environment, Settings, project_root, read_settings, with_secret
from ..config.metrics import shared_metrics_directory
from ..config.outbox import OutboxProcess
from ..infrastructure.logging import configure_logging
from ..infrastructure.tracing import check_installed
from ..models.database.migrations.target import MigrationTarget, migration_target
from ..models.database.migrations.upgrade import upgrade
from ..server.listener import Listener
from ..server.supervisor import Supervisor
from ..server.supervisor_options import SupervisorOptions

log = logger.bind(module="server")


def settings_to_serve_with() -> Settings:
    """The settings, with the log set up and a secret made where none is needed.

    Raises:
        InvalidSettingsError: A setting is wrong, or production lacks one.
        TracingNotInstalledError: Traces are asked for, and the extra is not installed.
    """
    read = read_settings()
    configure_logging(read.logging_here, project_root(), "supervisor")
    check_installed(read.tracing)
    settings = with_secret(read)
    if settings is not read:
        log.warning("No secret is set: made one for this start; tokens and cookies end with it")
    if settings.environment is Environment.PRODUCTION and not settings.mailing.host:
        log.warning("SETTINGS__MAILING__HOST is not set: mails, and the keys in them, are logged")
    return settings


def supervise(
    settings: Settings,
    root: Path,
    *,
    migrate: Callable[[MigrationTarget], object] = upgrade,
    changes: AsyncIterator[list[Path]] | None = None,
    prepare: Callable[[], int] = lambda: 0,
) -> int:
    """Take the port, migrate, then keep workers serving until a signal ends it.

    Args:
        settings: Every setting.
        root: The project's folder.
        migrate: Brings the database to where the service needs it, and says so in its result.
        changes: Development: bursts of changed files, each of which replaces the workers.
        prepare: Runs between the migrations and the workers; its code, if not 0, ends it all.

    Returns:
        The exit code.

    Raises:
        MetricsDirectoryError: The workers have no place to share their counts in.
        ServerError: The port is taken or cannot be had.
        MigrationError: The database cannot be brought to the newest revision.
    """
    with (
        Listener.open(settings.server.host, settings.server.port) as listener,
        shared_metrics_directory(settings.metrics),
    ):
        for line in str(migrate(migration_target(settings.database.url, root))).splitlines():
            log.info("{}", line)
        if code := prepare():
            return code
        program = [sys.executable, "-m", __package__.partition(".")[0]]
        supervised = settings.outbox.process is OutboxProcess.SUPERVISED
        return Supervisor(
            listener,
            SupervisorOptions(
                command=[*program, "worker", "--"],
                workers=settings.server.workers,
                drain_seconds=settings.server.drain_seconds,
                start_attempts=settings.server.start_attempts,
                companions={"Deliverer": [*program, "deliver"]} if supervised else {},
            ),
            log,
            changes,
        ).run()
