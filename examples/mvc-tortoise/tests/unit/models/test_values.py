from __future__ import annotations

from uuid import UUID

from billing.models.users import EmailAddress, PasswordHash, Username
from billing.models.users.verification import digest_of


def test_names_and_addresses_are_the_same_whatever_their_case() -> None:
    assert Username("Ann").canonical == Username("ANN").canonical
    assert EmailAddress("A@b.test").canonical == EmailAddress("a@B.test").canonical


def test_a_password_hash_shows_itself_to_nobody() -> None:
    assert "hash" not in repr(PasswordHash("hash")).replace("PasswordHash", "")


def test_the_digest_of_a_key_does_not_give_it_away() -> None:
    key = UUID(int=7)

    assert digest_of(key) == digest_of(UUID(int=7))
    assert digest_of(key) != digest_of(UUID(int=8))
    assert len(digest_of(key)) == 64
