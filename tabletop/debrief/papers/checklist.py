"""What papers there are: file, purpose, copies, for whom, and when to hand each out."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

from tabletop.debrief.papers.wording import counted
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.model import Scenario

Kind = Literal["public", "alliance", "private", "facilitator"]


class Purpose(Struct, frozen=True):
    """Who may see a sheet: `kind` decides its frame, `words` stand on it."""

    kind: Kind
    words: str


PUBLIC = Purpose("public", "PUBLIC")
ALLIANCE = Purpose("alliance", "ALLIANCE")
FACILITATOR = Purpose("facilitator", "FACILITATOR ONLY")


def private(owner: str) -> Purpose:
    """The purpose of a sheet that one seat alone may see."""
    return Purpose("private", f"PRIVATE: {owner}")


class Paper(Struct, frozen=True):
    """One file: the template it is made from, what it is, and how to hand it out."""

    file: str
    template: str
    title: str
    copies: str
    to: str
    purpose: str
    seat: Delegation | None = None


class Step(Struct, frozen=True):
    """A step of handing out: when, and the papers that go out then."""

    when: str
    papers: tuple[Paper, ...]


def steps(scenario: Scenario, fictional: bool) -> list[Step]:
    """Every paper but the checklist itself, in the order of handing out."""
    return [
        Step("First of all, to prepare", (_guide(), *_unseated_chair(scenario))),
        Step("On the tables, before anybody comes", _tables(scenario)),
        Step("To everybody, as people sit down", _for_all(scenario)),
        Step(
            "To each delegation alone, face down (sheet 1 public, sheet 2 private)",
            _briefs(scenario, fictional),
        ),
        Step("When the first move begins", (_slips(scenario),)),
        Step("Instead of single briefs, for printing in one go", _bulk(scenario)),
    ]


def brief_file(seat: Delegation, fictional: bool) -> str:
    """File name of a delegation's brief; invented names must not betray the real ones."""
    name = re.sub(r"[^a-z0-9]+", "-", seat.name.lower()).strip("-") if fictional else seat.id
    return f"brief-{name or seat.short.lower()}.html"


def _guide() -> Paper:
    return Paper(
        "facilitator-guide.html",
        "guide.html.j2",
        "Facilitator's guide: texts to read aloud, run sheet, injects, replies, map of interests",
        "1 for each facilitator",
        "Facilitators and evaluators",
        "Facilitator only",
    )


def _chair(scenario: Scenario) -> Paper:
    title = f"Chair's brief: {scenario.chair.name}"
    if scenario.chair.seated:
        return Paper("chair-brief.html", "chair.html.j2", title, "1", scenario.chair.name, "Private")
    return Paper(
        "chair-brief.html", "chair.html.j2", title, "1", "You: the facilitator presides", "Facilitator only"
    )


def _unseated_chair(scenario: Scenario) -> tuple[Paper, ...]:
    return () if scenario.chair.seated else (_chair(scenario),)


def _tables(scenario: Scenario) -> tuple[Paper, ...]:
    cards = counted(len(scenario.delegations) + 1, "card")
    return (
        Paper(
            "seat-cards.html",
            "cards.html.j2",
            "Seat cards, to fold; cut off the strip with the seat code first",
            f"1 print ({cards})",
            "One on each table",
            "Public; code strips private",
        ),
    )


def _for_all(scenario: Scenario) -> tuple[Paper, ...]:
    each = "1 for each person"
    return (
        Paper("rules-card.html", "rules.html.j2", "Rules card", each, "Everybody", "Public"),
        Paper("agenda.html", "agenda.html.j2", "Agenda, with every wording", each, "Everybody", "Alliance"),
        Paper(
            "public-briefs.html",
            "public.html.j2",
            "Public briefs of all delegations",
            "1 for each table",
            "Everybody; they may be read by all",
            "Public",
        ),
    )


def _briefs(scenario: Scenario, fictional: bool) -> tuple[Paper, ...]:
    briefs = tuple(
        Paper(
            brief_file(seat, fictional),
            "brief.html.j2",
            f"Brief of {seat.name}, 2 sheets",
            "1 for each person",
            f"{seat.name} alone",
            "Private",
            seat,
        )
        for seat in scenario.delegations
    )
    return (*briefs, _chair(scenario)) if scenario.chair.seated else briefs


def _slips(scenario: Scenario) -> Paper:
    return Paper(
        "position-slips.html",
        "slips.html.j2",
        "Slips for positions, pledges, silence and statements, to cut out",
        "1 print for each move",
        "Each delegation its own",
        "Alliance",
    )


def _bulk(scenario: Scenario) -> tuple[Paper, ...]:
    return (
        Paper(
            "private-briefs.html",
            "private.html.j2",
            "Private briefs of all delegations: separate them before anybody sees the pile",
            "1 for each person, sheet by sheet",
            "Each delegation its own sheet",
            "Private",
        ),
    )
