from __future__ import annotations

from billing.server.restart_policy import RestartPolicy


def test_the_next_starts_at_once_then_after_growing_pauses() -> None:
    policy = RestartPolicy()

    assert [policy.delay_after_death(now) for now in (0, 1, 2, 4, 7)] == [0, 0, 1, 2, 4]


def test_the_pause_has_an_end() -> None:
    policy = RestartPolicy()

    assert max(policy.delay_after_death(float(now)) for now in range(20)) == 30


def test_deaths_far_apart_cost_nothing() -> None:
    policy = RestartPolicy()

    assert [policy.delay_after_death(now) for now in (0, 11, 22, 33)] == [0, 0, 0, 0]


def test_a_quiet_time_forgives() -> None:
    policy = RestartPolicy()
    for now in (0, 1, 2):
        policy.delay_after_death(now)

    assert policy.delay_after_death(100) == 0
