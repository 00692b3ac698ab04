from __future__ import annotations

from uuid import UUID

import pytest
from pydantic import SecretStr

from billing.middlewares.session_cookie import SessionCookie

SESSION = UUID(int=7)
SECRET = SecretStr("secret")


def _cookie(
    secret: SecretStr = SECRET, max_age: int = 60, *, secure: bool = False
) -> SessionCookie:
    return SessionCookie("session", secret, max_age, secure=secure)


def _sent_back(set_cookie: str) -> str:
    return set_cookie.partition(";")[0]


def test_what_was_written_is_read() -> None:
    header = "theme=dark; " + _sent_back(_cookie().begin(SESSION))

    assert _cookie().read(header) == SESSION


@pytest.mark.parametrize("header", [None, "", "session=", "session=x", "other=1", "a\x00b"])
def test_anything_else_is_no_session(header: str | None) -> None:
    assert _cookie().read(header) is None


def test_another_secret_is_no_session() -> None:
    header = _sent_back(_cookie(SecretStr("other secret")).begin(SESSION))

    assert _cookie().read(header) is None


def test_a_previous_secret_is_still_good_and_signs_no_more() -> None:
    before = _sent_back(_cookie().begin(SESSION))
    rotated = SessionCookie("session", SecretStr("new"), 60, secure=False, previous=(SECRET,))

    assert rotated.read(before) == SESSION
    assert rotated.read(_sent_back(rotated.begin(SESSION))) == SESSION
    assert _cookie().read(_sent_back(rotated.begin(SESSION))) is None


def test_a_cookie_grows_too_old() -> None:
    header = _sent_back(_cookie().begin(SESSION))

    assert _cookie(max_age=-1).read(header) is None


def test_scripts_and_other_sites_do_not_get_it() -> None:
    attributes = _cookie().begin(SESSION).split("; ")[1:]

    assert attributes == ["Max-Age=60", "Path=/", "HttpOnly", "SameSite=Lax"]


def test_in_production_it_travels_over_tls_alone() -> None:
    assert _cookie(secure=True).begin(SESSION).endswith("; Secure")
    assert _cookie(secure=True).end().endswith("; Secure")
