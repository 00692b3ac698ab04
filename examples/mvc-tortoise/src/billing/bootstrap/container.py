"""Settings in, operations out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from ..config import Environment, Settings
from ..config.outbox import OutboxSettings
from ..config.service import NAME, TITLE
from ..infrastructure.cache import Cache, open_cache
from ..infrastructure.clock import SystemClock
from ..infrastructure.identifiers import Uuid7Identifiers
from ..infrastructure.mailing import Letters, open_notifier
from ..infrastructure.security import Argon2Passwords, CachedFailedLogins, JwtAccessTokens
from ..infrastructure.tracing import Tracing
from ..models.authentication import FailedLogins, SessionPolicy
from ..models.database.opening import open_units_of_work
from ..models.database.unit_of_work import UnitsOfWork
from ..models.outbox import DeliveryPolicy
from ..models.readiness import Probe
from ..services.authentication import (
    Authenticate,
    AuthenticationOperations,
    CurrentUser,
    LogIn,
    LogOut,
    Refresh,
    SessionState,
    SignInDeveloper,
)
from ..services.categories import category_operations
from ..services.health import CheckReadiness, HealthOperations
from ..services.monitoring import MonitoringOperations, ReadMetrics
from ..services.notes import note_operations
from ..services.operations import Operations
from ..services.outbox import outbox_operations
from ..services.products import product_operations
from ..services.users import (
    Activate,
    ChangePassword,
    ConfirmEmailChange,
    ConfirmPasswordReset,
    CreateUser,
    MailAccountExists,
    MailActivation,
    MailEmailChange,
    MailPasswordReset,
    Register,
    RequestEmailChange,
    RequestPasswordReset,
    SeedDeveloper,
    UserOperations,
)
from .observing import statement_observer

if TYPE_CHECKING:
    from ..infrastructure.metrics import ServiceMetrics

DEVELOPER_POLICY = SessionPolicy(
    access_lifetime=timedelta(hours=12), session_lifetime=timedelta(hours=12)
)


@dataclass(frozen=True, slots=True)
class Adapters:
    """The adapters that hold connections or threads.

    Making them opens nothing: each connects when it is first used.
    """

    units_of_work: UnitsOfWork
    cache: Cache
    passwords: Argon2Passwords

    async def close(self) -> None:
        """Let go of everything."""
        self.passwords.close()
        await self.cache.close()
        await self.units_of_work.close()


def make_adapters(settings: Settings, root: Path, tracing: Tracing | None = None) -> Adapters:
    """The adapters that the settings ask for.

    Args:
        settings: Every setting.
        root: The project's folder.
        tracing: Makes statements parts of traces.
    """
    observer = statement_observer(settings, tracing)
    return Adapters(
        units_of_work=open_units_of_work(settings.database, root, observer),
        cache=open_cache(settings.cache, NAME),
        passwords=Argon2Passwords(settings.authentication.argon2_profile),
    )


def make_operations(
    settings: Settings,
    adapters: Adapters,
    probes: Mapping[str, Probe],
    metrics: ServiceMetrics | None = None,
) -> Operations:
    """Every operation, with the adapters it needs.

    Args:
        settings: Every setting; the secret must be there.
        adapters: What holds connections.
        probes: What readiness asks besides the database and the cache.
        metrics: Counts; None where nothing is counted.
    """
    return Operations(
        authentication=_authentication(settings, adapters, metrics),
        health=HealthOperations(
            CheckReadiness({"database": adapters.units_of_work, "cache": adapters.cache, **probes})
        ),
        monitoring=MonitoringOperations(
            ReadMetrics(
                metrics.exposition if metrics and settings.metrics_are_shown else None,
                settings.metrics.token.get_secret_value(),
            )
        ),
        outbox=outbox_operations(
            adapters.units_of_work, delivery_policy(settings.outbox), SystemClock()
        ),
        users=_users(settings, adapters),
        categories=category_operations(adapters.units_of_work, SystemClock()),
        products=product_operations(adapters.units_of_work, SystemClock()),
        notes=note_operations(adapters.units_of_work, SystemClock()),
    )


def delivery_policy(settings: OutboxSettings) -> DeliveryPolicy:
    """When messages of the outbox are delivered again."""
    return DeliveryPolicy(lease=settings.lease, max_attempts=settings.max_attempts)


@asynccontextmanager
async def open_operations(settings: Settings, root: Path) -> AsyncIterator[Operations]:
    """The operations for the time of one command."""
    adapters = make_adapters(settings, root)
    try:
        yield make_operations(settings, adapters, {})
    finally:
        await adapters.close()


def _authentication(
    settings: Settings, adapters: Adapters, metrics: ServiceMetrics | None
) -> AuthenticationOperations:
    clock, identifiers, units = SystemClock(), Uuid7Identifiers(), adapters.units_of_work
    tokens = JwtAccessTokens(settings.secret, NAME, settings.previous_secrets)
    policy = SessionPolicy(
        access_lifetime=settings.authentication.access_lifetime,
        session_lifetime=settings.authentication.session_lifetime,
    )
    failed_logins: FailedLogins = CachedFailedLogins(
        adapters.cache, settings.max_failed_logins, settings.authentication.failed_login_window
    )
    return AuthenticationOperations(
        authenticate=Authenticate(units, tokens, clock),
        current_user=CurrentUser(units),
        log_in=LogIn(
            units,
            adapters.passwords,
            metrics.counting(failed_logins) if metrics else failed_logins,
            tokens,
            policy,
            clock,
            identifiers,
        ),
        log_out=LogOut(units, clock),
        refresh=Refresh(units, tokens, policy, clock),
        session_state=SessionState(units, clock),
        sign_in_developer=SignInDeveloper(
            _is_development(settings), units, tokens, DEVELOPER_POLICY, clock, identifiers
        ),
    )


def _users(settings: Settings, adapters: Adapters) -> UserOperations:
    clock, units, passwords = SystemClock(), adapters.units_of_work, adapters.passwords
    notifier = open_notifier(settings.mailing, Letters(settings.server.base_url, TITLE))
    return UserOperations(
        register=Register(units, passwords, clock),
        activate=Activate(units, clock),
        create=CreateUser(units, passwords, clock),
        change_password=ChangePassword(units, passwords, clock),
        request_password_reset=RequestPasswordReset(units, clock),
        confirm_password_reset=ConfirmPasswordReset(units, passwords, clock),
        request_email_change=RequestEmailChange(units, clock),
        confirm_email_change=ConfirmEmailChange(units, clock),
        seed_developer=SeedDeveloper(_is_development(settings), units, passwords, clock),
        mail_activation=MailActivation(units, notifier, clock),
        mail_account_exists=MailAccountExists(units, notifier),
        mail_password_reset=MailPasswordReset(units, notifier, clock),
        mail_email_change=MailEmailChange(units, notifier, clock),
    )


def _is_development(settings: Settings) -> bool:
    return settings.environment is Environment.DEVELOPMENT
