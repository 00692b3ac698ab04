"""Linux's means to close a listening socket without losing a connection."""

import ctypes
import socket
import struct
import sys

from .tcp_info import read_tcp_info

_SO_ATTACH_FILTER = 26  # asm-generic/socket.h; Python's socket module has no name for it


class _Instruction(ctypes.Structure):
    """linux/filter.h: struct sock_filter."""

    _fields_ = (
        ("code", ctypes.c_uint16),
        ("jump_true", ctypes.c_uint8),
        ("jump_false", ctypes.c_uint8),
        ("operand", ctypes.c_uint32),
    )


# Drops every packet that asks for a new connection (SYN); the filter sees the TCP header first.
_DROP_SYN = (_Instruction * 4)(
    _Instruction(0x30, 0, 0, 13),  # load the byte of flags
    _Instruction(0x45, 0, 1, 0x02),  # SYN set?
    _Instruction(0x06, 0, 0, 0),  # yes: drop
    _Instruction(0x06, 0, 0, 0xFFFF_FFFF),  # no: keep
)


def refuse_new_connections(listening: socket.socket) -> bool:
    """Makes the kernel ignore new connection attempts on a listening socket.

    Clients whose handshake is done, or whose last packet of it is on the way, are let in. Others
    try again after a second and are refused then, once the socket is closed.

    Returns:
        False if the platform cannot.
    """
    if sys.platform != "linux":
        return False
    program = struct.pack("HP", len(_DROP_SYN), ctypes.addressof(_DROP_SYN))
    try:
        listening.setsockopt(socket.SOL_SOCKET, _SO_ATTACH_FILTER, program)
    except OSError:  # sandboxes without socket filters
        return False
    return True


def pending_connections(listening: socket.socket) -> int:
    """Length of the accept queue; 0 where it cannot be known."""
    info = read_tcp_info(listening)
    return info.unacknowledged if info else 0
