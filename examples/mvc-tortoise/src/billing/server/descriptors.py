"""The sockets of this process, Robyn's included, which Python has no objects for."""

import os
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def descriptors() -> list[int]:
    """Open file descriptors of this process; empty where the system does not list them."""
    try:
        return [int(entry.name) for entry in Path("/dev/fd").iterdir()]
    except OSError:
        return []


@contextmanager
def tcp_socket(descriptor: int) -> Iterator[socket.socket | None]:
    """A second handle on the TCP socket under a descriptor; None if it is something else.

    A handle of its own stays on the same socket even if the descriptor is closed and reused.
    """
    sock = _duplicate(descriptor)
    if sock is None:
        yield None
        return
    with sock:
        internet = sock.family in (socket.AF_INET, socket.AF_INET6)
        yield sock if internet and sock.type == socket.SOCK_STREAM else None


def _duplicate(descriptor: int) -> socket.socket | None:
    try:
        if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
            return None
        own = os.dup(descriptor)
    except OSError:  # closed in the meantime
        return None
    try:
        return socket.socket(fileno=own)
    except OSError:  # closed and reused in the meantime
        os.close(own)
        return None


def is_listening(sock: socket.socket) -> bool:
    """Whether a socket accepts connections."""
    return bool(sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
