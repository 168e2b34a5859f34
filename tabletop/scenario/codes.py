"""What may stand as the code of an act: names and codes of the published tables, at policy level."""

from __future__ import annotations

from tabletop.measures.policy_acts import policy_act

FORCE = ("18", "19", "20")
"""CAMEO roots of assault, fighting and mass violence: no act of an exercise has such a code."""


def code_fault(code: str) -> str | None:
    """Why a code cannot stand, in a sentence; None for a named policy act or a code of the tables."""
    root = code.casefold().removeprefix("cameo:")
    if root != code.casefold() and root.startswith(FORCE):
        return f"“{code[:40]}” is the code of an act of force, and players choose policy only."
    if policy_act(code) is None:
        return f"“{code[:40]}” is no policy act of the published tables. Choose a known one, or none."
    return None
