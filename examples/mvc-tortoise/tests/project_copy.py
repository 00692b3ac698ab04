from __future__ import annotations

import shutil
from pathlib import Path

from billing.config import project_root


def copy_project(folder: Path) -> None:
    """Copy what migrations are made and run with: they may be added to the copy."""
    shutil.copy(project_root() / "pyproject.toml", folder)
    shutil.copytree(
        project_root() / "migrations",
        folder / "migrations",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
