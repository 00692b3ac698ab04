"""Whose request it is, by its address on the network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

UNKNOWN = "unknown"
MOST_HOPS = 32
PEERS = 1024  # whose addresses are known without parsing
SITE = 64  # bits that name an IPv6 site; within it a client picks its address freely


class ClientAddresses:
    """Tells clients apart by what they cannot choose.

    ``X-Forwarded-For`` is read from its end, where the nearest proxy wrote whom it got the request
    from, and only as long as a trusted proxy is the one that says so. What stands before is the
    client's own word.

    Args:
        trusted: Proxies of one's own; nobody else is believed.
    """

    def __init__(self, trusted: Iterable[Network]) -> None:
        self._trusted = tuple(trusted)

    def of(self, peer: str, forwarded_for: str | None) -> str:
        """The client's address, of IPv6 its network; one name for all that have none.

        Args:
            peer: Who opened the connection.
            forwarded_for: The header, all of its lines joined by commas.
        """
        address = _peer(peer)
        if address is None:
            return UNKNOWN
        for hop in _nearest_first(forwarded_for) if self._trusted else ():
            told = _parse(hop) if self._trusts(address) else None
            if told is None:
                break
            address = told
        if isinstance(address, IPv6Address):
            return str(ip_network((int(address), SITE), strict=False))
        return str(address)

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def _nearest_first(forwarded_for: str | None) -> Sequence[str]:
    hops = (forwarded_for or "").rsplit(",", MOST_HOPS)
    return hops[::-1][:MOST_HOPS]


@lru_cache(PEERS)
def _peer(text: str) -> Address | None:
    return _parse(text)


def _parse(text: str) -> Address | None:
    """An address, with or without a port; IPv4 inside IPv6 is IPv4."""
    bare = text.strip()
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
