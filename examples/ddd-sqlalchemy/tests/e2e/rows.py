from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from ..mailbox import Mailbox
from .account import bearer, open_account

Json = dict[str, Any]


@dataclass(frozen=True)
class Member:
    """Somebody who is signed in."""

    id: Any
    headers: dict[str, str]


def sign_in(http: httpx.Client, mailbox: Mailbox) -> Member:
    """A new user with a session."""
    headers = bearer(open_account(http, mailbox).log_in(http))
    http.cookies.clear()
    return Member(http.get("/auth/me", headers=headers).json()["result"]["id"], headers)


class Rows:
    """Rows that a member makes over HTTP; at the end the last one is taken away first.

    Args:
        http: A client of the service.
        mailbox: Gets the mails of further users.
        member: Whose rows they are.
    """

    def __init__(self, http: httpx.Client, mailbox: Mailbox, member: Member) -> None:
        self._http = http
        self._mailbox = mailbox
        self._members = [member]
        self._made: dict[tuple[str, int], Json] = {}
        self._locations: list[str] = []

    def call(self, method: str, path: str, **arguments: Any) -> httpx.Response:
        """A request of the member's; what it makes is taken away at the end."""
        headers = self._members[0].headers | arguments.pop("headers", {})
        response = self._http.request(method, path, headers=headers, **arguments)
        if response.status_code == 201 and response.headers["location"] not in self._locations:
            self._locations.append(response.headers["location"])
        return response

    def row(self, path: str, body: Callable[[Rows, int], Json], number: int) -> Json:
        """The row of this number, made when it is asked for first."""
        if (path, number) not in self._made:
            response = self.call("POST", path, json=body(self, number))
            assert response.status_code == 201, response.text
            self._made[path, number] = response.json()["result"]
        return self._made[path, number]

    def user_id(self, number: int) -> Any:
        """A user's; the first is the member."""
        while len(self._members) < number:
            self._members.append(sign_in(self._http, self._mailbox))
        return self._members[number - 1].id

    def clear(self) -> None:
        """Take away what was made."""
        while self._locations:
            self.call("DELETE", self._locations.pop())
