"""Who makes room when there is none: whoever has come most often from one address, never somebody else."""

from __future__ import annotations

import ipaddress
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from msgspec import Struct

T = TypeVar("T")

HOME = 64
"""Bits of an IPv6 address that one household or laptop has for itself."""


def counted_as(address: str) -> str:
    """How an address counts: IPv6 by its network, since one laptop has all addresses of it."""
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:80]
    if known.version == 4:
        return str(known)
    return str(known.ipv4_mapped or ipaddress.ip_network((int(known), HOME), strict=False))


def crowding(here: Iterable[tuple[str, T]], coming: str = "") -> T | None:
    """The first of the address that has most; None if `coming` would have as many then, or there is nobody.

    `here`: address and whoever is there, the oldest first.
    """
    known = [(counted_as(address), each) for address, each in here]
    counts = Counter(address for address, _ in known)
    if not counts:
        return None
    most, count = counts.most_common(1)[0]
    if coming and count < counts[counted_as(coming)] + 2:
        return None
    return next(each for address, each in known if address == most)


class Guest(Struct, frozen=True):
    """Somebody who has knocked: from where, and how to send them away."""

    address: str
    leave: Callable[[], Any]


class Threshold:
    """Those who have knocked and are not in yet, `most` at once; one more, and one is sent away."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._guests: dict[Hashable, Guest] = {}

    def __len__(self) -> int:
        return len(self._guests)

    def come(self, who: Hashable, address: str, leave: Callable[[], Any]) -> None:
        """Somebody knocks; if it is too full, the oldest of the address with most is sent away."""
        self._guests[who] = Guest(address, leave)
        if len(self._guests) > self.most:
            oldest = crowding((guest.address, each) for each, guest in self._guests.items())
            guest = self._guests.pop(oldest)
            guest.leave()

    def go(self, who: Hashable) -> None:
        """In, or away."""
        self._guests.pop(who, None)
