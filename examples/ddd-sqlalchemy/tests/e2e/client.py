from __future__ import annotations

import ssl

import httpx

PLAIN = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # without certificates, which take a while to load


def open_client(url: str, timeout: float = 60) -> httpx.Client:
    """A client without cookies, on connections of its own."""
    return httpx.Client(base_url=url, timeout=timeout, trust_env=False, verify=PLAIN)
