from __future__ import annotations

import pytest

from billing.config import (
    Environment,
    InvalidSettingsError,
    read_settings,
    with_secret,
)
from billing.config.rate_limit import Rate, RateGroup

SECRET = "a secret of more than 32 characters"


def _set(monkeypatch: pytest.MonkeyPatch, **settings: str) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"SETTINGS__{name}", value)


def test_development_needs_no_setting() -> None:
    settings = read_settings()

    assert settings.environment is Environment.DEVELOPMENT
    assert settings.server.workers >= 2
    assert settings.server.base_url == f"http://127.0.0.1:{settings.server.port}"
    assert settings.max_failed_logins == 0
    assert settings.memory_limit == 0


def test_settings_are_nested_by_double_underscores(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(
        monkeypatch,
        SERVER__PORT="9000",
        SERVER__PUBLIC_URL="https://example.com/",
        AUTHENTICATION__ACCESS_MINUTES="5",
        CORS__ORIGINS='["https://app.example.com"]',
    )

    settings = read_settings()

    assert settings.server.port == 9000
    assert settings.server.base_url == "https://example.com"
    assert settings.authentication.access_lifetime.total_seconds() == 300
    assert settings.cors.origins == ("https://app.example.com",)


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({}, "SETTINGS__AUTHENTICATION__SECRET is required"),
        ({"AUTHENTICATION__SECRET": "short"}, "SETTINGS__AUTHENTICATION__SECRET must have"),
        (
            {"AUTHENTICATION__SECRET": SECRET, "AUTHENTICATION__PREVIOUS_SECRETS": '["short"]'},
            "SETTINGS__AUTHENTICATION__PREVIOUS_SECRETS must have",
        ),
        (
            {"AUTHENTICATION__SECRET": SECRET, "AUTHENTICATION__ARGON2_PROFILE": "cheapest"},
            "SETTINGS__AUTHENTICATION__ARGON2_PROFILE",
        ),
        ({"AUTHENTICATION__SECRET": SECRET, "LOGGING__SQL": "true"}, "SETTINGS__LOGGING__SQL"),
        ({"AUTHENTICATION__SECRET": SECRET, "CORS__ORIGINS": '["*"]'}, "SETTINGS__CORS__ORIGINS"),
    ],
)
def test_production_refuses_what_is_not_fit_for_it(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], named: str
) -> None:
    _set(monkeypatch, ENVIRONMENT="production", **settings)

    with pytest.raises(InvalidSettingsError, match=named):
        read_settings()


def test_the_environment_decides_how_to_log(monkeypatch: pytest.MonkeyPatch) -> None:
    development = read_settings().logging_here
    assert (development.json_lines, development.slow_query_ms) == (False, 100)
    assert development.file

    _set(monkeypatch, ENVIRONMENT="production", AUTHENTICATION__SECRET=SECRET)
    production = read_settings().logging_here
    assert (production.json_lines, production.slow_query_ms, production.file) == (True, 0, "")

    _set(
        monkeypatch,
        LOGGING__JSON_LINES="false",
        LOGGING__SLOW_QUERY_MS="5",
        LOGGING__FILE="x.log",
    )
    chosen = read_settings().logging_here
    assert (chosen.json_lines, chosen.slow_query_ms, chosen.file) == (False, 5, "x.log")


def test_metrics_are_shown_in_production_to_who_has_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_settings().metrics_are_shown

    _set(monkeypatch, ENVIRONMENT="production", AUTHENTICATION__SECRET=SECRET)
    assert not read_settings().metrics_are_shown

    _set(monkeypatch, METRICS__TOKEN="a token of Prometheus")
    assert read_settings().metrics_are_shown

    _set(monkeypatch, METRICS__ENABLED="false")
    assert not read_settings().metrics_are_shown


def test_production_limits_failed_log_ins_and_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, ENVIRONMENT="production", AUTHENTICATION__SECRET=SECRET)
    assert read_settings().max_failed_logins == 10
    assert read_settings().memory_limit == 1024

    _set(monkeypatch, AUTHENTICATION__MAX_FAILED_LOGINS="3")
    assert read_settings().max_failed_logins == 3


def test_production_limits_what_invites_abuse(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_settings().rates == {}

    _set(monkeypatch, ENVIRONMENT="production", AUTHENTICATION__SECRET=SECRET)
    assert set(read_settings().rates) == set(RateGroup)
    assert read_settings().rates[RateGroup.LOG_IN] == Rate(30, 60)

    _set(monkeypatch, RATE_LIMIT__ENABLED="false")
    assert read_settings().rates == {}


def test_a_limit_is_spelled_as_a_count_and_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(
        monkeypatch,
        RATE_LIMIT__ENABLED="true",
        RATE_LIMIT__LOG_IN="7/hour",
        RATE_LIMIT__REGISTRATION="",
        SERVER__TRUSTED_PROXIES='["10.0.0.0/8", "::1"]',
    )

    settings = read_settings()

    assert settings.rates[RateGroup.LOG_IN] == Rate(7, 3600)
    assert RateGroup.REGISTRATION not in settings.rates
    assert [str(proxy) for proxy in settings.server.trusted_proxies] == ["10.0.0.0/8", "::1/128"]


def test_previous_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, AUTHENTICATION__PREVIOUS_SECRETS=f'["{SECRET}"]')

    settings = read_settings()

    assert [each.get_secret_value() for each in settings.previous_secrets] == [SECRET]
    assert SECRET not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "staging"),
        ("SERVER__PORT", "65536"),
        ("SERVER__WORKERS", "0"),
        ("DATABASE__URL", "mysql://localhost/x"),
        ("MAILING__TLS", "maybe"),
        ("AUTHENTICATION__SECRET", "short"),
        ("SERVER__TRUSTED_PROXIES", '["10.0.0.1/8"]'),
        ("RATE_LIMIT__LOG_IN", "0/minute"),
        ("RATE_LIMIT__LOG_IN", "3/fortnight"),
        ("LOGGING__SLOW_QUERY_MS", "-1"),
        ("METRICS__TOKEN", "short token"),
        ("TRACING__ENDPOINT", "collector:4317"),
        ("TRACING__SAMPLE_RATIO", "1.5"),
    ],
)
def test_a_wrong_setting_is_named_and_not_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    _set(monkeypatch, **{name: value})

    with pytest.raises(InvalidSettingsError, match=f"SETTINGS__{name}") as caught:
        read_settings()

    assert value not in str(caught.value)


def test_a_secret_is_made_where_none_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, AUTHENTICATION__SECRET="")

    made = with_secret(read_settings())

    assert len(made.secret.get_secret_value()) >= 32
    assert read_settings().secret == made.secret, "workers inherit it"
    assert with_secret(made) == made


def test_a_secret_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, AUTHENTICATION__SECRET=SECRET)

    assert SECRET not in repr(read_settings())
