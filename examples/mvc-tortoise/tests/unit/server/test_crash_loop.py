from __future__ import annotations

from billing.server.crash_loop import CrashLoop

AT_ONCE = 0.1


def test_workers_that_never_serve_are_a_loop() -> None:
    loop = CrashLoop(limit=3)

    assert [loop.failed() for _ in range(3)] == [False, False, True]


def test_a_worker_that_serves_begins_the_count_anew() -> None:
    loop = CrashLoop(limit=2)
    loop.failed()

    loop.served(probation=0)

    assert not loop.failed()


def test_a_worker_that_lived_is_no_reason_for_suspicion() -> None:
    loop = CrashLoop(limit=3)

    for lived in [AT_ONCE, AT_ONCE, AT_ONCE, AT_ONCE, 60.0, AT_ONCE]:
        loop.died(lived)

    assert not loop.probation


def test_short_lives_in_a_row_put_the_next_worker_on_probation() -> None:
    loop = CrashLoop(limit=3)
    for _ in range(5):
        loop.served(loop.probation)
        loop.died(AT_ONCE)

    assert loop.probation


def test_whoever_dies_on_probation_did_not_serve() -> None:
    loop = CrashLoop(limit=3)
    for _ in range(5):
        loop.died(AT_ONCE)
    loop.failed()

    loop.served(probation=0)  # of another slot, started before

    assert [loop.failed(), loop.failed()] == [False, True]


def test_whoever_lives_through_probation_clears_them_all() -> None:
    loop = CrashLoop(limit=2)
    for _ in range(5):
        loop.died(AT_ONCE)
    loop.failed()

    loop.served(loop.probation)

    assert not loop.probation
    assert not loop.failed()
