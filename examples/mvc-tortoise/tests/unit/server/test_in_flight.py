from __future__ import annotations

from billing.server.in_flight import InFlightRequests


async def test_requests_are_counted_until_they_are_answered() -> None:
    requests = InFlightRequests()

    with requests.request(), requests.request():
        assert requests.count == 2

    assert requests.count == 0
