"""Who calls too often has to wait."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol

from ..config.rate_limit import Rate, RateGroup
from ..http.errors import of_failure
from ..http.reply import Reply
from ..http.request import Incoming
from ..http.route import Call, Handler, Route
from ..models.context import Actor
from ..models.failures import TooManyRequests
from .client_address import ClientAddresses

Answer = Callable[[Incoming, str], Awaitable[Reply]]


class Counts(Protocol):
    """Counts that begin anew after a while."""

    async def increment(self, key: str, seconds: int) -> int:
        """Count up from nothing; the first count starts the clock."""
        ...

    async def seconds_left(self, key: str) -> int:
        """For how long a count goes on."""
        ...


class RateLimits:
    """Counts calls of the routes that have a limit; other routes are left as they are.

    Args:
        counts: Where calls are counted.
        rates: Of each group that has one.
        addresses: Tells clients apart.
    """

    def __init__(
        self, counts: Counts, rates: Mapping[RateGroup, Rate], addresses: ClientAddresses
    ) -> None:
        self._counts = counts
        self._rates = rates
        self._addresses = addresses

    def of_client(self, route: Route, answer: Answer) -> Answer:
        """A route's answer, if its client may have one: counted before anything is looked at."""
        rate = self._rates.get(route.limit.group) if route.limit else None
        if route.limit is None or rate is None:
            return answer
        group = route.limit.group

        async def limited(incoming: Incoming, request_id: str) -> Reply:
            client = self._addresses.of(incoming.peer, incoming.headers.get("x-forwarded-for"))
            await self._count(group, rate, client)
            return await answer(incoming, request_id)

        return limited

    def of_mailbox(self, route: Route) -> Handler:
        """A route's handler, if the e-mail address that its body names may get another mail."""
        rate = self._rates.get(RateGroup.MAILBOX)
        if route.limit is None or route.limit.mailbox is None or rate is None:
            return route.handler
        mailbox = route.limit.mailbox

        async def limited(call: Call[Any, Any, Actor]) -> Reply:
            address = str(getattr(call.body, mailbox)).lower()
            digest = hashlib.sha256(address.encode()).hexdigest()
            await self._count(RateGroup.MAILBOX, rate, digest)
            return await route.handler(call)

        return limited

    async def _count(self, group: RateGroup, rate: Rate, who: str) -> None:
        key = f"rate-limit:{group}:{who}"
        if await self._counts.increment(key, rate.seconds) > rate.count:
            left = await self._counts.seconds_left(key)
            raise of_failure(TooManyRequests(retry_after=max(1, left)))
