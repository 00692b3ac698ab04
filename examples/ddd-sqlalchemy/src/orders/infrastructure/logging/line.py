"""One record of the log as text, which stays one whatever a client smuggles into a message."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from textwrap import indent

Fields = Mapping[str, object]
Line = Callable[[Fields], str]

_encode = json.JSONEncoder(default=str, separators=(",", ":")).encode


def line_form(*, json_lines: bool) -> Line:
    """How records are written: for programs, or for people."""
    return json_line if json_lines else plain_line


def json_line(fields: Fields) -> str:
    """A flat JSON object in ASCII, whose keys stay what they are called."""
    return _encode(fields) + "\n"


def plain_line(fields: Fields) -> str:
    """Time, level, process, module, request and message; below them, indented, an exception."""
    line = (
        f"{fields['time']} {fields['level']:<7} {fields['worker']} {fields['module']} "
        f"{fields.get('request_id', '-')} {_printable(str(fields['message']))}\n"
    )
    exception = fields.get("exception")
    return line + indent(str(exception), "  ") if exception else line


def rfc3339(moment: datetime) -> str:
    """A moment, told in UTC, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _printable(message: str) -> str:
    """The message with line breaks and other control characters escaped."""
    if message.isprintable():
        return message
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in message
    )
