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
    """

    listener: int
    channel: int
    number: int

    def render(self) -> list[str]:
        """The arguments as a command line."""
        return [
            f"--listener={self.listener}",
            f"--channel={self.channel}",
            f"--number={self.number}",
        ]

    @classmethod
    def parse(cls, arguments: Sequence[str]) -> Self:
        """Reads what `render` wrote."""
        parser = ArgumentParser(description="Started by the supervisor, not by hand.")
        for name in ("listener", "channel", "number"):
            parser.add_argument(f"--{name}", type=int, required=True)
        return cls(**vars(parser.parse_args(arguments)))
