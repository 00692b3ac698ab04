from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import indent

from sqlalchemy import Connection, text

import orders as package
from orders.infrastructure.database.migrations.connection import (
    with_connection,
)
from orders.infrastructure.database.migrations.script import (
    load_script,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)

TEMPLATE = '''"""{revision}."""
import pathlib, time
import sqlalchemy as sa
from alembic import op
revision = "{revision}"
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
        self, revision: str, upgrade: str, downgrade: str = "pass", parent: str | None = None
    ) -> None:
        """Write a revision after `parent`, or after head."""
        source = TEMPLATE.format(
            revision=revision,
            parent=parent or self.head,
            upgrade=indent(upgrade, "    "),
            downgrade=indent(downgrade, "    "),
        )
        (self.root / "migrations" / "versions" / f"{revision}.py").write_text(source)

    def start_upgrade(self, url: str) -> subprocess.Popen[str]:
        """Migrate in a process of its own."""
        program = (
            "from pathlib import Path\n"
            f"from {package.__name__}.infrastructure.database.migrations import target, upgrade\n"
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


def execute(target: MigrationTarget, *statements: str) -> None:
    """Run statements in one transaction."""

    def work(connection: Connection) -> None:
        for statement in statements:
            connection.execute(text(statement))
        connection.commit()

    with_connection(target, work)


def select(target: MigrationTarget, statement: str) -> list[Sequence[object]]:
    """The rows of a query."""
    return with_connection(
        target, lambda connection: [tuple(row) for row in connection.execute(text(statement))]
    )
