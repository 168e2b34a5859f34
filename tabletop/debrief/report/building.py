"""From a log to a whole report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from tabletop import __version__
from tabletop.debrief.report import afterwards
from tabletop.debrief.report.accounts import accounts
from tabletop.debrief.report.analysis import analysis
from tabletop.debrief.report.arrivals import arrivals, changes
from tabletop.debrief.report.communique import communique
from tabletop.debrief.report.decisions import decisions
from tabletop.debrief.report.delegations import delegations, delegations_opened
from tabletop.debrief.report.funds import money
from tabletop.debrief.report.glance import glance
from tabletop.debrief.report.model import Cover, Paragraph, Report, Section
from tabletop.debrief.report.phrases import clock, counted
from tabletop.debrief.report.promises import promises
from tabletop.debrief.report.rulings import rulings
from tabletop.debrief.report.scores import scores
from tabletop.debrief.report.speaking import speaking
from tabletop.debrief.report.timeline import timelines
from tabletop.debrief.report.trusting import trusting
from tabletop.debrief.report.walking import AFTER, BEFORE, Walk, walk
from tabletop.exercise.facts import Event
from tabletop.scorecard.card import MoveCard

MADE_UP = 2000
"""The year in which the clock of demos and rehearsals begins."""


def build(
    log: Sequence[Event],
    people: Mapping[str, str] | None,
    cards: Sequence[MoveCard],
    *,
    head: str = "",
    trouble: str = "",
) -> Report:
    """The after-action report of a log, by seat; with `people` (names by person id) it names persons too.

    `head` is the hash of the last event; `trouble` a sentence if only part of the log could be read.
    ValueError if the log does not begin with the creation of an exercise.
    """
    walked = walk(log)
    sections = (
        glance(cards),
        afterwards.seating(walked, people) if people is not None else None,
        communique(walked),
        *_chapters(walked),
        money(walked),
        trusting(walked, cards),
        analysis(walked, cards),
        delegations(walked, cards),
        afterwards.mandates(walked, cards),
        afterwards.say_do(walked, cards),
        promises(walked),
        afterwards.observations(walked),
        afterwards.corrections(walked),
        afterwards.questions(walked),
    )
    cover = _cover(walked, people is not None, head, trouble)
    return Report(cover, _given(*sections), appendix=_appendix(walked, cards, people))


def _appendix(
    walked: Walk, cards: Sequence[MoveCard], people: Mapping[str, str] | None
) -> tuple[Section, ...]:
    """The record behind the report: every event, every score opened into acts, every entry."""
    return _given(
        _story(walked, people),
        *(scores(walked, card) for card in cards),
        delegations_opened(walked, cards),
        accounts(walked),
        changes(walked),
        afterwards.sources(walked),
    )


def _given(*sections: Section | None) -> tuple[Section, ...]:
    return tuple(section for section in sections if section)


def _cover(walked: Walk, named: bool, head: str, trouble: str) -> Cover:
    scenario, timing = walked.state.scenario, walked.state.timing
    last = walked.steps[-1].event
    names = "People are named." if named else "By seat; no person is named."
    facts = (
        ("Forum", f"{scenario.setting.forum}, {scenario.setting.place}"),
        ("Timing", f"{timing.title}: {counted(len(timing.moves), 'move')}"),
        ("Played", played(walked.steps[0].event.wall, last.wall)),
        (
            "Exercise time",
            f"{clock(last.at)}, {'to the end' if walked.state.clock.ended else 'not finished'}",
        ),
        ("Names", names),
        ("Record", counted(last.sequence, "event")),
        ("Last event's hash", head or "not known"),
        ("Made with", f"Tabletop {__version__}"),
    )
    return Cover(scenario.title, "After-action report", scenario.stylised, facts, trouble, scenario.language)


def played(first: str, last: str) -> str:
    """Date of play from the wall times of the first and last event."""
    try:
        begun, ended = datetime.fromisoformat(first), datetime.fromisoformat(last)
    except ValueError:
        return "not recorded"
    if begun.year == MADE_UP:
        return "on a made-up clock, as in a demo"
    days = [f"{day.day} {day:%B %Y}" for day in (begun, ended)]
    return days[0] if days[0] == days[1] else f"{days[0]} to {days[1]}"


def _chapters(walked: Walk) -> list[Section]:
    """What was decided, said, answered and ruled, move by move; outside moves only where there was any."""
    found = []
    for chapter in dict.fromkeys(step.chapter for step in walked.steps):
        within, title = _matters(walked, chapter), _chapter_title(walked, chapter)
        if chapter not in (BEFORE, AFTER):
            lead = Paragraph(walked.names.move(chapter)[2], "lead")
            found.append(Section(title, (lead,), within, sheet=True))
        elif within:
            found.append(Section(title, within=within))
    return found


def _story(walked: Walk, people: Mapping[str, str] | None) -> Section:
    chapters = dict.fromkeys(step.chapter for step in walked.steps)
    within = tuple(
        Section(_chapter_title(walked, chapter), timelines(walked, chapter, people)) for chapter in chapters
    )
    return Section("What happened, event by event", within=within, sheet=True)


def _chapter_title(walked: Walk, chapter: int) -> str:
    if chapter in (BEFORE, AFTER):
        return "Before the first move" if chapter == BEFORE else "After the last move"
    title, date, _ = walked.names.move(chapter)
    return f"Move {chapter + 1}: {title}, {date}"


def _matters(walked: Walk, chapter: int) -> tuple[Section, ...]:
    found = [part(walked, chapter) for part in (decisions, speaking, arrivals, rulings)]
    return tuple(section for section in found if section)
