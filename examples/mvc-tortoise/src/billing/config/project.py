"""Where the service lives on disk."""

from __future__ import annotations

from pathlib import Path


def project_root() -> Path:
    """The folder of pyproject.toml; the working directory where only the package is installed."""
    for folder in Path(__file__).resolve().parents:
        if (folder / "pyproject.toml").is_file():
            return folder
    return Path.cwd()
