"""What has to be there for the service to work, as a port."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from .failures import Unavailable


class Probe(Protocol):
    """Something the service cannot work without."""

    async def ping(self) -> None:
        """Return if it is there.

        Raises:
            DependencyUnavailableError: It is not.
        """
        ...


@dataclass(frozen=True, slots=True)
class NotReady(Unavailable):
    """Something the service cannot work without is missing.

    Attributes:
        missing: What, by name.
    """

    code: ClassVar[str] = "not_ready"
    message: ClassVar[str] = "The service is not ready to take requests."
    missing: tuple[str, ...] = ()
