from __future__ import annotations

from uuid import uuid4

from billing.models.authentication import InvalidToken
from billing.models.result import Err, Ok
from billing.models.users import AccountExists, ConfirmEmail, EmailAddress, EmailTaken, InvalidKey

from ..fakes import ANYBODY, FakeService

NEW = EmailAddress("new@example.com")


async def test_the_address_changes_by_the_key_that_was_mailed_to_it(service: FakeService) -> None:
    user = await service.add_user()

    assert await service.users.request_email_change(NEW, await service.signed_in()) == Ok(None)
    await service.deliver()
    [mail] = service.notifier.sent
    assert isinstance(mail, ConfirmEmail)
    assert mail.to == NEW
    assert service.stored(user.id).email == user.email

    assert await service.users.confirm_email_change(mail.key, ANYBODY) == Ok(None)
    assert service.stored(user.id).email == NEW


async def test_a_foreign_address_is_told_to_its_owner_alone(service: FakeService) -> None:
    await service.add_user("ann")
    bob = await service.add_user("bob")

    outcome = await service.users.request_email_change(bob.email, await service.signed_in("ann"))
    await service.deliver()

    assert outcome == Ok(None)
    assert service.notifier.sent == [AccountExists(to=bob.email, username=bob.username)]
    assert service.units.storage.verifications == {}


async def test_an_address_that_was_taken_meanwhile_is_refused(service: FakeService) -> None:
    await service.add_user("ann")
    await service.users.request_email_change(NEW, await service.signed_in("ann"))
    await service.deliver()
    key = service.notifier.last_key
    await service.add_user("new")

    assert await service.users.confirm_email_change(key, ANYBODY) == Err(EmailTaken())


async def test_a_user_who_is_gone_changes_nothing(service: FakeService) -> None:
    await service.add_user()
    context = await service.signed_in()
    await service.users.request_email_change(NEW, context)
    await service.deliver()
    service.units.storage.users.clear()

    confirm = service.users.confirm_email_change
    assert await service.users.request_email_change(NEW, context) == Err(InvalidToken())
    assert await confirm(service.notifier.last_key, ANYBODY) == Err(InvalidKey())


async def test_an_unknown_key_changes_nothing(service: FakeService) -> None:
    assert await service.users.confirm_email_change(uuid4(), ANYBODY) == Err(InvalidKey())
