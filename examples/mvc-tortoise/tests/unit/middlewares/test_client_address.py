from __future__ import annotations

from ipaddress import ip_network

import pytest

from billing.middlewares.client_address import UNKNOWN, ClientAddresses

NOBODY = ClientAddresses(())
PROXIES = ClientAddresses(map(ip_network, ("10.0.0.0/8", "fd00::/8")))


@pytest.mark.parametrize("said", [None, "", "192.0.2.9", "192.0.2.9, 10.0.0.1", "nonsense"])
def test_nobody_is_believed_who_is_not_trusted(said: str | None) -> None:
    assert NOBODY.of("203.0.113.5", said) == "203.0.113.5"
    assert PROXIES.of("203.0.113.5", said) == "203.0.113.5"


@pytest.mark.parametrize(
    ("said", "client"),
    [
        ("192.0.2.9", "192.0.2.9"),
        ("1.1.1.1, 192.0.2.9", "192.0.2.9"),
        ("1.1.1.1, 192.0.2.9, 10.1.1.1", "192.0.2.9"),
        ("10.9.9.9, 192.0.2.9, 10.1.1.1,10.2.2.2 ", "192.0.2.9"),
        ("192.0.2.9:4711", "192.0.2.9"),
        ("[2001:db8:1:2:3::9]:4711", "2001:db8:1:2::/64"),
        ("10.1.1.1", "10.1.1.1"),
    ],
)
def test_a_trusted_proxy_says_whom_it_speaks_for(said: str, client: str) -> None:
    assert PROXIES.of("10.0.0.1", said) == client
    assert PROXIES.of("fd00::1", said) == client


@pytest.mark.parametrize(
    "said",
    [None, "", ",", "unknown", "1.1.1", "1.1.1.1, nonsense", "999.0.0.1", "[1::x", "\x00"],
)
def test_what_is_no_address_leaves_the_proxys_own(said: str | None) -> None:
    assert PROXIES.of("10.0.0.1", said) == "10.0.0.1"


def test_a_header_of_any_length_is_read_no_further_than_proxies_go() -> None:
    assert PROXIES.of("10.0.0.1", "192.0.2.9," + "10.0.0.2," * 50_000 + "10.0.0.3") == "10.0.0.2"


def test_a_client_cannot_count_as_many_by_its_ipv6_addresses() -> None:
    assert NOBODY.of("2001:db8:1:2::1", None) == NOBODY.of("2001:db8:1:2:ffff::2", None)
    assert NOBODY.of("2001:db8:1:2::1", None) != NOBODY.of("2001:db8:1:3::1", None)


def test_ipv4_is_ipv4_in_every_spelling() -> None:
    assert NOBODY.of("::ffff:192.0.2.9", None) == "192.0.2.9"
    assert PROXIES.of("::ffff:10.0.0.1", "192.0.2.9") == "192.0.2.9"


def test_an_interface_is_no_part_of_an_address() -> None:
    assert NOBODY.of("fe80::1%eth0", None) == "fe80::/64"


@pytest.mark.parametrize("peer", ["", "localhost", "unix:"])
def test_who_has_no_address_counts_as_one(peer: str) -> None:
    assert PROXIES.of(peer, "192.0.2.9") == UNKNOWN
