"""Cross-origin requests of browsers (the Fetch standard's CORS protocol)."""

from __future__ import annotations

from ...config.cors import CorsSettings
from .headers import REQUEST_ID

ALLOWED_HEADERS = "authorization, content-type, idempotency-key, if-match, x-request-id"


class Cors:
    """Says what a page of another origin may see: nothing, unless the settings name it."""

    def __init__(self, settings: CorsSettings) -> None:
        self._settings = settings

    def headers(self, origin: str | None) -> dict[str, str]:
        """The headers of any answer."""
        if not self._settings.origins:
            return {}
        if origin is None or not self._allows(origin):
            return {"Vary": "Origin"}
        headers = {
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Expose-Headers": f"{REQUEST_ID}, location, etag, retry-after",
            "Vary": "Origin",
        }
        if self._is_named(origin):  # cookies only for whom the settings name, never by way of *
            headers["Access-Control-Allow-Credentials"] = "true"
        return headers

    def preflight_headers(self, origin: str | None, methods: list[str]) -> dict[str, str]:
        """The headers of the answer to ``OPTIONS``."""
        headers = self.headers(origin)
        if "Access-Control-Allow-Origin" in headers:
            headers["Access-Control-Allow-Methods"] = ", ".join(methods)
            headers["Access-Control-Allow-Headers"] = ALLOWED_HEADERS
            headers["Access-Control-Max-Age"] = str(self._settings.max_age)
        return headers

    def _allows(self, origin: str) -> bool:
        return self._is_named(origin) or "*" in self._settings.origins

    def _is_named(self, origin: str) -> bool:
        return origin in self._settings.origins
