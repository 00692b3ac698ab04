"""The one listening socket, opened by the supervisor and inherited by every worker."""

import errno
import socket
from types import TracebackType
from typing import Self

from .admission import pending_connections, refuse_new_connections
from .errors import AddressUnavailableError, PortInUseError, ServerError

BACKLOG = 16_384
"""Connections that may wait for `accept`; the kernel caps it at net.core.somaxconn."""


class Listener:
    """A bound, non-blocking TCP socket, which the first worker that is ready lets listen.

    Until then clients are refused. Let in, they would wait for their answer as long as migrations
    and the start take.

    SO_REUSEPORT stays off, so that a second server on the same port is refused, not given half of
    the connections. A restarted worker loses nothing: the accept queue belongs to the socket.
    """

    def __init__(self, listening: socket.socket) -> None:
        self._socket = listening

    @classmethod
    def open(cls, host: str, port: int) -> Self:
        """Takes host and port.

        Args:
            host: IPv4 or IPv6 literal, or a name that resolves to one (IPv4 preferred).
            port: 0 picks a free port; see `port`.

        Raises:
            PortInUseError: Something listens there, with or without SO_REUSEPORT.
            AddressUnavailableError: The host is unknown, foreign to this machine, or not permitted.
        """
        family, address = _resolve(host, port)
        listening = socket.socket(family, socket.SOCK_STREAM)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            # Accepted connections inherit it on Linux: small answers leave at once.
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            listening.bind(address)
            listening.setblocking(False)
        except OSError as error:
            listening.close()
            raise _refusal(host, port, error) from error
        return cls(listening)

    @classmethod
    def inherit(cls, descriptor: int) -> Self:
        """Takes over the socket that the supervisor left open under this descriptor."""
        return cls(socket.socket(fileno=descriptor))

    def listen(self) -> None:
        """Lets connections in; nothing new where they are let in already.

        Raises:
            PortInUseError: Somebody else took the port, and was faster.
        """
        try:
            self._socket.listen(BACKLOG)
        except OSError as error:
            raise _refusal(self.host, self.port, error) from error

    @property
    def descriptor(self) -> int:
        """The file descriptor to hand to a worker."""
        return self._socket.fileno()

    @property
    def host(self) -> str:
        """The bound address as an IP literal."""
        return str(self._socket.getsockname()[0])

    @property
    def port(self) -> int:
        """The bound port."""
        return int(self._socket.getsockname()[1])

    @property
    def url(self) -> str:
        """The address as a person would open it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host)  # noqa: S104
        literal = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host or literal}:{self.port}"

    @property
    def pending(self) -> int:
        """Established connections that no worker has accepted yet (0 where unknown)."""
        return pending_connections(self._socket)

    def refuse_new(self) -> bool:
        """Lets no new connection in, for all workers; those that wait stay acceptable.

        Returns:
            False where the platform has no way to (only Linux has).
        """
        return refuse_new_connections(self._socket)

    def close(self) -> None:
        """Ends listening in every process at once: later clients are refused."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            # Only Linux shuts a listening socket down; elsewhere it ends with its last holder.
            pass
        finally:
            self._socket.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _refusal(host: str, port: int, error: OSError) -> ServerError:
    if error.errno == errno.EADDRINUSE:
        return PortInUseError(host, port)
    return AddressUnavailableError(host, port, error.strerror or str(error))


def _resolve(host: str, port: int) -> tuple[int, tuple[str, int]]:
    """Family and address to bind, IPv4 before IPv6."""
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE | socket.AI_NUMERICSERV
        )
    except (socket.gaierror, UnicodeError) as error:
        raise AddressUnavailableError(host, port, "the host name does not resolve") from error
    except OverflowError as error:
        raise AddressUnavailableError(host, port, "a port is a number from 0 to 65535") from error
    family, _, _, _, address = min(found, key=lambda entry: entry[0] != socket.AF_INET)
    return family, (str(address[0]), int(address[1]))
