"""The name of one request, in its answer, its log lines and its error."""

from __future__ import annotations

import re
from secrets import token_hex

ACCEPTABLE = re.compile(r"[A-Za-z0-9._-]{1,128}")


def request_id_of(given: str | None) -> str:
    """The client's own id where it is harmless, else a new one."""
    return given if given and ACCEPTABLE.fullmatch(given) else token_hex(16)
