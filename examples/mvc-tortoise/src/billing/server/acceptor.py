"""Stops this process's accepting while the listening socket stays open for the others."""

import os
import select
import sys
from pathlib import Path

from .descriptors import descriptors, is_listening, tcp_socket


def stop_accepting(port: int) -> bool:
    """Takes the listening socket out of actix's epoll, so that it wakes up for it no more.

    actix's own graceful stop drops the connections that it has accepted and not yet begun to read.
    After this one it runs on and serves them.

    Args:
        port: Port of the listening socket.

    Returns:
        False while the process has not begun to accept (try again), or where epoll does not exist.
    """
    if sys.platform != "linux":
        return False
    listening = [number for number in descriptors() if _listens(number, port)]
    stopped = False
    for poller in filter(_is_epoll, descriptors()):
        # The object closes its descriptor when it goes: give it one of its own.
        with select.epoll.fromfd(os.dup(poller)) as epoll:
            for number in listening:
                try:
                    epoll.unregister(number)
                except OSError:  # this one does not watch it
                    continue
                stopped = True
    return stopped


def _listens(descriptor: int, port: int) -> bool:
    with tcp_socket(descriptor) as sock:
        return sock is not None and is_listening(sock) and sock.getsockname()[1] == port


def _is_epoll(descriptor: int) -> bool:
    try:
        link = Path(f"/proc/self/fd/{descriptor}").readlink()
    except OSError:
        return False
    return str(link) == "anon_inode:[eventpoll]"
