"""Say what was counted."""

from __future__ import annotations

from dataclasses import dataclass, field
from hmac import compare_digest

from ...models.failures import NotFound, Unauthenticated
from ...models.monitoring import Metrics
from ...models.result import Err, Ok, Result


@dataclass(frozen=True, slots=True)
class ReadMetrics:
    """Shows the metrics to whoever holds the token.

    Attributes:
        metrics: None where they are shown to nobody.
        token: Empty where they are shown to everybody.
    """

    metrics: Metrics | None
    token: str = field(default="", repr=False)

    async def __call__(self, token: str | None) -> Result[bytes, NotFound | Unauthenticated]:
        """The metrics as text."""
        if self.metrics is None:
            return Err(NotFound())
        if self.token and not compare_digest((token or "").encode(), self.token.encode()):
            return Err(Unauthenticated())
        return Ok(await self.metrics.text())
