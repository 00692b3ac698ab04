from __future__ import annotations

from datetime import timedelta

from orders.domain.outbox import DeliveryPolicy

POLICY = DeliveryPolicy(lease=timedelta(seconds=60), max_attempts=20)
MIDDLE = 0.5


def test_pauses_double_until_they_are_an_hour() -> None:
    pauses = [POLICY.pause_after(attempts, MIDDLE) for attempts in (1, 2, 3, 12, 13, 19)]

    assert pauses == [timedelta(seconds=seconds) for seconds in (1, 2, 4, 2048, 3600, 3600)]


def test_after_the_last_attempt_there_is_none() -> None:
    assert POLICY.pause_after(20, MIDDLE) is None
    assert POLICY.pause_after(21, MIDDLE) is None


def test_chance_spreads_pauses() -> None:
    shortest, longest = POLICY.pause_after(3, 0), POLICY.pause_after(3, 1)

    assert shortest == timedelta(seconds=3)
    assert longest == timedelta(seconds=5)


def test_no_pause_is_too_long_to_count() -> None:
    patient = DeliveryPolicy(lease=timedelta(seconds=60), max_attempts=10**9)

    assert patient.pause_after(10**6, MIDDLE) == timedelta(hours=1)


def test_a_delivery_is_over_before_somebody_else_begins() -> None:
    assert POLICY.patience < POLICY.lease
