"""Named policy acts and the code each has in every shipped table."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tabletop.measures.weights import DEFAULT, SHIPPED, Table, Weight, shipped_text, table

POSTURE_ACTS = ("reassure", "offer_to_meet", "explain_policy", "criticise", "warn")


@dataclass(frozen=True, slots=True)
class PolicyAct:
    """An act and its code per table; a table that is not in `codes` has no weight for it.

    `nearest` names the tables whose code is the nearest there is. `target` is the usual audience
    (adversary, ally, partner), `rung` the usual rung of the ladder; both None for an act given by a code
    alone.
    """

    name: str
    label: str
    codes: Mapping[str, str]
    nearest: frozenset[str] = frozenset()
    target: str | None = None
    rung: int | None = None


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
            return PolicyAct(act, table(scheme).label(code) or known.label, known.codes, known.nearest)
    return PolicyAct(act, table(scheme).label(code) or code, MappingProxyType({scheme: code}))


def posture_act(posture: int) -> str:
    """Name of the act that a statement's posture amounts to, 1 (conciliatory) to 5 (firm)."""
    if posture not in range(1, len(POSTURE_ACTS) + 1):
        raise ValueError(f"A posture lies between 1 and {len(POSTURE_ACTS)}, not {posture}.")
    return POSTURE_ACTS[posture - 1]


def weigh(act: PolicyAct, scale: Table) -> Weight | None:
    """Weight of an act in a table, marked nearest where the code is not its own; None where the table has
    none.

    A table of the facilitator's own that has no column among the codes is read by the act's name, then by
    its WEIS code.
    """
    if scale.name in SHIPPED:
        code = act.codes.get(scale.name)
    else:
        code = act.name if act.name in scale.weights else act.codes.get(DEFAULT)
    found = scale.lookup(code) if code is not None else None
    if found is None:
        return None
    return Weight(found.code, found.found, found.tenths, found.nearest or scale.name in act.nearest)
