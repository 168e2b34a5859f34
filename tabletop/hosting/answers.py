"""Answers to questions that a view does not answer: what is legal, what a deal is worth, drafts, people."""

from __future__ import annotations

from typing import Any

from pydantic_core import from_json

from tabletop.exercise.facts import CONTROL
from tabletop.exercise.reading import to_plain
from tabletop.hosting.protocol import Answer, Ask
from tabletop.hosting.wire import changed, item_json, kind_of, view_json
from tabletop.room.port import RECORD, feed, team
from tabletop.room.service import Room
from tabletop.store.codec import encode

PAGE = 500
"""Events of the log in one answer."""


def answer(room: Room, question: Ask, seat: str, person: str) -> Answer:
    """The answer for this viewer; only control may ask for another seat's."""
    wanted = question.seat if question.seat and seat == CONTROL else seat
    return Answer(id=question.id, value=_value(room, question, wanted, seat, person))


def _value(room: Room, question: Ask, wanted: str, seat: str, person: str) -> Any:
    scenario = room.state.scenario
    match question.what:
        case "legal":
            return [_template(each) for each in room.legal(wanted)]
        case "worth":
            return to_plain(room.worth(wanted)) if wanted in scenario.seats else None
        case "drafts":
            return room.store.drafts(person) if person else {}
        case "view":
            view = room.view(wanted)
            return {"kind": kind_of(view), "fields": from_json(view_json(view, changed(None, view)))}
        case "feed":
            items = feed(room.journal, wanted, tuple(scenario.seats))
            return [from_json(item_json(item)) for item in items]
        case "log":
            return _log(room, question.since) if seat in RECORD else []
        case "team":
            return team(room, seat) if person else {}
        case "people":
            return room.store.people() if seat == CONTROL else {}
        case "stored":
            head = room.head()
            known = {"file": room.store.name, "events": head.sequence, "head": head.hash}
            return known if seat in RECORD else None
        case _:
            return None


def _log(room: Room, since: int) -> list[str]:
    """The next events of the log as they are stored, so many that a frame stays small."""
    return [encode(event) for event in room.log[since : since + PAGE]]


def _template(template: Any) -> dict[str, Any]:
    """A legal act: its kind, what is fixed, and what is asked for within bounds."""
    return {
        "act": template.kind,
        "fixed": to_plain(template.fixed),
        "asks": to_plain(template.asks),
    }
