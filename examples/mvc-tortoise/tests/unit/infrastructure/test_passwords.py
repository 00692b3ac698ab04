from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher, extract_parameters

from billing.infrastructure.security import Argon2Passwords
from billing.infrastructure.security.passwords import stand_in
from billing.models.users import PasswordHash


@pytest.fixture
def passwords() -> Iterator[Argon2Passwords]:
    passwords = Argon2Passwords("cheapest")
    yield passwords
    passwords.close()


async def test_a_password_is_verified(passwords: Argon2Passwords) -> None:
    hashed = await passwords.hash("correct horse")

    assert hashed.value.startswith("$argon2id$")
    assert await passwords.verify("correct horse", hashed)
    assert not await passwords.verify("guess", hashed)


async def test_the_same_password_has_another_hash_each_time(passwords: Argon2Passwords) -> None:
    first, second = await asyncio.gather(passwords.hash("same"), passwords.hash("same"))

    assert first != second


def test_a_stand_in_costs_what_a_hash_costs() -> None:
    hasher = PasswordHasher()

    assert extract_parameters(stand_in(hasher)) == extract_parameters(hasher.hash("correct horse"))


async def test_nobody_has_a_password(passwords: Argon2Passwords) -> None:
    assert not await passwords.verify("", None)
    assert not await passwords.verify("anything", PasswordHash("no hash at all"))


async def test_the_event_loop_goes_on_meanwhile() -> None:
    passwords = Argon2Passwords("rfc_9106_low_memory")
    hashing = asyncio.create_task(passwords.hash("correct horse"))
    turns = 0
    while not hashing.done():
        await asyncio.sleep(0)
        turns += 1
    passwords.close()

    assert turns > 10
    assert "$m=65536,t=3,p=4$" in (await hashing).value
