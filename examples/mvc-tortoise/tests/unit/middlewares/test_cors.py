from __future__ import annotations

import pytest

from billing.config.cors import CorsSettings
from billing.middlewares.cors import Cors

APP = "https://app.example.com"


@pytest.mark.parametrize("origin", [None, APP])
def test_it_is_closed_unless_opened(origin: str | None) -> None:
    cors = Cors(CorsSettings())

    assert cors.headers(origin) == {}
    assert cors.preflight_headers(origin, ["GET"]) == {}


def test_a_named_origin_is_let_in_with_its_cookies() -> None:
    headers = Cors(CorsSettings(origins=(APP,))).headers(APP)

    assert headers["Access-Control-Allow-Origin"] == APP
    assert headers["Access-Control-Allow-Credentials"] == "true"
    assert headers["Vary"] == "Origin"


@pytest.mark.parametrize("origin", [None, "https://app.example.com.evil.test", "null"])
def test_others_are_not(origin: str | None) -> None:
    cors = Cors(CorsSettings(origins=(APP,)))

    assert cors.headers(origin) == {"Vary": "Origin"}
    assert cors.preflight_headers(origin, ["GET"]) == {"Vary": "Origin"}


def test_a_star_lets_everybody_in_without_cookies() -> None:
    headers = Cors(CorsSettings(origins=("*",))).headers("https://anybody.test")

    assert headers["Access-Control-Allow-Origin"] == "https://anybody.test"
    assert "Access-Control-Allow-Credentials" not in headers


def test_a_preflight_names_methods_headers_and_for_how_long() -> None:
    cors = Cors(CorsSettings(origins=(APP,), max_age=60))

    headers = cors.preflight_headers(APP, ["GET", "PUT"])

    assert headers["Access-Control-Allow-Methods"] == "GET, PUT"
    assert "authorization" in headers["Access-Control-Allow-Headers"]
    assert headers["Access-Control-Max-Age"] == "60"
