from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from pydantic import SecretStr

from orders.config.mailing import MailingSettings, MailTransport
from orders.domain.failures import DependencyUnavailableError, UndeliverableError
from orders.domain.users import (
    ActivateAccount,
    EmailAddress,
    Username,
)
from orders.infrastructure.mailing import (
    Letters,
    LogNotifier,
    SmtpNotifier,
    open_notifier,
)

from ..mailbox import Mailbox
from ..ports import free_port

KEY = UUID(int=7)
NOTIFICATION = ActivateAccount(EmailAddress("ann@example.com"), Username("Ann"), KEY)
LETTERS = Letters("http://localhost:8000", "Shop")


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    with Mailbox() as mailbox:
        yield mailbox


def _settings(port: int, **changed: object) -> MailingSettings:
    return MailingSettings.model_validate(
        {"host": "127.0.0.1", "port": port, "sender": "shop@example.com", "timeout": 5} | changed
    )


async def test_a_mail_arrives_as_it_was_written(mailbox: Mailbox) -> None:
    await SmtpNotifier(_settings(mailbox.port), LETTERS).notify(NOTIFICATION)

    [mail] = mailbox.to("ann@example.com")
    assert mail["From"] == "shop@example.com"
    assert mail["Date"]
    assert mail["Message-ID"].endswith("@example.com>")
    assert mail.get_content().splitlines() == LETTERS.write(NOTIFICATION).text.splitlines()
    assert mailbox.next_key("ann@example.com") == str(KEY)
    assert f"/activate/{KEY}" in mail.as_string(), "the link is legible without decoding"


async def test_a_text_beyond_ascii_arrives_as_well(mailbox: Mailbox) -> None:
    letters = Letters("http://localhost:8000", "Café")

    await SmtpNotifier(_settings(mailbox.port), letters).notify(NOTIFICATION)

    [mail] = mailbox.to("ann@example.com")
    assert mail["Subject"] == "Activate your Café account"


async def test_a_server_that_is_gone_is_told() -> None:
    notifier = SmtpNotifier(_settings(free_port()), LETTERS)

    with pytest.raises(DependencyUnavailableError, match="mail server"):
        await notifier.notify(NOTIFICATION)


@pytest.mark.parametrize(
    ("refusal", "error", "words"),
    [
        ("550 5.1.1 no such mailbox", UndeliverableError, "550 5.1.1 no such mailbox"),
        ("450 4.2.1 try again later", DependencyUnavailableError, "mail server"),
    ],
)
async def test_a_recipient_that_is_refused_for_good_is_told_from_one_that_has_to_wait(
    mailbox: Mailbox, refusal: str, error: type[Exception], words: str
) -> None:
    mailbox.refusal = refusal

    with pytest.raises(error, match=words):
        await SmtpNotifier(_settings(mailbox.port), LETTERS).notify(NOTIFICATION)

    assert mailbox.messages == []


@pytest.mark.parametrize(
    "demand",
    [
        {"tls": MailTransport.STARTTLS},
        {"tls": MailTransport.TLS},
        {"username": "shop", "password": SecretStr("secret")},
    ],
)
async def test_nothing_is_sent_with_less_protection_than_asked_for(
    mailbox: Mailbox, demand: dict[str, object]
) -> None:
    notifier = SmtpNotifier(_settings(mailbox.port, **demand), LETTERS)

    with pytest.raises(DependencyUnavailableError):
        await notifier.notify(NOTIFICATION)

    assert mailbox.messages == []


async def test_without_a_host_mail_goes_to_the_log() -> None:
    notifier = open_notifier(MailingSettings(host=""), LETTERS)

    assert isinstance(notifier, LogNotifier)
    await notifier.notify(NOTIFICATION)
