"""A scenario file, read strictly: all its faults at once, each with its line and what to do."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from pydantic import ValidationError

from tabletop.scenario.faults import Fault, Faulty, Place, Unreadable, shown, spelled
from tabletop.scenario.model import Scenario
from tabletop.scenario.source import located, text_of
from tabletop.scenario.tree import Tree, grow

__all__ = ["Fault", "Faulty", "Reading", "Unreadable", "examine", "read"]

MOST = 200


class Reading(Struct, frozen=True):
    """What a file gave: faults of form, and the scenario as far as the linter can look at it.

    `scenario` is whole when `faults` is empty; otherwise it holds stopgaps at the paths in `patched`,
    or is None when too much is wrong to look further.
    """

    file: str
    tree: Tree
    scenario: Scenario | None
    faults: tuple[Fault, ...] = ()
    patched: frozenset[Place] = frozenset()

    def fault(self, path: Place, message: str, *, advice: bool = False) -> Fault:
        """A fault at a path of this file, with its line."""
        return Fault(self.file, self.tree.line(path), spelled(path), message, advice)

    def stopgap(self, path: Place) -> bool:
        """Whether something at, in or around this path is a stopgap rather than the author's own."""
        return any(path[: len(other)] == other or other[: len(path)] == path for other in self.patched)


def examine(path: Path) -> Reading:
    """Read a scenario file or folder; raises Unreadable, never Faulty."""
    file = located(Path(path))
    name = shown(file, 200)
    tree = grow(text_of(file))
    found = [Fault(name, line, spelled(at), words) for at, line, words in tree.faults]
    if tree.data is None:
        return Reading(name, tree, None, tuple(found))
    found += _unknown(name, tree)
    try:
        return Reading(name, tree, Scenario.model_validate(tree.data), tuple(found))
    except ValidationError as error:
        from tabletop.scenario.mending import mended

        scenario, patched = mended(tree.data, error)
        found += _refusals(name, tree, error)
        return Reading(name, tree, scenario, tuple(found), patched)


def read(path: Path) -> Scenario:
    """The scenario in a file or folder, as the format demands it; the linter has not looked at it.

    Raises Unreadable when the file cannot be used at all, Faulty with every fault of form otherwise.
    """
    reading = examine(path)
    if reading.faults or reading.scenario is None:
        raise Faulty(reading.faults)
    return reading.scenario


def _unknown(name: str, tree: Tree) -> list[Fault]:
    """Fields of no such name that hold nothing, and so never reach the format."""
    if not tree.empty:
        return []
    from tabletop.scenario.fields import known
    from tabletop.scenario.sentences import unknown

    told = {path for path, _, _ in tree.faults}
    return [
        Fault(name, tree.line(path), spelled(path), unknown(path))
        for path in tree.empty[:MOST]
        if path not in told and not known(path)
    ]


def _refusals(name: str, tree: Tree, error: ValidationError) -> list[Fault]:
    """The format's refusals as faults, the first 200 of them."""
    from tabletop.scenario import sentences

    errors = sentences.refusals(error)
    found = []
    for each in errors[:MOST]:
        path = sentences.where(each)
        found.append(Fault(name, tree.line(path), spelled(path), sentences.sentence(each)))
    if len(errors) > MOST:
        found.append(Fault(name, 1, "the file", f"has {len(errors) - MOST:,} more faults like these"))
    return found
