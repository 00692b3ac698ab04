"""Access tokens as JSON Web Tokens."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from datetime import UTC, datetime
from uuid import UUID

import jwt
from pydantic import SecretStr

from ...domain.authentication import AccessClaims, InvalidToken
from ...domain.identity import parse_entity_id
from ...domain.result import Err, Ok, Result

ALGORITHM = "HS256"
REQUIRED = ("iss", "aud", "sub", "sid", "iat", "exp")


class JwtAccessTokens:
    """Satisfies `domain.authentication.AccessTokens`; one algorithm, one issuer, one audience.

    Args:
        secret: Signs and verifies.
        service: Issuer and audience: the token of another service with the same secret is refused.
        previous: Secrets that sign no more; tokens that they signed are good until they expire.
    """

    def __init__(self, secret: SecretStr, service: str, previous: Sequence[SecretStr] = ()) -> None:
        self._secret = secret.get_secret_value()
        self._headers = {"kid": _name_of(self._secret)}
        self._service = service
        older = [key.get_secret_value() for key in previous]
        self._named = {_name_of(key): key for key in (*older, self._secret)}

    def sign(self, claims: AccessClaims) -> str:
        """The token that says this."""
        return jwt.encode(
            {
                "iss": self._service,
                "aud": self._service,
                "sub": str(claims.user_id),
                "sid": str(claims.session_id),
                "iat": int(claims.issued_at.timestamp()),
                "exp": int(claims.expires_at.timestamp()),
            },
            self._secret,
            algorithm=ALGORITHM,
            headers=self._headers,
        )

    def read(self, token: str, now: datetime) -> Result[AccessClaims, InvalidToken]:
        """What a token says; `now` decides whether it has expired, not the machine's clock."""
        try:
            payload = jwt.decode(
                token,
                self._key_of(token),
                algorithms=[ALGORITHM],
                issuer=self._service,
                audience=self._service,
                options={"require": list(REQUIRED), "verify_exp": False, "verify_iat": False},
            )
            claims = AccessClaims(
                user_id=parse_entity_id(payload["sub"]),
                session_id=UUID(payload["sid"]),
                issued_at=datetime.fromtimestamp(payload["iat"], UTC),
                expires_at=datetime.fromtimestamp(payload["exp"], UTC),
            )
        except (jwt.PyJWTError, ValueError, TypeError, AttributeError, OverflowError, OSError):
            return Err(InvalidToken())
        return Ok(claims) if now < claims.expires_at else Err(InvalidToken())

    def _key_of(self, token: str) -> str:
        """The secret that a token says it was signed with; the present one where it says none."""
        if len(self._named) == 1:
            return self._secret
        name = jwt.get_unverified_header(token).get("kid")
        return self._named.get(str(name), self._secret)


def _name_of(secret: str) -> str:
    """A name for a secret, which tells nothing of it."""
    return hmac.digest(secret.encode(), b"key id", hashlib.sha256).hex()[:16]
