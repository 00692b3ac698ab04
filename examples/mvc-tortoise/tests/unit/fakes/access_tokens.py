from __future__ import annotations

from datetime import datetime

from billing.models.authentication import AccessClaims, InvalidToken
from billing.models.result import Err, Ok, Result


class FakeAccessTokens:
    """Hands out numbered tokens and knows what each says."""

    def __init__(self) -> None:
        self._signed: dict[str, AccessClaims] = {}

    def sign(self, claims: AccessClaims) -> str:
        token = f"access-{len(self._signed)}"
        self._signed[token] = claims
        return token

    def read(self, token: str, now: datetime) -> Result[AccessClaims, InvalidToken]:
        claims = self._signed.get(token)
        return Ok(claims) if claims and now < claims.expires_at else Err(InvalidToken())
