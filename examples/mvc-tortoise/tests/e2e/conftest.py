from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from ..mailbox import Mailbox
from ..polling import until
from .account import Account, open_account
from .client import open_client
from .command import run
from .new_tables import add_new_tables
from .rows import Member, Rows, sign_in
from .service import METRICS_TOKEN, Service, settings_for


@pytest.fixture(scope="package")
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as mailbox:
        yield mailbox


@pytest.fixture(scope="package")
def service(mailbox: Mailbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One running service of two workers, for all tests that leave it running."""
    folder = tmp_path_factory.mktemp("service")
    mail = {"MAILING__HOST": "127.0.0.1", "MAILING__PORT": str(mailbox.port)}
    settings = settings_for(folder, SERVER__WORKERS="2", OUTBOX__PROCESS="supervised", **mail)
    with Service(settings, folder) as service:
        add_new_tables(settings["DATABASE__URL"], tmp_path_factory.mktemp("project"))
        until(lambda: len(service.workers) == 2, "every worker to serve")
        yield service


@pytest.fixture(scope="package")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service with limits, a token for its metrics, and a log for machines.

    Others have migrated its database.
    """
    folder = tmp_path_factory.mktemp("guarded")
    settings = settings_for(
        folder,
        LOGGING__JSON_LINES="true",
        LOGGING__SLOW_QUERY_MS="1",
        METRICS__TOKEN=METRICS_TOKEN,
        RATE_LIMIT__ENABLED="true",
        RATE_LIMIT__LOG_IN="2/hour",
        SERVER__TRUSTED_PROXIES='["127.0.0.1"]',
    )
    assert run(settings, "migrate").returncode == 0
    with Service(settings, folder, "serve", "--no-migrate") as service:
        yield service


@pytest.fixture
def http(service: Service) -> Iterator[httpx.Client]:
    """A client without cookies."""
    with open_client(service.url) as client:
        yield client


@pytest.fixture
def account(http: httpx.Client, mailbox: Mailbox) -> Iterator[Account]:
    yield open_account(http, mailbox)
    http.cookies.clear()


@pytest.fixture(scope="package")
def member(service: Service, mailbox: Mailbox) -> Member:
    """Whose rows the tests make."""
    return sign_in(service.http, mailbox)


@pytest.fixture(scope="package")
def stranger(service: Service, mailbox: Mailbox) -> Member:
    """Somebody who has no rows."""
    return sign_in(service.http, mailbox)


@pytest.fixture
def rows(http: httpx.Client, mailbox: Mailbox, member: Member) -> Iterator[Rows]:
    """Rows of the member's, taken away after the test."""
    rows = Rows(http, mailbox, member)
    yield rows
    rows.clear()
