from __future__ import annotations

from datetime import timedelta

from billing.delivery import Handlers, register_handlers
from billing.delivery.attempt import Attempt
from billing.models.authentication import SessionPolicy, TokenPair
from billing.models.context import Anonymous, Mode, OperationContext, SignedInUser, System
from billing.models.identity import EntityId
from billing.models.outbox import DeliveryPolicy
from billing.models.result import Ok
from billing.models.users import EmailAddress, User, Username
from billing.services.authentication import (
    Authenticate,
    AuthenticationOperations,
    Credentials,
    CurrentUser,
    LogIn,
    LogOut,
    Refresh,
    SessionState,
    SignInDeveloper,
)
from billing.services.categories import category_operations
from billing.services.health import CheckReadiness, HealthOperations
from billing.services.monitoring import MonitoringOperations, ReadMetrics
from billing.services.notes import note_operations
from billing.services.operations import Operations
from billing.services.outbox import outbox_operations
from billing.services.products import product_operations
from billing.services.users import (
    Activate,
    ChangePassword,
    ConfirmEmailChange,
    ConfirmPasswordReset,
    CreateUser,
    MailAccountExists,
    MailActivation,
    MailEmailChange,
    MailPasswordReset,
    NewUser,
    Register,
    RequestEmailChange,
    RequestPasswordReset,
    SeedDeveloper,
    UserOperations,
)

from .access_tokens import FakeAccessTokens
from .clock import FakeClock
from .failed_logins import FakeFailedLogins
from .identifiers import FakeIdentifiers
from .notifier import FakeNotifier
from .passwords import FakePasswords
from .unit_of_work import FakeUnitsOfWork

ANYBODY = OperationContext(request_id="test", actor=Anonymous())
PREVIEW = OperationContext(request_id="test", actor=Anonymous(), mode=Mode.PREVIEW)
OPERATOR = OperationContext(request_id="test", actor=System("test"))
PASSWORD = "correct horse"


class FakeService:
    """Every operation, on fakes.

    Args:
        development: Whether what exists for development alone is enabled.
    """

    def __init__(self, *, development: bool = True) -> None:
        self.units = FakeUnitsOfWork()
        self.passwords = FakePasswords()
        self.notifier = FakeNotifier()
        self.clock = FakeClock()
        self.identifiers = FakeIdentifiers()
        self.failed_logins = FakeFailedLogins()
        self.tokens = FakeAccessTokens()
        self.policy = SessionPolicy(timedelta(minutes=15), timedelta(days=30))
        self.delivery_policy = DeliveryPolicy(lease=timedelta(seconds=60), max_attempts=3)
        self.outbox = outbox_operations(self.units, self.delivery_policy, self.clock)
        self.users = self._users(development=development)
        self.authentication = self._authentication(development=development)

    @property
    def operations(self) -> Operations:
        return Operations(
            authentication=self.authentication,
            health=HealthOperations(CheckReadiness({})),
            outbox=self.outbox,
            monitoring=MonitoringOperations(ReadMetrics(None)),
            users=self.users,
            categories=category_operations(self.units, self.clock),
            products=product_operations(self.units, self.clock),
            notes=note_operations(self.units, self.clock),
        )

    async def add_user(self, name: str = "Ann") -> User:
        """An active user with `PASSWORD` and the address `NAME@example.com`."""
        new_user = NewUser(Username(name), EmailAddress(f"{name}@example.com"), PASSWORD)
        outcome = await self.users.create(new_user, OPERATOR)
        assert isinstance(outcome, Ok)
        return outcome.value

    async def log_in(self, login: str = "ann", password: str = PASSWORD) -> TokenPair:
        """The tokens of a new session."""
        outcome = await self.authentication.log_in(Credentials(login, password), ANYBODY)
        assert isinstance(outcome, Ok)
        return outcome.value

    async def signed_in(self, login: str = "ann") -> OperationContext[SignedInUser]:
        """The context of a user with a new session."""
        pair = await self.log_in(login)
        outcome = await self.authentication.authenticate(pair.access_token)
        assert isinstance(outcome, Ok)
        return OperationContext(request_id="test", actor=outcome.value)

    async def deliver(self) -> None:
        """One attempt at every message that is due, as the deliverer makes it."""
        handlers = Handlers(self.operations)
        register_handlers(handlers)
        attempt = Attempt(handlers, self.outbox, self.delivery_policy)
        for message in (await self.outbox.claim(100, OPERATOR)).value:
            await attempt(message)

    def stored(self, user_id: EntityId) -> User:
        """The user as the storage has them."""
        return self.units.storage.users[user_id]

    def _users(self, *, development: bool) -> UserOperations:
        units, clock, passwords = self.units, self.clock, self.passwords
        return UserOperations(
            register=Register(units, passwords, clock),
            activate=Activate(units, clock),
            create=CreateUser(units, passwords, clock),
            change_password=ChangePassword(units, passwords, clock),
            request_password_reset=RequestPasswordReset(units, clock),
            confirm_password_reset=ConfirmPasswordReset(units, passwords, clock),
            request_email_change=RequestEmailChange(units, clock),
            confirm_email_change=ConfirmEmailChange(units, clock),
            seed_developer=SeedDeveloper(development, units, passwords, clock),
            mail_activation=MailActivation(units, self.notifier, clock),
            mail_account_exists=MailAccountExists(units, self.notifier),
            mail_password_reset=MailPasswordReset(units, self.notifier, clock),
            mail_email_change=MailEmailChange(units, self.notifier, clock),
        )

    def _authentication(self, *, development: bool) -> AuthenticationOperations:
        units, clock, tokens = self.units, self.clock, self.tokens
        return AuthenticationOperations(
            authenticate=Authenticate(units, tokens, clock),
            current_user=CurrentUser(units),
            log_in=LogIn(
                units,
                self.passwords,
                self.failed_logins,
                tokens,
                self.policy,
                clock,
                self.identifiers,
            ),
            log_out=LogOut(units, clock),
            refresh=Refresh(units, tokens, self.policy, clock),
            session_state=SessionState(units, clock),
            sign_in_developer=SignInDeveloper(
                development, units, tokens, self.policy, clock, self.identifiers
            ),
        )
