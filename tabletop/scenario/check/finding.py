"""What the linter finds: where in the scenario, what is wrong, and whether it is only advice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from tabletop.scenario.faults import Place, nearest, shown
from tabletop.scenario.model import Scenario


class Finding(NamedTuple):
    """A sentence about one place; `advice` may be left unheeded."""

    place: Place
    message: str
    advice: bool = False


Rule = Callable[[Scenario], Iterator[Finding]]


def unknown(place: Place, kind: str, given: str, known: Iterable[str]) -> Iterator[Finding]:
    """A finding when `given` is not among the known ids, with the one that was probably meant."""
    names = [str(name) for name in known]
    if given in names:
        return
    near = nearest(given, names)
    hint = f"did you mean {near[0]}?" if near else _choice(names)
    yield Finding(place, f"there is no {kind} '{shown(given, 40)}'; {hint}")


def _choice(names: list[str]) -> str:
    if not names:
        return "none is written yet"
    return "there are: " + ", ".join(names[:12]) + (" ..." if len(names) > 12 else "")


def repeated(kind: str, named: Iterable[tuple[Place, object]]) -> Iterator[Finding]:
    """A finding for every id after its first use."""
    seen: Counter[object] = Counter()
    for place, name in named:
        seen[name] += 1
        if seen[name] > 1:
            yield Finding(place, f"the {kind} '{shown(name, 40)}' is used twice; give this one its own")


def alike(kind: str, named: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    """A finding for every name that cannot be told from an earlier one, or by its capitals alone."""
    seen: dict[str, str] = {}
    for place, name in named:
        flat = " ".join(name.casefold().split())
        first = seen.get(flat)
        if first is None:
            seen[flat] = name
        elif first == name:
            yield Finding(place, f"the {kind} '{shown(name, 40)}' is used twice; give this one its own")
        else:
            differs = f"the {kind} '{shown(name, 40)}' differs from '{shown(first, 40)}' in capitals only"
            yield Finding(place, f"{differs}; give this one its own")


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 clause, 3 clauses."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence holds them: a, b and c."""
    *most, last = list(names) or ["nobody"]
    return f"{', '.join(most)} and {last}" if most else last
