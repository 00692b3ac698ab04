"""Robyn without the side effects of its constructor."""

import logging
import os
import sys
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import cast

from robyn import Request, Response, Robyn
from robyn.argument_parser import Config
from robyn.robyn import FunctionInfo, HttpMethod
from robyn.router import Route

Endpoint = Callable[[Request], Awaitable[Response]]
MARKER = ("content-type", "application/json")


def create_robyn(file: str) -> Robyn:
    """A Robyn application with no routes of its own, untouched by argv, robyn.env and logging.

    Robyn 0.88 parses `sys.argv`, loads a `robyn.env` beside the file into the environment, gives
    the root logger a handler and serves a documentation page from a CDN.

    Args:
        file: `__file__` of the caller; Robyn derives its project directory from it.
    """
    with _plain_arguments(), _environment_file_ignored(), _root_logger_kept():
        config = Config()
        config.disable_openapi = True
        config.log_level = "WARN"
        robyn = Robyn(file, config=config)
    # Robyn takes a multipart body apart before any handler, and answers 500 by itself where it
    # cannot. It goes by the last content-type of a request, and takes the headers meant for every
    # response to be meant for every request as well: so the last one is never multipart.
    robyn.set_response_header(*MARKER)
    return robyn


def add_endpoint(robyn: Robyn, method: HttpMethod | str, path: str, endpoint: Endpoint) -> None:
    """Have an endpoint called with the request, and with nothing else.

    What Robyn's own `add_route` registers works out anew for each request what of it the handler
    wants, and copies all of it out of Rust to do so.
    """
    function = FunctionInfo(endpoint, True, 1, {"request": Request}, {})
    known = cast("HttpMethod", method)  # Robyn's stub takes its members for texts
    robyn.router.get_routes().append(Route(known, path, function, False, False, "", []))


def without_marker(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The headers of a request that the client itself sent.

    Args:
        headers: Name and value of each, in the order that Robyn gives them.
    """
    kept = list(headers)
    places = [place for place, (name, _) in enumerate(kept) if name == MARKER[0]]
    return [header for place, header in enumerate(kept) if place not in places[-1:]]


@contextmanager
def _plain_arguments() -> Iterator[None]:
    arguments = sys.argv
    sys.argv = arguments[:1]
    try:
        yield
    finally:
        sys.argv = arguments


@contextmanager
def _environment_file_ignored() -> Iterator[None]:
    """Robyn's own command line sets ROBYN_CLI to say that robyn.env has been read."""
    before = os.environ.get("ROBYN_CLI")
    os.environ["ROBYN_CLI"] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ["ROBYN_CLI"]
        else:
            os.environ["ROBYN_CLI"] = before


@contextmanager
def _root_logger_kept() -> Iterator[None]:
    """`logging.basicConfig` does nothing when the root logger has a handler."""
    placeholder = logging.NullHandler()
    logging.getLogger().addHandler(placeholder)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(placeholder)
