"""``openapi``."""

from __future__ import annotations

import json
from argparse import Namespace
from pathlib import Path

from ...config import project_root
from ...views.cli.terminal import say
from ..openapi import openapi


def run(arguments: Namespace) -> int:
    """Write the document: the same bytes as long as the routes are the same."""
    text = json.dumps(openapi(), indent=2, ensure_ascii=False) + "\n"
    _write((project_root() / arguments.output).resolve(), text)
    say(f"Wrote {arguments.output}")
    return 0


def _write(file: Path, text: str) -> None:
    """Write a file whole or not at all; a pipe or a device stays what it is."""
    if file.exists() and not file.is_file():
        file.write_text(text, encoding="utf-8")
        return
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)
