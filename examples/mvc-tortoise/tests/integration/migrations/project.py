from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent
from typing import get_args

from aerich.utils import compress_dict

from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.versions import load_versions
from billing.models.database.url import Dialect

from .queries import execute, select
from .steps import NOTHING, Step

DIALECTS: tuple[Dialect, ...] = get_args(Dialect)
TEMPLATE = '''"""{name}."""
import pathlib, time
RUN_IN_TRANSACTION = {transactional}


async def upgrade(db) -> str:
{upgrade}
    return ""


async def downgrade(db) -> str:
{downgrade}
    return ""


MODELS_STATE = "{models}"
'''


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the service's migrations, to which a test adds revisions."""

    root: Path

    @property
    def head(self) -> str:
        """The one newest revision."""
        return load_versions(self.root, "sqlite")[-1].name

    @property
    def next_number(self) -> int:
        """The number of a revision after head."""
        return load_versions(self.root, "sqlite")[-1].number + 1

    def add_revision(
        self, name: str, upgrade: Step, downgrade: Step = NOTHING, number: int | None = None
    ) -> str:
        """Write a revision of every dialect after head, or with a number.

        Returns:
            The revision.
        """
        for dialect in DIALECTS:
            *_, newest = load_versions(self.root, dialect)
            revision = self._revision(name, newest.number + 1 if number is None else number)
            source = TEMPLATE.format(
                name=name,
                transactional=upgrade.transactional,
                upgrade=indent(_body(upgrade), "    "),
                downgrade=indent(_body(downgrade), "    "),
                models=compress_dict(newest.models),
            )
            self.file(revision, dialect).write_text(source)
        return revision

    def write(self, name: str, source: str) -> None:
        """Write a revision's file, after head."""
        revision = self._revision(name, self.next_number)
        for dialect in DIALECTS:
            self.file(revision, dialect).write_text(source)

    def remove(self, name: str) -> None:
        """Remove a revision's files."""
        for path in (self.root / "migrations").glob(f"*/*_{name}.py"):
            path.unlink()

    def file(self, revision: str, dialect: Dialect) -> Path:
        """Where a revision is."""
        return self.root / "migrations" / dialect / f"{revision}.py"

    def files(self) -> list[str]:
        """The names of all files of revisions."""
        return sorted(str(path) for path in (self.root / "migrations").glob("*/*.py"))

    def current(self, target: MigrationTarget) -> str:
        """The revision of a database."""
        [[version]] = select(target, "SELECT version FROM aerich ORDER BY id DESC LIMIT 1")
        return str(version).removesuffix(".py")

    def forge(self, target: MigrationTarget, revision: str) -> None:
        """Make a database say that it is at another revision."""
        execute(target, f"UPDATE aerich SET version = '{revision}.py'")  # noqa: S608

    def start_upgrade(self, url: str) -> subprocess.Popen[str]:
        """Migrate in a process of its own."""
        program = (
            "from pathlib import Path\n"
            "from billing.models.database.migrations import target, upgrade\n"
            f"print(upgrade.upgrade(target.migration_target({url!r}, Path())))\n"
        )
        return subprocess.Popen(
            [sys.executable, "-c", program],
            cwd=self.root,
            env=dict(os.environ),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def _revision(self, name: str, number: int) -> str:
        return f"{number}_20990101000000_{name}"


def _body(step: Step) -> str:
    lines = [f"await db.execute_script({statement!r})" for statement in step.statements]
    return "\n".join([*lines, step.then])
