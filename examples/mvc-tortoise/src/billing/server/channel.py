"""The line between the supervisor and one worker: a socket pair that carries single bytes."""

import socket
from enum import Enum


class Message(Enum):
    """What one side tells the other."""

    READY = b"r"
    """Worker: the application is open, requests are answered."""
    DEAF = b"d"
    """Worker: no further connection is accepted."""
    TERMINATED = b"t"
    """Worker: somebody sent it SIGTERM."""
    DRAIN = b"s"
    """Supervisor: finish what is in flight and end. The end of the line means the same."""


class Channel:
    """One end of the line. A side that dies closes its end, which the other side reads as such."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._end.setblocking(False)

    @classmethod
    def inherit(cls, descriptor: int) -> "Channel":
        """Takes over the end that the supervisor left open under this descriptor."""
        return cls(socket.socket(fileno=descriptor))

    @property
    def descriptor(self) -> int:
        """File descriptor of this end, readable when the other side spoke or ended."""
        return self._end.fileno()

    def send(self, message: Message) -> None:
        """Tells the other side; says nothing if that has ended."""
        try:
            self._end.send(message.value)
        except OSError:
            return

    def receive(self) -> list[Message] | None:
        """Messages that have come; None when the other side has ended."""
        try:
            raw = self._end.recv(64)
        except BlockingIOError:
            return []
        except OSError:
            return None
        return [Message(bytes([byte])) for byte in raw] if raw else None

    def close(self) -> None:
        """Ends this side."""
        self._end.close()


def open_channel() -> tuple[Channel, Channel]:
    """A new line: the supervisor's end and the worker's."""
    ours, theirs = socket.socketpair()
    return Channel(ours), Channel(theirs)
