"""What the supervisor hands to a worker on its command line."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class WorkerArguments:
    """Arguments of the worker program.

    Attributes:
        listener: Inherited descriptor of the listening socket.
        channel: Inherited descriptor of the line to the supervisor.
        number: Number of the worker, from 1.
        probation: Seconds to live before the first connection is accepted.
        resumes: Whether the service has served before: it then goes on without its database, too.
    """

    listener: int
    channel: int
    number: int
    probation: float = 0.0
    resumes: bool = False

    def render(self) -> list[str]:
        """The arguments as a command line."""
        return [
            f"--listener={self.listener}",
            f"--channel={self.channel}",
            f"--number={self.number}",
            f"--probation={self.probation:g}",
            *(["--resumes"] if self.resumes else []),
        ]

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> Self:
        """Reads what `render` wrote."""
        parser = ArgumentParser(description="Started by the supervisor, not by hand.")
        for name in ("listener", "channel", "number"):
            parser.add_argument(f"--{name}", type=int, required=True)
        parser.add_argument("--probation", type=float, default=0.0)
        parser.add_argument("--resumes", action="store_true")
        return cls(**vars(parser.parse_args(arguments)))
