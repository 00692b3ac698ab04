from __future__ import annotations

import pytest

from billing.config import (
    Environment,
    InvalidSettingsError,
    read_settings,
    with_secret,
)

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


def test_production_limits_failed_log_ins(monkeypatch: pytest.MonkeyPatch) -> None:
    _set(monkeypatch, ENVIRONMENT="production", AUTHENTICATION__SECRET=SECRET)
    assert read_settings().max_failed_logins == 10

    _set(monkeypatch, AUTHENTICATION__MAX_FAILED_LOGINS="3")
    assert read_settings().max_failed_logins == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "staging"),
        ("SERVER__PORT", "65536"),
        ("SERVER__WORKERS", "0"),
        ("DATABASE__URL", "mysql://localhost/x"),
        ("MAILING__TLS", "maybe"),
        ("AUTHENTICATION__SECRET", "short"),
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
