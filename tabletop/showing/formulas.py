"""The rule that joins the parts of a panel into its headline, and where it is from, in a line each."""

from __future__ import annotations

FORMULAS = {
    "cohesion": "Common ground: on every clause the largest share of members that could accept one and the "
    "same change; the mean over all clauses. Agreement Index: (3m − s)/(2s), m the largest camp of s; Hix, "
    "Noury and Roland 2005. Rice index 1925. van der Eijk 2001. Tastle and Wierman 2007.",
    "delivery": "Delivery: the sum over clauses of weight × need met × funded × reach, over the sum of "
    "weights. What is undecided counts with the status quo.",
    "mandate": "Mandate: (what stands − no deal) / (best that others could accept − no deal), by each "
    "private brief; 0 is no deal, 100 the best. Nash 1950; Raiffa 1982.",
    "escalation": "Gauge: the sum of weights toward the adversary, as a share of the sum that reads 100; "
    "each code counts once a seat and move. Conflict and cooperation are never netted. Rungs: Kahn 1965.",
    "say_do": "Say-do gap: distance on the clause's scale between what was said and the nearest that was "
    "accepted; of amounts, 1 − given/announced. 0 is word kept.",
    "likeness": "S = 1 − 2 × the mean distance of two delegations, as a share of the widest there can be. "
    "Signorino and Ritter 1999. Blocs: joined while on average at least 0.5.",
    "analysis": "Every package of the whole agenda, by the private briefs, with shares by the cost key. "
    "Nash 1950; Kalai and Smorodinsky 1975; Raiffa 1982.",
    "trust": "Every headline reckoned anew without each delegation and without each act; the gauges in every "
    "table of weights too.",
}
"""By panel; what has no formula has no line."""
