"""The text of a revision's file, as Aerich writes it, and its name."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from aerich.migrate import Migrate

from .changes import Changes
from .errors import MigrationFilesError

LONGEST_SLUG = 60
INDENT = " " * 8
BY_HAND = "-- Write what changes the schema here, and what undoes it below."


def file_name(number: int, message: str, now: datetime) -> str:
    """A name that Aerich orders by its number: `3_20260102030405_add_price.py`."""
    plain = unicodedata.normalize("NFKD", message).encode("ascii", "ignore").decode()
    slug = re.sub(r"\W+", "_", plain.lower()).strip("_")[:LONGEST_SLUG].strip("_")
    return f"{number}_{now.astimezone(UTC):%Y%m%d%H%M%S}_{slug or 'revision'}.py"


def file_text(path: Path, message: str, changes: Changes, *, by_hand: bool) -> str:
    """The formatted text of a revision.

    Args:
        path: Where the file is going to be, because that decides about its format.
        message: What the revision does.
        changes: The models and statements.
        by_hand: Whether the statements are left to the reader.

    Raises:
        MigrationFilesError: ruff refuses the text, or its own settings.
    """
    text = Migrate.build_migration_file_text(
        upgrade_sql=BY_HAND if by_hand else _script(changes.upgrade),
        downgrade_sql="" if by_hand else _script(changes.downgrade),
        models_state=changes.models,
    )
    return _formatted(f'"""{message}."""\n\n{text}', path)


def _script(statements: Sequence[str]) -> str:
    lines = f";\n{INDENT}".join(_indented(statement.rstrip(";")) for statement in statements)
    lines = re.sub(r"[ \t]+$", "", lines, flags=re.MULTILINE)
    literal = lines.replace("\\", "\\\\").replace('"""', '\\"\\"\\"')
    return f"{literal};" if literal else ""


def _indented(statement: str) -> str:
    """Indents what follows the first line, unless it may be inside of a text."""
    odd = any(line.count("'") % 2 for line in statement.splitlines())
    return statement if odd else statement.replace("\n", f"\n{INDENT}")


def _formatted(text: str, path: Path) -> str:
    for arguments in (("check", "--fix-only"), ("format",)):
        command = [sys.executable, "-m", "ruff", *arguments, "--quiet"]
        outcome = subprocess.run(  # noqa: S603 - this interpreter and its own ruff
            [*command, "--stdin-filename", str(path), "-"],
            check=False,
            cwd=path.parents[2],
            input=text,
            capture_output=True,
            encoding="utf-8",
        )
        if outcome.returncode != 0:
            raise MigrationFilesError(
                what="The revision could not be formatted; nothing was written.",
                where=str(path),
                why=" ".join(outcome.stderr.split()),
                mend="Mend [tool.ruff] in pyproject.toml, or what the models put into SQL.",
            )
        text = outcome.stdout
    return text
