"""Robyn's server in Rust, on an inherited socket."""

import asyncio
import os
import stat
from collections.abc import Awaitable, Callable

import uvloop
from robyn import Robyn
from robyn.robyn import FunctionInfo, Server, SocketHeld

ACTIX_THREADS = 1
"""More do not help: all handlers of a process run on its one event loop."""


def serve(robyn: Robyn, listening: int, on_start: Callable[[], Awaitable[None]]) -> None:
    """Serves an application until its event loop is stopped. Blocks the main thread.

    Robyn's `start` opens its own socket, forks with `multiprocess` and installs handlers for
    signals; this does what its `spawn_process` does, on a socket that is listening already.

    Args:
        robyn: The application with its routes.
        listening: Descriptor of the listening socket.
        on_start: Runs on the serving loop before the first connection is accepted. Must not raise:
            Robyn aborts the process then.
    """
    asyncio.set_event_loop_policy(uvloop.EventLoopPolicy())
    # Server.add_route asks for a current loop; Server.start makes the one that serves.
    placeholder = asyncio.new_event_loop()
    asyncio.set_event_loop(placeholder)
    server = _server_of(robyn)
    server.add_startup_handler(FunctionInfo(on_start, True, 0, {}, {}))
    placeholder.close()
    # Robyn's stub asks for two timeouts that its Rust code does not take.
    server.start(_hold(listening), ACTIX_THREADS)  # type: ignore[call-arg]


def _server_of(robyn: Robyn) -> Server:
    server = Server()
    for directory in robyn.directories:
        server.add_directory(
            directory.route,
            directory.directory_path,
            directory.show_files_listing,
            directory.index_file,
        )
    server.apply_request_headers(robyn.request_headers)
    server.apply_response_headers(robyn.response_headers)
    server.set_response_headers_exclude_paths(robyn.excluded_response_headers_paths)
    for route in robyn.router.get_routes():
        server.add_route(route.route_type, route.route, route.function, route.is_const)
    for kind, function in robyn.middleware_router.get_global_middlewares():
        server.add_global_middleware(kind, function)
    for kind, path, function, method in robyn.middleware_router.get_route_middlewares():
        server.add_middleware_route(kind, path, function, method)
    for path, handlers in robyn.web_socket_router.get_routes().items():
        server.add_web_socket_route(  # type: ignore[call-arg]  # the stub has one argument more
            path, handlers["connect"], handlers["close"], handlers["message"]
        )
    return server


def _hold(listening: int) -> SocketHeld:
    """A SocketHeld for a socket that exists.

    SocketHeld can only bind a new one, with SO_REUSEPORT, which would let a second server share
    the port. So it binds any free port, and its descriptor is then pointed at the given socket.
    """
    descriptor = _next_descriptor()
    held = SocketHeld("127.0.0.1", 0)
    if not stat.S_ISSOCK(os.fstat(descriptor).st_mode):
        raise RuntimeError("SocketHeld did not take the lowest free descriptor")
    os.dup2(listening, descriptor, inheritable=False)
    return held


def _next_descriptor() -> int:
    """The lowest free descriptor, which POSIX gives to whatever is opened next."""
    descriptor = os.open(os.devnull, os.O_RDONLY)
    os.close(descriptor)
    return descriptor
