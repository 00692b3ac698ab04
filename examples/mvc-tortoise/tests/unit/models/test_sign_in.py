from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from billing.models.authentication import SessionPolicy, begin_session, issue_tokens, refresh_digest

from ...entity_ids import entity_id
from ..fakes import FakeAccessTokens

POLICY = SessionPolicy(access_lifetime=timedelta(minutes=15), session_lifetime=timedelta(days=1))
NOW = datetime(2030, 1, 1, tzinfo=UTC)
SESSION = begin_session(entity_id(1), session_id=UUID(int=2), now=NOW, policy=POLICY)


def test_a_session_lives_until_its_end() -> None:
    assert SESSION.is_alive(NOW)
    assert not SESSION.is_alive(NOW + timedelta(days=1))


def test_only_the_digest_of_a_refresh_token_is_to_be_stored() -> None:
    tokens = issue_tokens(SESSION, now=NOW, policy=POLICY, signer=FakeAccessTokens())

    assert tokens.refresh_token.digest == refresh_digest(tokens.pair.refresh_token)
    assert tokens.pair.refresh_token not in tokens.refresh_token.digest


def test_an_access_token_ends_with_its_session_at_the_latest() -> None:
    late = NOW + timedelta(hours=23, minutes=55)

    tokens = issue_tokens(SESSION, now=late, policy=POLICY, signer=FakeAccessTokens())

    assert tokens.pair.expires_in == 5 * 60
