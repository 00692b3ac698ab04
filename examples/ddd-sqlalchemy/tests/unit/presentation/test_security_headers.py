from __future__ import annotations

from orders.presentation.http.security_headers import security_headers


def test_an_answer_is_neither_stored_sniffed_framed_nor_run() -> None:
    headers = security_headers(0)

    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_browsers_are_told_to_stay_with_tls_where_it_is_set() -> None:
    assert "Strict-Transport-Security" not in security_headers(0)
    assert security_headers(60)["Strict-Transport-Security"] == "max-age=60"
