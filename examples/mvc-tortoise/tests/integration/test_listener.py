from __future__ import annotations

import socket
from contextlib import closing

import pytest

from billing.server.errors import ServerError
from billing.server.listener import Listener


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0.0.0.0"])  # noqa: S104
def test_it_listens_on_a_name_or_an_address(host: str) -> None:
    with Listener.open(host, 0) as listener:
        address = ("127.0.0.1", listener.port)
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(address)

        listener.listen()

        with closing(socket.create_connection(address)):
            assert listener.url == f"http://127.0.0.1:{listener.port}"
            assert listener.pending == 1


def test_of_two_who_took_a_port_the_faster_one_listens() -> None:
    with (
        Listener.open("127.0.0.1", 0) as first,
        Listener.open("127.0.0.1", first.port) as second,
    ):
        first.listen()

        with pytest.raises(ServerError, match=f"Port {first.port} on 127.0.0.1 is in use"):
            second.listen()


@pytest.mark.parametrize("shared", [False, True])
def test_a_busy_port_is_named(*, shared: bool) -> None:
    with socket.socket() as other:
        if shared:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(ServerError, match=f"Port {port} on 127.0.0.1 is in use"):
            Listener.open("127.0.0.1", port)


@pytest.mark.parametrize("host", ["203.0.113.9", "no-such-host.invalid"])
def test_an_address_that_cannot_be_had_is_named(host: str) -> None:
    with pytest.raises(ServerError, match=f"Cannot listen on {host}"):
        Listener.open(host, 0)


def test_new_connections_are_refused_and_those_that_wait_are_kept() -> None:
    listener = Listener.open("127.0.0.1", 0)
    listener.listen()
    address = (listener.host, listener.port)
    with socket.create_connection(address) as waiting:
        assert listener.refuse_new()
        with pytest.raises(TimeoutError):
            socket.create_connection(address, timeout=0.2)
        assert listener.pending == 1
        waiting.sendall(b"still open")
        listener.close()

    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(address, timeout=30)
