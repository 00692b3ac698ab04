from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, TypeVar, cast

from orders.domain.context import Mode
from orders.domain.identity import EntityId
from orders.domain.result import Ok
from orders.domain.unit_of_work import UnitsOfWork
from orders.domain.users import (
    EmailAddress,
    PasswordHash,
    User,
    Username,
)

MOMENT = datetime(2030, 1, 1, 12, 30, 15, 123_456, tzinfo=UTC)
T = TypeVar("T")


class Samples:
    """Rows for tests; each is stored once, after those that it refers to.

    Args:
        units: Where they are stored: on fakes or in a database.
    """

    def __init__(self, units: UnitsOfWork) -> None:
        self.units = units
        self._stored: dict[tuple[object, int], Any] = {}

    async def stored(self, store: Callable[[Samples, int], Awaitable[T]], number: int) -> T:
        """What `store` made of this number when it was first asked for."""
        key = store, number
        if key not in self._stored:
            self._stored[key] = await store(self, number)
        return cast("T", self._stored[key])

    async def user_id(self, number: int = 1) -> EntityId:
        """A user's."""
        return await self.stored(_store_user, number)


async def _store_user(samples: Samples, number: int) -> EntityId:
    async with samples.units.writing(Mode.APPLY) as unit:
        user = User(
            id=await unit.users.next_id(),
            username=Username(f"sample-{number}"),
            email=EmailAddress(f"sample-{number}@example.com"),
            password_hash=PasswordHash("hash"),
            is_active=True,
            created_at=MOMENT,
            updated_at=MOMENT,
        )
        assert await unit.users.add(user) == Ok(None)
        await unit.commit()
    return user.id
