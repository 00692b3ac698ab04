from __future__ import annotations

from datetime import timedelta

from billing.models.authentication import SessionPolicy, TokenPair
from billing.models.context import Anonymous, Mode, OperationContext, SignedInUser, System
from billing.models.identity import EntityId
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
from billing.services.notes import note_operations
from billing.services.operations import Operations
from billing.services.products import product_operations
from billing.services.users import (
    Activate,
    ChangePassword,
    ConfirmEmailChange,
    ConfirmPasswordReset,
    CreateUser,
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
        self.users = self._users(development=development)
        self.authentication = self._authentication(development=development)

    @property
    def operations(self) -> Operations:
        return Operations(
            authentication=self.authentication,
            health=HealthOperations(CheckReadiness({})),
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

    def stored(self, user_id: EntityId) -> User:
        """The user as the storage has them."""
        return self.units.storage.users[user_id]

    def _users(self, *, development: bool) -> UserOperations:
        units, clock, passwords = self.units, self.clock, self.passwords
        return UserOperations(
            register=Register(units, passwords, self.notifier, clock),
            activate=Activate(units, clock),
            create=CreateUser(units, passwords, clock),
            change_password=ChangePassword(units, passwords, clock),
            request_password_reset=RequestPasswordReset(units, self.notifier, clock),
            confirm_password_reset=ConfirmPasswordReset(units, passwords, clock),
            request_email_change=RequestEmailChange(units, self.notifier, clock),
            confirm_email_change=ConfirmEmailChange(units, clock),
            seed_developer=SeedDeveloper(development, units, passwords, clock),
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
