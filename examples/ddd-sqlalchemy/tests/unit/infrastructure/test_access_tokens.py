from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import jwt
import pytest
from pydantic import SecretStr

from orders.domain.authentication import (
    AccessClaims,
    InvalidToken,
)
from orders.domain.result import Err, Ok
from orders.infrastructure.security import JwtAccessTokens

from ...entity_ids import entity_id

KEY = "a secret of 32 characters " * 3
OTHER_KEY = KEY[::-1]
NOW = datetime(2030, 1, 1, tzinfo=UTC)
CLAIMS = AccessClaims(
    user_id=entity_id(1),
    session_id=UUID(int=2),
    issued_at=NOW,
    expires_at=NOW + timedelta(hours=1),
)
TOKENS = JwtAccessTokens(SecretStr(KEY), "shop")
PAYLOAD: dict[str, Any] = {
    "iss": "shop",
    "aud": "shop",
    "sub": str(CLAIMS.user_id),
    "sid": str(CLAIMS.session_id),
    "iat": int(NOW.timestamp()),
    "exp": int(CLAIMS.expires_at.timestamp()),
}
REFUSED = Err(InvalidToken())


def _token(key: str = KEY, algorithm: str = "HS256", **changed: Any) -> str:
    return jwt.encode(PAYLOAD | changed, key, algorithm=algorithm)


def test_what_was_signed_is_read() -> None:
    assert TOKENS.read(TOKENS.sign(CLAIMS), NOW) == Ok(CLAIMS)
    assert TOKENS.read(_token(), NOW) == Ok(CLAIMS)


def test_it_expires_by_the_given_clock() -> None:
    token = TOKENS.sign(CLAIMS)

    assert TOKENS.read(token, CLAIMS.expires_at - timedelta(seconds=1)) == Ok(CLAIMS)
    assert TOKENS.read(token, CLAIMS.expires_at) == REFUSED
    over = replace(CLAIMS, issued_at=NOW - timedelta(days=9), expires_at=NOW - timedelta(days=8))
    assert TOKENS.read(TOKENS.sign(over), NOW) == REFUSED


@pytest.mark.parametrize(
    "token",
    [
        "",
        "x",
        "x.y.z",
        _token(key=OTHER_KEY),
        _token(key="", algorithm="none"),
        _token(algorithm="HS384"),
        _token(algorithm="HS512"),
        _token(aud="another service"),
        _token(iss="another service"),
        _token(sub="nobody"),
        _token(sid="nothing"),
        _token(sid=7),
        _token(exp="never"),
        _token(exp=10**18),
    ],
)
def test_anything_else_is_refused(token: str) -> None:
    assert TOKENS.read(token, NOW) == REFUSED


@pytest.mark.parametrize("missing", sorted(PAYLOAD))
def test_every_claim_is_required(missing: str) -> None:
    payload = {name: value for name, value in PAYLOAD.items() if name != missing}

    assert TOKENS.read(jwt.encode(payload, KEY), NOW) == REFUSED


def test_a_previous_secret_is_still_good_and_signs_no_more() -> None:
    rotated = JwtAccessTokens(SecretStr(OTHER_KEY), "shop", [SecretStr(KEY)])

    assert rotated.read(TOKENS.sign(CLAIMS), NOW) == Ok(CLAIMS)
    assert rotated.read(rotated.sign(CLAIMS), NOW) == Ok(CLAIMS)
    assert TOKENS.read(rotated.sign(CLAIMS), NOW) == REFUSED


def test_a_secret_that_was_dropped_is_good_no_more() -> None:
    third = "a third secret of 32 characters " * 3
    rotated = JwtAccessTokens(SecretStr(third), "shop", [SecretStr(OTHER_KEY)])

    assert rotated.read(TOKENS.sign(CLAIMS), NOW) == REFUSED


@pytest.mark.parametrize("name", [None, "", "unknown", "../../key"])
def test_a_token_that_names_no_secret_is_read_with_the_present_one(name: str | None) -> None:
    rotated = JwtAccessTokens(SecretStr(OTHER_KEY), "shop", [SecretStr(KEY)])
    header = {} if name is None else {"kid": name}

    assert rotated.read(jwt.encode(PAYLOAD, KEY, headers=header), NOW) == REFUSED


def test_the_name_of_a_secret_is_no_part_of_it() -> None:
    signed = [TOKENS.sign(claims) for claims in (CLAIMS, replace(CLAIMS, session_id=UUID(int=3)))]

    [name] = {jwt.get_unverified_header(token)["kid"] for token in signed}

    assert name not in KEY
