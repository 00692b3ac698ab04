from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from orders.infrastructure.database.migrations.script import (
    load_script,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)

from .queries import execute, select
from .steps import NOTHING, Step

TEMPLATE = '''"""{name}."""
import pathlib, time
import sqlalchemy as sa
from alembic import op
revision = "{name}"
down_revision = {parent!r}
branch_labels = None
depends_on = None


def upgrade() -> None:
{upgrade}


def downgrade() -> None:
{downgrade}
'''


@dataclass(frozen=True, slots=True)
class Project:
    """A copy of the service's migrations, to which a test adds revisions."""

    root: Path

    @property
    def head(self) -> str:
        """The one newest revision."""
        head = load_script(self.root).get_current_head()
        assert head is not None
        return head

    def add_revision(
        self, name: str, upgrade: Step, downgrade: Step = NOTHING, parent: str | None = None
    ) -> str:
        """Write a revision after `parent`, or after head.

        Returns:
            The revision.
        """
        source = TEMPLATE.format(
            name=name,
            parent=parent or self.head,
            upgrade=indent(_body(upgrade), "    "),
            downgrade=indent(_body(downgrade), "    "),
        )
        self.write(name, source)
        return name

    def write(self, name: str, source: str) -> None:
        """Write a revision's file."""
        self._file(name).write_text(source)

    def remove(self, name: str) -> None:
        """Remove a revision's file."""
        self._file(name).unlink()

    def current(self, target: MigrationTarget) -> str:
        """The revision of a database."""
        [[revision]] = select(target, "SELECT version_num FROM alembic_version")
        return str(revision)

    def forge(self, target: MigrationTarget, revision: str) -> None:
        """Make a database say that it is at another revision."""
        execute(target, f"UPDATE alembic_version SET version_num = '{revision}'")  # noqa: S608

    def start_upgrade(self, url: str) -> subprocess.Popen[str]:
        """Migrate in a process of its own."""
        program = (
            "from pathlib import Path\n"
            "from orders.infrastructure.database.migrations import target, upgrade\n"
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

    def _file(self, name: str) -> Path:
        return self.root / "migrations" / "versions" / f"{name}.py"


def _body(step: Step) -> str:
    lines = "\n".join(f"op.execute({statement!r})" for statement in step.statements)
    if lines and not step.transactional:
        lines = f"with op.get_context().autocommit_block():\n{indent(lines, '    ')}"
    return f"{lines}\n{step.then}"
