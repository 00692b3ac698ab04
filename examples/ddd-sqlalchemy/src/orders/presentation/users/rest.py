"""The user routes."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod, HTTPStatus

from ...config.rate_limit import RateGroup
from ...domain.authentication import InvalidToken
from ...domain.context import Actor, SignedInUser
from ...domain.users import EmailTaken, InvalidKey, UsernameTaken, WrongPassword
from ...operational.users import UserOperations
from ..http.reply import Reply, result
from ..http.respond import respond
from ..http.route import Access, Call, NoQuery, RateLimit, Route
from ..http.route_table import RouteTable
from .contracts import (
    EmailRequest,
    KeyRequest,
    PasswordChangeRequest,
    PasswordResetRequest,
    RegistrationRequest,
    UserResponse,
)

TAG = "users"
UNTOLD_SECONDS = 0.25  # longer than it takes to find an address, and to have a mail sent to it


@dataclass(frozen=True, slots=True)
class UserRoutes:
    """The handlers of the user routes."""

    operations: UserOperations

    async def register(self, call: Call[RegistrationRequest, NoQuery, Actor]) -> Reply:
        """Open an account."""
        outcome = await self.operations.register(call.body.to_registration(), call.context)
        return respond(outcome, lambda user: result(UserResponse.of(user), HTTPStatus.CREATED))

    async def activate(self, call: Call[KeyRequest, NoQuery, Actor]) -> Reply:
        """Prove the e-mail address of an account."""
        outcome = await self.operations.activate(call.body.key, call.context)
        return respond(outcome, lambda user: result(UserResponse.of(user)))

    async def change_password(
        self, call: Call[PasswordChangeRequest, NoQuery, SignedInUser]
    ) -> Reply:
        """Change one's own password."""
        outcome = await self.operations.change_password(call.body.to_change(), call.context)
        return respond(outcome, result)

    async def request_password_reset(self, call: Call[EmailRequest, NoQuery, Actor]) -> Reply:
        """Ask for a new password."""
        outcome = await self.operations.request_password_reset(call.body.to_email(), call.context)
        return respond(outcome, _accepted)

    async def confirm_password_reset(
        self, call: Call[PasswordResetRequest, NoQuery, Actor]
    ) -> Reply:
        """Set a new password by the key that was mailed."""
        outcome = await self.operations.confirm_password_reset(call.body.to_reset(), call.context)
        return respond(outcome, result)

    async def request_email_change(self, call: Call[EmailRequest, NoQuery, SignedInUser]) -> Reply:
        """Ask for another e-mail address."""
        outcome = await self.operations.request_email_change(call.body.to_email(), call.context)
        return respond(outcome, _accepted)

    async def confirm_email_change(self, call: Call[KeyRequest, NoQuery, Actor]) -> Reply:
        """Take a new e-mail address as proven."""
        outcome = await self.operations.confirm_email_change(call.body.key, call.context)
        return respond(outcome, result)


def _accepted(_nothing: None) -> Reply:
    return result(None, HTTPStatus.ACCEPTED)


def register(app: RouteTable) -> None:
    """Add the user routes."""
    routes = UserRoutes(app.operations.users)
    app.add(
        Route(
            HTTPMethod.POST,
            "/users",
            name="register_user",
            summary="Open an account; a mail with the key that activates it goes out",
            tag=TAG,
            handler=routes.register,
            body=RegistrationRequest,
            reply=UserResponse,
            status=HTTPStatus.CREATED,
            failures=(UsernameTaken,),
            limit=RateLimit(RateGroup.REGISTRATION, mailbox="email"),
        ),
        Route(
            HTTPMethod.POST,
            "/users/activate",
            name="activate_user",
            summary="Activate an account by the key that was mailed",
            tag=TAG,
            handler=routes.activate,
            body=KeyRequest,
            reply=UserResponse,
            failures=(InvalidKey,),
            limit=RateLimit(RateGroup.KEY),
        ),
        Route(
            HTTPMethod.POST,
            "/users/password/change",
            name="change_password",
            summary="Change one's own password; other sessions end",
            tag=TAG,
            handler=routes.change_password,
            access=Access.SIGNED_IN,
            body=PasswordChangeRequest,
            failures=(WrongPassword, InvalidToken),
            limit=RateLimit(RateGroup.LOG_IN),
        ),
        Route(
            HTTPMethod.POST,
            "/users/password/reset/request",
            name="request_password_reset",
            summary="Have a key mailed that sets a new password",
            tag=TAG,
            handler=routes.request_password_reset,
            body=EmailRequest,
            status=HTTPStatus.ACCEPTED,
            limit=RateLimit(RateGroup.MAIL, mailbox="email"),
            takes_at_least=UNTOLD_SECONDS,
        ),
        Route(
            HTTPMethod.POST,
            "/users/password/reset/confirm",
            name="confirm_password_reset",
            summary="Set a new password by the key that was mailed; all sessions end",
            tag=TAG,
            handler=routes.confirm_password_reset,
            body=PasswordResetRequest,
            failures=(InvalidKey,),
            limit=RateLimit(RateGroup.KEY),
        ),
        Route(
            HTTPMethod.POST,
            "/users/email-change/request",
            name="request_email_change",
            summary="Have a key mailed to the address that is to replace one's own",
            tag=TAG,
            handler=routes.request_email_change,
            access=Access.SIGNED_IN,
            body=EmailRequest,
            status=HTTPStatus.ACCEPTED,
            failures=(InvalidToken,),
            limit=RateLimit(RateGroup.MAIL, mailbox="email"),
            takes_at_least=UNTOLD_SECONDS,
        ),
        Route(
            HTTPMethod.POST,
            "/users/email-change/confirm",
            name="confirm_email_change",
            summary="Replace one's e-mail address by the key that was mailed to the new one",
            tag=TAG,
            handler=routes.confirm_email_change,
            body=KeyRequest,
            failures=(InvalidKey, EmailTaken),
            limit=RateLimit(RateGroup.KEY),
        ),
    )
