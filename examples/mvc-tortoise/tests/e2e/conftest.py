from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from ..mailbox import Mailbox
from .account import Account, open_account
from .service import Service, settings_for


@pytest.fixture(scope="session")
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as mailbox:
        yield mailbox


@pytest.fixture(scope="session")
def service(mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One running service for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("service")
    mail = {"MAILING__HOST": "127.0.0.1", "MAILING__PORT": str(mailbox.port)}
    with Service(settings_for(folder, **mail), folder) as service:
        yield service


@pytest.fixture
def http(service: Service) -> Iterator[httpx.Client]:
    """A client without cookies."""
    with httpx.Client(base_url=service.url, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture
def account(http: httpx.Client, mailbox: Mailbox) -> Iterator[Account]:
    yield open_account(http, mailbox)
    http.cookies.clear()
