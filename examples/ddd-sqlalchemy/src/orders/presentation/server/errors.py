"""What can keep the server from starting, each with the way to mend it."""


class ServerError(Exception):
    """The server cannot run; the message says what, where, why and how to mend it."""


class ApplicationUnavailableError(ServerError):
    """Something that the application needs does not answer; it can serve, and say so."""


class PortInUseError(ServerError):
    """Another process listens on the address."""

    def __init__(self, host: str, port: int) -> None:
        super().__init__(
            f"Port {port} on {host} is in use by another process. "
            f"Stop it (ss -ltnp 'sport = :{port}' shows it) or choose another port."
        )
        self.host = host
        self.port = port


class AddressUnavailableError(ServerError):
    """The address cannot be listened on: unknown host, foreign address or no permission."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"Cannot listen on {host} port {port}: {reason}. "
            "Use an address of this machine (127.0.0.1, 0.0.0.0, ::1, ::) and a port above 1023."
        )
        self.host = host
        self.port = port
