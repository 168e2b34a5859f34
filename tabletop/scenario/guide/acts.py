"""The acts that a signal can name, with what they weigh, and the rungs it can reach."""

from __future__ import annotations

from tabletop.measures.policy_acts import policy_acts, weigh
from tabletop.measures.rungs import RUNGS
from tabletop.measures.weights import DEFAULT, table


def acts() -> str:
    """A Markdown table of all named acts: name, meaning, weight in the default table."""
    rows = "".join(
        f"| `{act.name}` | {act.label} | {_weight(act.name)} |\n" for act in policy_acts().values()
    )
    return f"| `act` | meaning | weight |\n| --- | --- | --- |\n{rows}"


def _weight(name: str) -> str:
    found = weigh(policy_acts()[name], table(DEFAULT))
    if found is None:
        return "none"
    return f"{found.value:+.1f}{' (nearest)' if found.nearest else ''}" if found.tenths else "0"


def rungs() -> str:
    """The rungs in a line."""
    return "; ".join(f"{rung} {label}" for rung, label in RUNGS.items()) + ".\n"
