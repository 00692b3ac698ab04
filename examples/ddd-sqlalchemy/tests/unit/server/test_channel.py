from __future__ import annotations

import os

from orders.presentation.server.channel import (
    Channel,
    Message,
    open_channel,
)
from orders.presentation.server.worker_arguments import (
    WorkerArguments,
)


def test_what_one_side_says_the_other_hears() -> None:
    ours, theirs = open_channel()
    assert theirs.receive() == []

    ours.send(Message.READY)
    ours.send(Message.DRAIN)

    assert theirs.receive() == [Message.READY, Message.DRAIN]
    ours.close()
    theirs.close()


def test_the_end_of_one_side_is_heard_and_harms_nobody() -> None:
    ours, theirs = open_channel()
    inherited = Channel.inherit(os.dup(theirs.descriptor))
    theirs.close()
    ours.close()

    assert inherited.receive() is None
    inherited.send(Message.READY)
    inherited.close()


def test_a_worker_reads_what_the_supervisor_wrote() -> None:
    arguments = WorkerArguments(listener=5, channel=6, number=2, probation=1.5, resumes=True)

    assert WorkerArguments.parse(arguments.render()) == arguments
