"""The linter: what a scenario that fits the format can still have wrong."""

from __future__ import annotations

from pathlib import Path

from tabletop.scenario.check import boundary, clauses, ids, seats, sizes, story, zone
from tabletop.scenario.check.finding import Finding, Rule
from tabletop.scenario.faults import Fault, Faulty
from tabletop.scenario.fictional import overlay_faults
from tabletop.scenario.model import Scenario
from tabletop.scenario.reading import Reading, examine

__all__ = ["Finding", "checked", "faults_of", "findings"]

RULES: tuple[Rule, ...] = (*ids.RULES, *clauses.RULES, *seats.RULES, *story.RULES, *boundary.RULES)


LATER = "the design is looked at once these faults are mended"


def findings(scenario: Scenario, *, strict: bool = False, whole: bool = True) -> list[Finding]:
    """Everything the linter has to say; sums over packages only where the names hold together.

    `strict` adds faults of design; not `whole`, it holds stopgaps, and sums over it would mean nothing.
    """
    found = [finding for rule in RULES for finding in rule(scenario)]
    sound = whole and all(finding.advice for finding in found)
    if sound:
        found += [finding for rule in zone.RULES for finding in rule(scenario)]
        found += [Finding(*fault) for fault in overlay_faults(scenario)]
    if sound and strict:
        from tabletop.scenario.check.strict import RULES as STRICT

        found += [finding for rule in STRICT for finding in rule(scenario)]
    elif strict and whole:
        found.append(Finding((), LATER, True))
    if not scenario.tutorial:
        found += [finding for rule in sizes.RULES for finding in rule(scenario)]
    return found


def faults_of(path: Path, *, strict: bool = False) -> tuple[Fault, ...]:
    """All faults and advice on a scenario file, in the order of its lines; raises Unreadable.

    `strict` adds faults of design.
    """
    return _judged(examine(path), strict=strict)


def checked(path: Path) -> Scenario:
    """A scenario fit for play; raises Unreadable, or Faulty when the format or the linter finds a fault."""
    reading = examine(path)
    faults = [fault for fault in _judged(reading) if not fault.advice]
    if faults or reading.scenario is None:
        raise Faulty(faults)
    return reading.scenario


def _judged(reading: Reading, *, strict: bool = False) -> tuple[Fault, ...]:
    """Faults of form and the linter's; what the linter says about stopgaps is left out."""
    faults = list(reading.faults)
    if reading.scenario is not None:
        for finding in findings(reading.scenario, strict=strict, whole=not reading.faults):
            if reading.faults and (finding.advice or reading.stopgap(finding.place)):
                continue
            faults.append(reading.fault(finding.place, finding.message, advice=finding.advice))
    if reading.scenario is None or (strict and reading.faults):
        later = LATER if reading.scenario else "more is looked at once these faults are mended"
        last = max(fault.line for fault in faults)
        faults.append(reading.fault((), later, advice=True)._replace(line=last))
    return tuple(sorted(faults, key=lambda fault: (fault.line, fault.advice)))
