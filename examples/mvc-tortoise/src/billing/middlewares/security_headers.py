"""What browsers are told to refuse, whatever the answer holds."""

from __future__ import annotations

from collections.abc import Mapping

JSON_POLICY = "default-src 'none'; frame-ancestors 'none'"


def security_headers(hsts_seconds: int) -> Mapping[str, str]:
    """The headers of every answer that does not bring its own.

    Args:
        hsts_seconds: For how long browsers use TLS alone; 0 = not told.
    """
    headers = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": JSON_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }
    if hsts_seconds:
        headers["Strict-Transport-Security"] = f"max-age={hsts_seconds}"
    return headers
