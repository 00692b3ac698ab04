"""The types of fields that more than one contract has; OpenAPI says all that is checked."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

# The addresses that a browser's <input type=email> takes (HTML standard), with a dot in the domain.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
EMAIL_PATTERN = rf"^{_ATOM}(?:\.{_ATOM})*@{_LABEL}(?:\.{_LABEL})+$"

EmailText = Annotated[str, StringConstraints(pattern=EMAIL_PATTERN, max_length=254)]
UsernameText = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]+$", min_length=2, max_length=64)
]
LoginText = Annotated[str, StringConstraints(pattern=r"^[!-~]+$", max_length=254)]
PasswordText = Annotated[str, StringConstraints(min_length=8, max_length=128)]
KnownPasswordText = Annotated[str, StringConstraints(max_length=128)]
TokenText = Annotated[str, StringConstraints(pattern=r"^[!-~]+$", max_length=4096)]
