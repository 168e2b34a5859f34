"""All verbs: importing this module registers them, in the order in which help lists them."""

from tabletop.desk import (
    aloud,
    arguing,
    deciding,
    drafting,
    grids,
    injecting,
    late,
    looking,
    positions,
    promising,
    record,
    rooming,
    scoring,
    seating,
    speaking,
    spending,
    timing,
)
from tabletop.desk.verbs import VERBS, find, verbs_table

__all__ = ["MODULES", "VERBS", "find", "verbs_table"]

MODULES = (
    timing, positions, drafting, deciding, spending, promising, speaking, arguing, injecting, late, record,
    grids, looking, scoring, seating, rooming, aloud,
)  # fmt: skip

_PLACE = {module.__name__: place for place, module in enumerate(MODULES)}
for _name in sorted(VERBS, key=lambda name: _PLACE[VERBS[name].handler.__module__]):
    VERBS[_name] = VERBS.pop(_name)
