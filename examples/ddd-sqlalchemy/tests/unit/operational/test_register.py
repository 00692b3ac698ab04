from __future__ import annotations

from orders.domain.result import Err, Ok
from orders.domain.users import (
    AccountExists,
    ActivateAccount,
    EmailAddress,
    InvalidKey,
    Username,
    UsernameTaken,
)
from orders.operational.users import Registration

from ..fakes import ANYBODY, PASSWORD, PREVIEW, FakeService

BOB = Registration(Username("Bob"), EmailAddress("Bob@example.com"), PASSWORD)


async def test_a_registration_stores_an_inactive_user_and_mails_a_key(
    service: FakeService,
) -> None:
    outcome = await service.users.register(BOB, ANYBODY)
    await service.deliver()

    assert isinstance(outcome, Ok)
    stored = service.stored(outcome.value.id)
    assert stored.username.value == "Bob"
    assert not stored.is_active
    assert stored.password_hash.value != PASSWORD
    [mail] = service.notifier.sent
    assert isinstance(mail, ActivateAccount)
    assert mail.to == BOB.email


async def test_the_key_is_stored_as_a_digest(service: FakeService) -> None:
    await service.users.register(BOB, ANYBODY)
    await service.deliver()

    key = service.notifier.last_key
    [stored] = service.units.storage.verifications.values()
    assert str(key) not in stored.key_digest
    assert key.hex not in stored.key_digest


async def test_a_taken_username_is_told_whatever_its_case(service: FakeService) -> None:
    await service.add_user("BOB")
    other_address = Registration(Username("bob"), EmailAddress("other@example.com"), PASSWORD)

    assert await service.users.register(other_address, ANYBODY) == Err(UsernameTaken())
    assert service.units.storage.outbox == {}


async def test_a_taken_address_is_told_to_its_owner_alone(service: FakeService) -> None:
    owner = await service.add_user("ann")
    other_name = Registration(Username("eve"), EmailAddress("ANN@example.com"), PASSWORD)

    outcome = await service.users.register(other_name, ANYBODY)
    await service.deliver()

    assert isinstance(outcome, Ok)
    assert outcome.value.username.value == "eve"
    assert service.notifier.sent == [AccountExists(to=owner.email, username=owner.username)]
    assert list(service.units.storage.users) == [owner.id]


async def test_the_identity_that_a_stranger_sees_does_not_come_back(service: FakeService) -> None:
    await service.add_user("ann")
    probe = Registration(Username("eve"), EmailAddress("ann@example.com"), PASSWORD)

    shown = await service.users.register(probe, ANYBODY)
    given = await service.users.register(BOB, ANYBODY)

    assert isinstance(shown, Ok)
    assert isinstance(given, Ok)
    assert shown.value.id != given.value.id


async def test_a_preview_keeps_and_sends_nothing(service: FakeService) -> None:
    assert isinstance(await service.users.register(BOB, PREVIEW), Ok)
    assert service.units.storage.users == {}
    assert service.units.storage.outbox == {}


async def test_a_mail_that_cannot_leave_leaves_later_with_another_key(
    service: FakeService,
) -> None:
    service.notifier.is_down = True
    await service.users.register(BOB, ANYBODY)
    await service.deliver()
    [first] = service.units.storage.verifications
    service.notifier.is_down = False
    service.clock.advance(seconds=2)

    await service.deliver()

    [second] = service.units.storage.verifications
    assert first != second
    assert isinstance(await service.users.activate(service.notifier.last_key, ANYBODY), Ok)


async def test_somebody_who_is_active_by_now_gets_no_key(service: FakeService) -> None:
    outcome = await service.users.register(BOB, ANYBODY)
    assert isinstance(outcome, Ok)
    service.stored(outcome.value.id).activate(service.clock.now())

    await service.deliver()

    assert service.notifier.sent == []
    assert service.units.storage.outbox == {}


async def test_a_key_activates_once(service: FakeService) -> None:
    await service.users.register(BOB, ANYBODY)
    await service.deliver()
    key = service.notifier.last_key

    outcome = await service.users.activate(key, ANYBODY)

    assert isinstance(outcome, Ok)
    assert service.stored(outcome.value.id).is_active
    assert await service.users.activate(key, ANYBODY) == Err(InvalidKey())


async def test_a_key_expires(service: FakeService) -> None:
    await service.users.register(BOB, ANYBODY)
    await service.deliver()
    service.clock.advance(days=3)

    assert await service.users.activate(service.notifier.last_key, ANYBODY) == Err(InvalidKey())


async def test_a_key_is_good_for_its_purpose_alone(service: FakeService) -> None:
    user = await service.add_user()
    await service.users.request_password_reset(user.email, ANYBODY)
    await service.deliver()

    assert await service.users.activate(service.notifier.last_key, ANYBODY) == Err(InvalidKey())
