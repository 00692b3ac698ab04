from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from ..mailbox import Mailbox


@dataclass(frozen=True)
class Account:
    """Somebody, before or after their registration."""

    username: str = field(default_factory=lambda: f"user-{uuid4().hex[:12]}")
    password: str = "correct horse"

    @property
    def email(self) -> str:
        return f"{self.username}@example.com"

    @property
    def registration(self) -> dict[str, str]:
        """The body of a registration."""
        return {"username": self.username, "email": self.email, "password": self.password}

    def log_in(self, http: httpx.Client) -> dict[str, Any]:
        """The tokens of a new session."""
        body = {"login": self.username, "password": self.password}
        response = http.post("/auth/login", json=body)
        assert response.status_code == 200, response.text
        tokens: dict[str, Any] = response.json()["result"]
        return tokens


def open_account(http: httpx.Client, mailbox: Mailbox) -> Account:
    """A registered and activated account that nobody else uses."""
    account = Account()
    registered = http.post("/users", json=account.registration)
    assert registered.status_code == 201, registered.text
    key = mailbox.next_key(account.email)
    activated = http.post("/users/activate", json={"key": key})
    assert activated.status_code == 200, activated.text
    return account


def bearer(tokens: dict[str, Any]) -> dict[str, str]:
    """The header that proves who one is."""
    return {"Authorization": f"Bearer {tokens['accessToken']}"}
