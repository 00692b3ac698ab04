"""What a supervisor is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SupervisorOptions:
    """What a supervisor runs.

    Attributes:
        command: Program that calls `run_worker`; see `WorkerArguments` for what is appended.
        workers: Number of worker processes, at least 1.
        drain_seconds: The workers' time for requests in flight after the word to end.
        start_attempts: Workers of a slot that may die before they serve; see `CrashLoop`.
        companions: Programs that run beside the workers, by their names; see `Companion`.
    """

    command: Sequence[str]
    workers: int
    drain_seconds: float
    start_attempts: int = 5
    companions: Mapping[str, Sequence[str]] = field(default_factory=dict)
