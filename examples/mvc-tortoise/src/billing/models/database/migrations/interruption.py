"""SIGTERM and Ctrl-C as exceptions, so that what was begun is undone."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextmanager
def termination_raises() -> Iterator[None]:
    """Turns the first SIGTERM into SystemExit(143), the first Ctrl-C into KeyboardInterrupt.

    At once, also inside an event loop, whose own handler waits for the next await. A second
    signal does not disturb the undoing. Does nothing outside the main thread, nor for a signal
    that the process ignores.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    previous = {number: signal.getsignal(number) for number in SIGNALS}
    for number, handler in previous.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _raise)
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: FrameType | None) -> None:
    for each in SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
