"""The commands of the service and their options."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module

from .bootstrap import commands
from .bootstrap.start import starting
from .config import InvalidSettingsError
from .config.metrics import MetricsDirectoryError
from .config.service import TITLE
from .infrastructure.tracing import TracingNotInstalledError
from .models.database.migrations.errors import MigrationError
from .models.database.url import DatabaseUrlError
from .models.failures import DependencyUnavailableError
from .server.errors import ServerError
from .views.cli.terminal import complain

Run = Callable[[Namespace], int]
EXPECTED = (
    DatabaseUrlError,
    DependencyUnavailableError,
    InvalidSettingsError,
    MetricsDirectoryError,
    MigrationError,
    ServerError,
    TracingNotInstalledError,
)


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Args:
        argv: The words after the program's name.

    Returns:
        The exit code: 0 done, 1 failed and said why, 2 called wrongly.
    """
    arguments = _parser().parse_args(argv)
    with starting():
        command: Run = import_module(f"{commands.__name__}.{arguments.module}").run
    try:
        return command(arguments)
    except EXPECTED as error:
        complain(str(error))
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog=f"python -m {__package__.partition('.')[0]}", description=TITLE)
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def add(name: str, module: str, description: str) -> ArgumentParser:
        command = subparsers.add_parser(name, help=description, description=description)
        command.set_defaults(module=module)
        return command

    add("serve", "serve", "Migrate, then serve under a supervisor.").add_argument(
        "--no-migrate", action="store_true", help="Fail, instead, if the database is behind."
    )
    add("dev", "dev", "Migrate, seed, then serve and reload on change.")
    add("worker", "worker", "Serve as one worker; the supervisor starts it.").add_argument(
        "arguments", nargs="*"
    )
    add("deliver", "deliver", "Deliver messages of the outbox until ended.").add_argument(
        "--line", type=int, metavar="DESCRIPTOR", help="Line to the supervisor that starts it."
    )
    add("migrate", "migrate", "Bring the database to the newest revision.")
    add("rollback", "rollback", "Take the newest revision of the database back.")
    makemigration = add(
        "makemigration", "makemigration", "Write a revision from what the tables say."
    )
    makemigration.add_argument("--message", required=True, help="What changes, in a few words.")
    makemigration.add_argument(
        "--empty", action="store_true", help="Leave what it does to be written by hand."
    )
    add("migration-check", "migration_check", "Fail if tables and revisions differ.").add_argument(
        "--pending", action="store_true", help="Also fail if the configured database is behind."
    )
    add("openapi", "openapi", "Write the OpenAPI document.").add_argument(
        "--output", default="openapi.json", help="File, relative to the project."
    )
    create_user = add("create-user", "create_user", "Create an active account.")
    create_user.add_argument("--username", required=True)
    create_user.add_argument("--email", required=True)
    create_user.add_argument(
        "--preview", action="store_true", help="Check everything, create nothing."
    )
    outbox = add("outbox", "outbox", "Show what waits in the outbox and what was given up.")
    about = outbox.add_mutually_exclusive_group()
    about.add_argument("--retry", metavar="ID", help="Deliver it after all; `all`: each of them.")
    about.add_argument("--discard", metavar="ID", help="Forget it.")
    add("seed", "seed", "Create the data that development begins with.")
    return parser
