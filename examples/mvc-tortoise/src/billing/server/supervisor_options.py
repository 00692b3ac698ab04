"""What a supervisor is told."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SupervisorOptions:
    """What a supervisor runs.

    Attributes:
        command: Program that calls `run_worker`; see `WorkerArguments` for what is appended.
        workers: Number of worker processes, at least 1.
        drain_seconds: The workers' time for requests in flight after the word to end.
    """

    command: Sequence[str]
    workers: int
    drain_seconds: float
