"""The kernel's view of a TCP socket."""

import socket
import struct
import sys
from dataclasses import dataclass

# linux/tcp.h: struct tcp_info. The offsets are a stable interface; new fields are only appended.
_SIZE = 160
_CLOSED = 7  # enum TCP_CLOSE
_STATE = 0
_UNACKNOWLEDGED = 24
_LAST_SENT = 44
_LAST_RECEIVED = 52
_BYTES_RECEIVED = 128
_UNSENT = 144
_SEGMENTS_SENT = 156


@dataclass(frozen=True, slots=True)
class TcpInfo:
    """What the server asks about a socket.

    Attributes:
        closed: Whether the connection is over, or listening has ended.
        unacknowledged: Of a listening socket: connections that wait to be accepted.
        sent_ago: Milliseconds since the last payload left (or since the connection began).
        received_ago: Milliseconds since the last payload came (or since the connection began).
        received: Bytes of payload received so far.
        segments_sent: Packets of payload sent so far.
        unsent: Bytes written by the application that the kernel holds back.
    """

    closed: bool
    unacknowledged: int
    sent_ago: int
    received_ago: int
    received: int
    segments_sent: int
    unsent: int


def read_tcp_info(sock: socket.socket) -> TcpInfo | None:
    """Asks the kernel about a TCP socket; None where it does not say."""
    if sys.platform != "linux":
        return None
    try:
        raw = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _SIZE)
    except OSError:
        return None
    if len(raw) < _SIZE:
        return None
    return TcpInfo(
        closed=raw[_STATE] == _CLOSED,
        unacknowledged=struct.unpack_from("I", raw, _UNACKNOWLEDGED)[0],
        sent_ago=struct.unpack_from("I", raw, _LAST_SENT)[0],
        received_ago=struct.unpack_from("I", raw, _LAST_RECEIVED)[0],
        received=struct.unpack_from("Q", raw, _BYTES_RECEIVED)[0],
        segments_sent=struct.unpack_from("I", raw, _SEGMENTS_SENT)[0],
        unsent=struct.unpack_from("I", raw, _UNSENT)[0],
    )
