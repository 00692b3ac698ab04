"""When a deliverer is to end."""

from __future__ import annotations

import asyncio
import signal

from ..server.channel import Channel, Message


def word_to_end(line: int | None) -> asyncio.Event:
    """An event that is set by SIGTERM and SIGINT, and by a supervisor's word or its death.

    Args:
        line: Inherited descriptor of the line to a supervisor, if there is one.
    """
    loop = asyncio.get_running_loop()
    ending = asyncio.Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    for number in numbers:
        loop.add_signal_handler(number, ending.set)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, numbers)  # a supervisor may have them blocked
    if line is not None:
        _listen(Channel.inherit(line), ending)
    return ending


def _listen(channel: Channel, ending: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()

    def hear() -> None:
        messages = channel.receive()
        if messages is None:
            loop.remove_reader(channel.descriptor)
        if messages is None or Message.DRAIN in messages:
            ending.set()

    loop.add_reader(channel.descriptor, hear)
