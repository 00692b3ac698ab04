"""Ends the connections of clients, each at a moment when no request is on the way.

A response that says `Connection: close` would do it, but actix writes that header itself and Robyn
has no way to ask for it. So the kernel helps: a corked socket keeps the end of an answer back
for up to 200 ms. While it does, the client waits and cannot have sent the next request. If the
reading side is shut down then, actix closes after the answer, and answer and end of connection
reach the client in one packet.
"""

import fcntl
import socket
import struct
import sys
import termios

from .descriptors import descriptors, is_listening, tcp_socket
from .tcp_info import TcpInfo, read_tcp_info

_CONTINUE = len(b"HTTP/1.1 100 Continue\r\n\r\n")
_PAUSE = 50
"""Milliseconds of silence after an answer that make a connection idle."""
_SILENCE = 500
"""Milliseconds after which a connection counts as idle that may not be: see `_between_requests`."""


def hang_up(port: int, *, handlers_idle: bool) -> int:
    """Ends every connection that can end now and prepares the others for it.

    Args:
        port: Local port of the connections.
        handlers_idle: Whether no handler is running in this process.

    Returns:
        Connections that are still open, those included that were told to end. 0 off Linux.
    """
    if sys.platform != "linux":
        return 0
    still_open = 0
    for number in descriptors():
        with tcp_socket(number) as sock:
            info = _connection(sock, port) if sock else None
            if sock and info:
                still_open += 1
                _settle(sock, info, handlers_idle=handlers_idle)
    return still_open


def _connection(sock: socket.socket, port: int) -> TcpInfo | None:
    """The kernel's view of a client's connection; None for any other socket."""
    if is_listening(sock) or sock.getsockname()[1] != port:
        return None
    info = read_tcp_info(sock)
    return None if info is None or info.closed else info


def _settle(sock: socket.socket, info: TcpInfo, *, handlers_idle: bool) -> None:
    try:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CORK, 1)
        if not _unread(sock) and _between_requests(info, handlers_idle=handlers_idle):
            sock.shutdown(socket.SHUT_RD)
    except OSError:  # the client has gone
        return


def _between_requests(info: TcpInfo, *, handlers_idle: bool) -> bool:
    """Whether everything that came has been answered, as far as the kernel can tell.

    Its clock has steps of some milliseconds. So the answer to one request and the first part of
    the next can look simultaneous; only silence tells the two apart then. A body that is cut off
    by a wrong guess is shorter than its Content-Length.
    """
    if info.unsent:
        return info.unsent != _CONTINUE  # that one asks for a body, it does not end a request
    silent = min(info.sent_ago, info.received_ago)
    if info.received == 0:
        return silent >= _SILENCE
    if info.segments_sent == 0 or info.sent_ago > info.received_ago:
        return False  # spoken to, not answered yet
    if info.sent_ago < info.received_ago:
        return silent >= _PAUSE
    return silent >= _SILENCE and handlers_idle


def _unread(sock: socket.socket) -> int:
    """Bytes that have come and that actix has not read."""
    raw = fcntl.ioctl(sock.fileno(), termios.FIONREAD, b"\0\0\0\0")
    return int(struct.unpack("i", raw)[0])
