"""``openapi``."""

from __future__ import annotations

import json
from argparse import Namespace

from ...config import project_root
from ...views.cli.terminal import say
from ..openapi import openapi


def run(arguments: Namespace) -> int:
    """Write the document: the same bytes as long as the routes are the same."""
    file = project_root() / arguments.output
    text = json.dumps(openapi(), indent=2, ensure_ascii=False) + "\n"
    unfinished = file.with_name(f".{file.name}.unfinished")
    unfinished.write_text(text, encoding="utf-8")
    unfinished.replace(file)
    say(f"Wrote {arguments.output}")
    return 0
