from __future__ import annotations

from orders.presentation.server.restart_policy import (
    RestartPolicy,
)


def test_the_next_starts_at_once_then_after_growing_pauses() -> None:
    policy = RestartPolicy()

    assert [policy.delay_after_failure() for _ in range(8)] == [0, 1, 2, 4, 8, 16, 30, 30]


def test_a_worker_that_serves_makes_up_for_all_failures() -> None:
    policy = RestartPolicy()
    for _ in range(5):
        policy.delay_after_failure()

    policy.served()

    assert policy.delay_after_failure() == 0
