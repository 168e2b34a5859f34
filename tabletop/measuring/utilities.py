"""The parties of a negotiation, told from YAML: reservations, and utilities of the options of every issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tabletop.measures.bargaining import LARGEST
from tabletop.measuring.cells import number_of
from tabletop.measuring.faults import MOST, Fault, Faulty
from tabletop.measuring.sheet import called, text_of
from tabletop.scenario.faults import Place, shown, spelled
from tabletop.scenario.tree import Tree, grow

SHAPE = "{parties: {NAME: {reservation: R, utilities: {ISSUE: {OPTION: U}}}}}"


class Bargain(Struct, frozen=True):
    """Parties, issues and options by name, in the order of the first party; issues x options x parties."""

    parties: tuple[str, ...]
    names: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    issues: tuple[tuple[tuple[float, ...], ...], ...]
    reservations: tuple[float, ...]


def bargain_of(file: str) -> Bargain:
    """The negotiation in a file. Raises CannotRead, or Faulty with the lines of what is wrong."""
    name, tree = called(file), grow(text_of(file))
    form = [Fault(line, spelled(path), _plain(what)) for path, line, what in tree.faults]
    if form:
        raise Faulty(name, form[:MOST])
    faults = list(_faults(tree))
    if faults:
        raise Faulty(name, faults[:MOST])
    return _told(tree.data["parties"])


def _plain(what: str) -> str:
    """The reader speaks of scenarios where a file is empty, no list of fields, or too large."""
    if "scenario" in what or "title:" in what:
        return f"{what.partition(';')[0].partition(' such as')[0]}; it must read {SHAPE}"
    return what


def _faults(tree: Tree) -> Iterator[Fault]:
    """Everything that keeps the tree from being a negotiation."""
    data: Any = tree.data
    parties = data.get("parties")
    if set(data) != {"parties"} or not isinstance(parties, dict) or not parties:
        yield Fault(1, "", f"the file must read {SHAPE}")
        return
    first: Any = next(iter(parties.values()))
    agenda = first.get("utilities") if isinstance(first, dict) else None
    for party, told in parties.items():
        path: Place = ("parties", party)
        if not isinstance(told, dict) or set(told) != {"reservation", "utilities"}:
            yield _fault(tree, path, "a party has a reservation and utilities, and nothing else")
            continue
        yield from _number(tree, (*path, "reservation"), told["reservation"])
        yield from _utilities(tree, (*path, "utilities"), told["utilities"], agenda)


def _utilities(tree: Tree, path: Place, told: Any, agenda: Any) -> Iterator[Fault]:
    if not isinstance(told, dict):
        yield _fault(tree, path, "utilities are given as {ISSUE: {OPTION: U}}")
        return
    if not told:
        yield _fault(tree, path, "there is no issue to agree on")
    yield from _differences(tree, path, told, agenda, "issue")
    for issue, options in told.items():
        here = (*path, issue)
        if not isinstance(options, dict) or not options:
            yield _fault(tree, here, "an issue gives each option its utility: {OPTION: U}")
            continue
        known = agenda.get(issue) if isinstance(agenda, dict) else None
        yield from _differences(tree, here, options, known, "option")
        for option, value in options.items():
            yield from _number(tree, (*here, option), value)


def _differences(tree: Tree, path: Place, told: Any, known: Any, what: str) -> Iterator[Fault]:
    """The first party says which issues and options there are."""
    if not isinstance(known, dict):
        return
    for name in known:
        if name not in told:
            yield _fault(tree, path, f"{what} “{shown(name)}” is missing; the first party has it")
    for name in told:
        if name not in known:
            yield _fault(tree, (*path, name), f"the first party has no such {what}")


def _number(tree: Tree, path: Place, told: Any) -> Iterator[Fault]:
    if not isinstance(told, str):
        yield _fault(tree, path, "a number is needed here")
        return
    try:
        if abs(number_of(told)) > LARGEST:
            yield _fault(tree, path, f"{shown(told)} does not lie within {LARGEST:g} of zero")
    except ValueError as error:
        yield _fault(tree, path, str(error))


def _fault(tree: Tree, path: Place, what: str) -> Fault:
    return Fault(tree.line(path), spelled(path), what)


def _told(parties: Any) -> Bargain:
    first = next(iter(parties.values()))["utilities"]
    issues = tuple(
        tuple(
            tuple(number_of(party["utilities"][issue][option]) for party in parties.values())
            for option in options
        )
        for issue, options in first.items()
    )
    return Bargain(
        tuple(parties),
        tuple(first),
        tuple(tuple(options) for options in first.values()),
        issues,
        tuple(number_of(party["reservation"]) for party in parties.values()),
    )
