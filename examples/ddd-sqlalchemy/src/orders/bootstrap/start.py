"""What a process makes when it starts."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def starting() -> Iterator[None]:
    """Make what stays to the end of the process, as modules and an application do.

    The search for garbage in it would be a third of the work that it is to make it. It is not
    searched later either (`gc.freeze`): that would hold up the requests of the moment.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
