"""Say whether the service can work."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from ...models.failures import DependencyUnavailableError
from ...models.readiness import NotReady, Probe
from ...models.result import Err, Ok, Result

PATIENCE = 3.0  # seconds for all probes together; they run side by side


@dataclass(frozen=True, slots=True)
class CheckReadiness:
    """Asks everything the service depends on for a sign of life, all at once."""

    probes: Mapping[str, Probe]

    async def __call__(self) -> Result[tuple[str, ...], NotReady]:
        """The names of what was asked, if all of it answered."""
        async with asyncio.TaskGroup() as group:
            asked = {
                name: group.create_task(_is_alive(probe)) for name, probe in self.probes.items()
            }
        missing = tuple(name for name, answer in asked.items() if not answer.result())
        return Err(NotReady(missing)) if missing else Ok(tuple(asked))


async def _is_alive(probe: Probe) -> bool:
    try:
        async with asyncio.timeout(PATIENCE):
            await probe.ping()
    except (DependencyUnavailableError, TimeoutError):
        return False
    return True
