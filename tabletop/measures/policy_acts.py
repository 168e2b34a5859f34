"""Named policy acts and the code each has in every shipped table."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from msgspec import Struct

from tabletop.measures.weights import DEFAULT, SHIPPED, Table, Weight, shipped_text, table

POSTURE_ACTS = ("reassure", "offer_to_meet", "explain_policy", "criticise", "warn")


class PolicyAct(Struct, frozen=True):
    """An act and its code per table; a table that is not in `codes` has no weight for it.

    `nearest` names the tables whose code is the nearest there is. `target` is the usual audience
    (adversary, ally, partner), `rung` the usual rung of the ladder; both None for an act given by a code
    alone. `known_as` is the named act that a code stands for; empty for others.
    """

    name: str
    label: str
    codes: Mapping[str, str]
    nearest: frozenset[str] = frozenset()
    target: str | None = None
    rung: int | None = None
    known_as: str = ""


@cache
def policy_acts() -> Mapping[str, PolicyAct]:
    """All named acts by name, in the order of the file."""
    rows = csv.DictReader(shipped_text("policy_acts.csv").splitlines())
    return MappingProxyType({row["act"]: _act(row) for row in rows})


def _act(row: Mapping[str, str]) -> PolicyAct:
    return PolicyAct(
        name=row["act"],
        label=row["label"],
        codes=MappingProxyType({scheme: row[scheme] for scheme in SHIPPED if row[scheme]}),
        nearest=frozenset(row["nearest"].split()),
        target=row["target"] or None,
        rung=int(row["rung"]) if row["rung"] else None,
    )


def policy_act(act: str) -> PolicyAct | None:
    """The act meant by a name (`summon_ambassador`), a WEIS code (`132`) or a code with its table
    (`cameo:1312`).

    A code stands for the first named act that carries it as its own in that table, and so has codes in the
    others; a code that no named act carries counts in its own table alone. None for an unknown name, a code
    its table has nothing near, or a code outside the policy level.
    """
    named = policy_acts().get(act)
    if named is not None:
        return named
    scheme, _, code = act.rpartition(":")
    scheme = scheme or DEFAULT
    if scheme not in SHIPPED or table(scheme).lookup(code) is None:
        return None
    for known in policy_acts().values():
        if known.codes.get(scheme) == code and scheme not in known.nearest:
            label = table(scheme).label(code) or known.label
            return PolicyAct(act, label, known.codes, known.nearest, known_as=known.name)
    return PolicyAct(act, table(scheme).label(code) or code, MappingProxyType({scheme: code}))


def posture_act(posture: int) -> str:
    """Name of the act that a statement's posture amounts to, 1 (conciliatory) to 5 (firm).

    WEIS 054, 101, 025, 121 and 160; that choice is this program's own. Raises ValueError on another posture.
    """
    if posture not in range(1, len(POSTURE_ACTS) + 1):
        raise ValueError(f"A posture lies between 1 and {len(POSTURE_ACTS)}, not {posture}.")
    return POSTURE_ACTS[posture - 1]


def weigh(act: PolicyAct, scale: Table) -> Weight | None:
    """Weight of an act in a table, marked nearest where the code is not its own; None where the table has
    none.

    A table of the facilitator's own is read by the act's name, then by the code the act has in the table's
    scheme, then by its codes with their scheme (`cameo:1312`); what is listed goes before what is near.
    """
    ways = list(_ways(act, scale))
    for listed in (True, False):
        for scheme, code in ways:
            found = scale.lookup(code) if (code in scale.weights) is listed else None
            if found is not None:
                nearest = found.nearest or scheme in act.nearest
                return Weight(found.code, found.found, found.tenths, nearest)
    return None


def _ways(act: PolicyAct, scale: Table) -> Iterator[tuple[str, str]]:
    """The codes by which a table may know an act, and the scheme each is of."""
    if not scale.shipped:
        for name in (act.name, act.known_as):
            if name in scale.weights:
                yield "", name
    if scale.scheme in act.codes:
        yield scale.scheme, act.codes[scale.scheme]
    if not scale.shipped:
        yield from ((scheme, f"{scheme}:{code}") for scheme, code in act.codes.items())
