"""A stored log told line by line: events, what each viewer sees at the end of each move, scorecards.

`python -m tests.golden.transcript` plays all scenarios anew and rewrites logs and transcripts;
`python -m tests.golden.transcript told` keeps the logs and tells them anew. A commit that does either says in
a sentence why.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tabletop.debrief.replaying import told as in_words
from tabletop.exercise.clock.moves import MoveClosed
from tabletop.exercise.core import fold
from tabletop.exercise.facts import CONTROL, Event
from tabletop.exercise.journal import Journal
from tabletop.exercise.reading import to_plain
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import view_for
from tabletop.scorecard.assess import as_plain, assess
from tabletop.store.codec import decode, encode

FOLDER = Path(__file__).parent
GOLDEN = {
    "first-hour": "30",
    "baltic-request": "75",
    "fivefold": "75",
    "sky-shield": "75",
    "joint-buy": "75",
    "stability-review": "75",
}


def log_path(name: str) -> Path:
    """Where a scenario's stored log lies: one event a line, compressed."""
    return FOLDER / f"{name}.log.gz"


def stored(name: str) -> list[Event]:
    """The stored log of a scenario."""
    text = gzip.decompress(log_path(name).read_bytes()).decode()
    return [decode(line) for line in text.splitlines()]


def told(log: Sequence[Event]) -> str:
    """The transcript of a log."""
    return "\n".join([*_events(log), "", *_views(log), "", *_scores(log)]) + "\n"


def _events(log: Sequence[Event]) -> Iterator[str]:
    for event in log:
        body = json.loads(encode(event))["fact"] if event.sequence > 1 else {}
        words = json.dumps(body, ensure_ascii=False, sort_keys=True)
        yield f"{event.sequence} {event.phase} {event.at} {event.seat} {event.fact.kind} {words}"


def _views(log: Sequence[Event]) -> Iterator[str]:
    ends = [n for n, event in enumerate(log, 1) if isinstance(event.fact, MoveClosed)]
    for end in [*ends, len(log)]:
        state, journal = fold(log[:end]), Journal(log[:end])
        view = view_for(state, journal, CONTROL)
        assert isinstance(view, ControlView)
        yield f"After event {end} control sees"
        yield from (f"  {line}".rstrip() for line in in_words(view, (), log[end - 1].at))
        for viewer in (*state.scenario.seats, "chair", "control", "evaluator", "observer", "display"):
            seen = json.dumps(to_plain(view_for(state, journal, viewer)), sort_keys=True)
            yield f"  {viewer} sees all in all {hashlib.sha256(seen.encode()).hexdigest()[:16]}"


def _scores(log: Sequence[Event]) -> Iterator[str]:
    for card in assess(log):
        yield json.dumps(as_plain(card), ensure_ascii=False)


def _retell() -> None:
    for name in GOLDEN:
        (FOLDER / f"{name}.txt").write_text(told(stored(name)), encoding="utf-8")


def _rewrite() -> None:
    from tabletop.rehearsal.playthrough import demo
    from tabletop.scenario.reading import read
    from tabletop.scenario.shipped import find
    from tabletop.store.memory import MemoryStore

    for name, timing in GOLDEN.items():
        room = demo(read(find(name)), timing, 1, "negotiator", MemoryStore())
        lines = "\n".join(encode(event) for event in room.log)
        log_path(name).write_bytes(gzip.compress(lines.encode(), mtime=0))
    _retell()


if __name__ == "__main__":
    _retell() if sys.argv[1:] == ["told"] else _rewrite()
