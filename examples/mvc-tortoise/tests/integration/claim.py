from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from billing.config.database import DatabaseSettings
from billing.models.context import Mode
from billing.models.database.opening import open_units_of_work
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.failures import IdempotencyKeyReused
from billing.models.idempotency import IdempotentRequest
from billing.models.result import Err, Ok, Result

from .rows import NOW


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a write yields."""

    by: str


async def claim_and_keep(
    units: UnitsOfWork, request: IdempotentRequest, by: str, now: datetime = NOW
) -> Result[Outcome, IdempotencyKeyReused]:
    """A write that is done once; what it yielded then."""
    async with units.writing(Mode.APPLY) as unit:
        match await unit.idempotency_keys.claim(request, Outcome, now):
            case Err(reused):
                return Err(reused)
            case Ok(Outcome() as outcome):
                return Ok(outcome)
        await asyncio.sleep(0.01)
        await unit.idempotency_keys.keep(request, Outcome(by))
        await unit.commit()
    return Ok(Outcome(by))


async def _main(url: str, by: str) -> None:
    units = open_units_of_work(DatabaseSettings(url=url), Path())
    for number in range(20):
        request = IdempotentRequest("create", "user:1", f"key {number}", "fingerprint")
        print(await claim_and_keep(units, request, by))  # noqa: T201 - the test reads it
    await units.close()


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
