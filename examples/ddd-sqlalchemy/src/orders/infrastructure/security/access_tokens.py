"""Access tokens as JSON Web Tokens."""

from __future__ import annotations

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
    """

    def __init__(self, secret: SecretStr, service: str) -> None:
        self._secret = secret
        self._service = service

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
            self._secret.get_secret_value(),
            algorithm=ALGORITHM,
        )

    def read(self, token: str, now: datetime) -> Result[AccessClaims, InvalidToken]:
        """What a token says; `now` decides whether it has expired, not the machine's clock."""
        try:
            payload = jwt.decode(
                token,
                self._secret.get_secret_value(),
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
