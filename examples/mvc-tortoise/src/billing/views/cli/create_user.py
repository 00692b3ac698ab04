"""``create-user``: an account without a mail."""

from __future__ import annotations

from pydantic import ValidationError

from ...models.context import Mode, OperationContext, System
from ...models.result import Err, Ok
from ...schemas.users import RegistrationRequest
from ...services.users import CreateUser, NewUser
from .terminal import complain, say


async def create_user(
    operation: CreateUser, *, username: str, email: str, password: str, mode: Mode
) -> int:
    """Create an active account and say so.

    Args:
        operation: What creates it.
        username: Checked as in a registration.
        email: Checked as in a registration.
        password: Checked as in a registration.
        mode: A preview checks everything and creates nothing.

    Returns:
        The exit code.
    """
    try:
        request = RegistrationRequest(username=username, email=email, password=password)
    except ValidationError as error:
        for fault in error.errors(include_url=False, include_input=False):
            complain(f"{'.'.join(str(part) for part in fault['loc'])}: {fault['msg']}")
        return 2
    registration = request.to_registration()
    new_user = NewUser(registration.username, registration.email, registration.password)
    context = OperationContext(request_id="create-user", actor=System("command line"), mode=mode)
    match await operation(new_user, context):
        case Ok(user):
            done = "created" if mode is Mode.APPLY else "can be created"
            say(f"User {user.username.value} {done}: {user.id}")
            return 0
        case Err(failure):
            complain(failure.message)
            return 1
