"""Double entry (section 6): accounts, the entries a fact makes, and exact splitting."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

Balances = dict[str, int]


class Entry(Struct, frozen=True):
    """An amount in whole millions from one account to another, and why."""

    source: str
    target: str
    amount: int
    why: str


def treasury(seat: str) -> str:
    """Where a delegation's money comes from; the only account that may be below zero."""
    return f"treasury/{seat}"


def headroom(seat: str) -> str:
    """What a delegation is free to spend."""
    return f"headroom/{seat}"


def pledged(seat: str, clause: str) -> str:
    """What a delegation has pledged to a line, until the text stands or falls."""
    return f"pledged/{seat}/{clause}"


def paid(clause: str) -> str:
    """What a line has received."""
    return f"paid/{clause}"


def home(seat: str, line: str) -> str:
    """A domestic line that money can be moved from."""
    return f"home/{seat}/{line}"


SPENT_ON_ACTS = "spent/acts"


def post(balances: Balances, entries: list[Entry]) -> Balances:
    """New balances after the entries; their total never changes."""
    after = dict(balances)
    for entry in entries:
        after[entry.source] = after.get(entry.source, 0) - entry.amount
        after[entry.target] = after.get(entry.target, 0) + entry.amount
    return after


def overdrawn(balances: Balances, entries: list[Entry]) -> Entry | None:
    """The first entry that would take an account other than a treasury below zero."""
    touched: Balances = {}
    for entry in entries:
        source, target = entry.source, entry.target
        left = touched.get(source, balances.get(source, 0)) - entry.amount
        if left < 0 and not source.startswith("treasury/"):
            return entry
        touched[source] = left
        touched[target] = touched.get(target, balances.get(target, 0)) + entry.amount
    return None


def split(amount: int, key: Mapping[str, int]) -> dict[str, int]:
    """Split whole millions by a cost key, exactly, by largest remainder (Hamilton).

    Ties go to the earlier name in the key's order. An empty or all-zero key gives nothing to anybody.
    """
    whole = sum(key.values())
    if whole <= 0:
        return {}
    shares = {seat: amount * part // whole for seat, part in key.items()}
    left = amount - sum(shares.values())
    by_remainder = sorted(key, key=lambda seat: -(amount * key[seat] % whole))
    for seat in by_remainder[:left]:
        shares[seat] += 1
    return shares
