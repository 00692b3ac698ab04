"""The cookie in which a browser remembers its session: signed, and nothing in it but an id."""

from __future__ import annotations

from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie
from uuid import UUID

from itsdangerous import BadSignature, URLSafeTimedSerializer
from pydantic import SecretStr


class SessionCookie:
    """Writes and reads the cookie.

    Args:
        name: The cookie's name.
        secret: Signs it.
        max_age: Seconds for which it is good.
        secure: Whether browsers send it over TLS only.
        previous: Secrets that sign no more; cookies that they signed are good as long as others.
    """

    def __init__(
        self,
        name: str,
        secret: SecretStr,
        max_age: int,
        *,
        secure: bool,
        previous: Sequence[SecretStr] = (),
    ) -> None:
        self._name = name
        oldest_first = [key.get_secret_value() for key in (*reversed(previous), secret)]
        self._serializer = URLSafeTimedSerializer(oldest_first, salt="session-cookie")
        self._max_age = max_age
        self._secure = secure

    def begin(self, session_id: UUID) -> str:
        """The ``Set-Cookie`` that makes a browser remember a session."""
        return self._set_cookie(self._serializer.dumps(session_id.hex), self._max_age)

    def end(self) -> str:
        """The ``Set-Cookie`` that makes a browser forget its session."""
        return self._set_cookie("", 0)

    def read(self, header: str | None) -> UUID | None:
        """The session that a ``Cookie`` header remembers; None if tampered with or too old."""
        if not header:
            return None
        try:
            morsel = SimpleCookie(header).get(self._name)
            if morsel is None:
                return None
            return UUID(self._serializer.loads(morsel.value, max_age=self._max_age))
        except (BadSignature, CookieError, ValueError, TypeError, AttributeError):
            return None

    def _set_cookie(self, value: str, max_age: int) -> str:
        attributes = f"{self._name}={value}; Max-Age={max_age}; Path=/; HttpOnly; SameSite=Lax"
        return attributes + ("; Secure" if self._secure else "")
