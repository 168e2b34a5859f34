"""Looking back at a stored exercise: the state at any event, and whether the record is whole."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TextIO

from tabletop.debrief.report.record import Record, read_record
from tabletop.exercise.core import fold
from tabletop.exercise.facts import CONTROL
from tabletop.exercise.journal import Journal
from tabletop.exercise.reading import to_plain
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import view_for
from tabletop.scorecard.assess import as_plain, assess
from tabletop.scorecard.card import MoveCard
from tabletop.showing.clockwords import stamp, where
from tabletop.showing.gate import one_line
from tabletop.store.closed import verify_file
from tabletop.store.errors import StoreError

FINE, FAULT, UNREADABLE = 0, 1, 3

CUT = (
    "Compare the head with one noted earlier, as in the report: events cut off at the end together with all "
    "trace of them show only there."
)


def replay(path: Path, at: int | None, as_json: bool, out: TextIO, err: TextIO | None = None) -> int:
    """Control's view and the scorecard after event `at` (the last if None), in words or as one JSON object.

    Corrections up to that event count. Complaints go to `err`, by default standard error. Comes back with
    0; 1 if there is no such event, or only part of the file could be read; 3 if nothing could be.
    """
    err = err or sys.stderr
    try:
        record = read_record(Path(path))
    except StoreError as error:
        print(error, file=err)
        return UNREADABLE
    if record.trouble:
        print(record.trouble, file=err)
    whole = len(record.events)
    event = whole if at is None else at
    if not 1 <= event <= whole:
        print(f"There is no event {event}. Choose one from 1 to {whole} with --at.", file=err)
        return FAULT
    _write(record, event, as_json, out)
    return FAULT if record.trouble else FINE


def _write(record: Record, event: int, as_json: bool, out: TextIO) -> None:
    log = record.events[:event]
    view, cards = view_for(fold(log), Journal(log), CONTROL), assess(log)
    assert isinstance(view, ControlView)
    seal = record.hashes[event - 1]
    if as_json:
        found = {
            "event": event,
            "of": len(record.events),
            "head_hash": seal,
            "view": to_plain(view),
            "scorecard": [as_plain(card) for card in cards],
        }
        out.write(json.dumps(found, ensure_ascii=False) + "\n")
        return
    lines = [f"Event {event} of {len(record.events)}, {stamp(log[-1].at)} of exercise time. Hash: {seal}"]
    out.write("\n".join([*lines, *told(view, cards, log[-1].at)]) + "\n")


def told(view: ControlView, cards: tuple[MoveCard, ...], now: int) -> list[str]:
    """What stands, and the scores, in words; `now` in seconds of exercise time."""
    from tabletop.showing.tables import agenda, cues, purse, scores, talk, texts

    parts = [
        _time(view),
        agenda.agenda(view),
        agenda.positions(view),
        texts.texts(view, now),
        texts.communique(view),
        purse.money(view),
        talk.promises(view),
        talk.statements(view),
        cues.injects(view),
        *map(scores.scores, cards),
    ]
    return [line for part in parts for line in ("", *part)]


def _time(view: ControlView) -> list[str]:
    clock = view.clock
    standing = "over" if clock.ended else "standing" if clock.paused else "running"
    story = f"{one_line(clock.move_title)}, {one_line(clock.date)}"
    ends = f"This phase opened at {stamp(clock.opened)} and ends at {stamp(clock.ends)}."
    phase = f"{where(clock)}: {story}. {ends} The clock is {standing}."
    return [one_line(view.title), one_line(view.stylised), "", "Time", phase]


def verify(path: Path, out: TextIO) -> int:
    """Say on `out` whether the record is whole, with the head hash, or which event is the first bad one.

    Comes back with 0, 1 for a fault, or 3 if the file cannot be read as an exercise at all.
    """
    try:
        verdict = verify_file(Path(path))
    except StoreError as error:
        print(error, file=out)
        return UNREADABLE
    if not verdict.whole:
        print(verdict.why, file=out)
        return FAULT
    print(f"{verdict.count} event{'' if verdict.count == 1 else 's'}, whole. Head: {verdict.head}", file=out)
    print(CUT, file=out)
    return FINE
