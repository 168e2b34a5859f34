"""The six things that are always in sight: phase, clock, decision, headlines, what is next, the record."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Digits, Static

from tabletop.showing.clockwords import left, until, where
from tabletop.showing.duties import Calling, next_duty
from tabletop.showing.gate import one_line
from tabletop.showing.headlines import short_headlines
from tabletop.showing.names import Names, capital
from tabletop.terminal.literal import line
from tabletop.terminal.snapshot import Snapshot

LAST_MINUTE = 60
SIDES, GAP, LEAST = 4, "  ", 12
"""Blanks beside the two parts of the frame line, what is between view and title, a title's least cells."""


class Banner(Vertical):
    """Shows a snapshot; `room` or `control` in its class and in its words says which view is on."""

    DEFAULT_CSS = """
    Banner { height: auto; dock: top; }
    Banner #frame { height: 1; background: $room; color: $room-text; text-style: bold; }
    Banner.control #frame { background: $control; color: $control-text; }
    Banner.past #frame { background: $warn; color: $background; }
    Banner #view { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    Banner #record { width: auto; padding: 0 1; text-align: right; }
    Banner #lines { height: auto; background: $surface; }
    Banner #facts { width: 1fr; height: auto; padding: 0 1; }
    Banner #clock { width: auto; height: 3; padding: 0 2; display: none; color: $foreground; }
    Banner #duty {
        height: auto; max-height: 2; padding: 0 1; background: $surface; color: $warn; text-style: bold;
    }
    Banner.wide #clock { display: block; }
    Banner.wide #facts { height: 3; }
    Banner .urgent { color: $warn; text-style: bold; }
    """

    def compose(self) -> ComposeResult:
        """A frame line, facts, and the clock in large figures where there is room."""
        with Horizontal(id="frame"):
            yield Static("", id="view")
            yield Static("", id="record")
        with Horizontal(id="lines"):
            with Vertical(id="facts"):
                yield Static("", id="where")
                yield Static("", id="deciding")
                yield Static("", id="headlines")
            yield Digits("", id="clock")
        yield Static("", id="duty")

    def show(self, seen: Snapshot, call: Calling, room: str = "") -> None:
        """Put a snapshot up; `room` says where people join over the network, and how many are in."""
        self.set_class(not seen.room_view, "control")
        self.set_class(bool(seen.past), "past")
        view, record = frame_words(seen, room, self.size.width - SIDES)
        self._set("#view", view)
        self._set("#record", record)
        self._set("#where", clock_words(seen), urgent=_pressing(seen))
        self._set("#deciding", deciding_words(seen), urgent=bool(seen.shown.deciding))
        self._set("#headlines", headline_line(seen))
        duty = "" if seen.past else f"Next: {next_duty(seen.control, seen.now, call)}"
        self._set("#duty", duty or "left and right step; esc goes back to the present")
        self.query_one("#clock", Digits).update(figures(seen))

    def _set(self, id: str, words: str, *, urgent: bool = False) -> None:
        static = self.query_one(id, Static)
        content: Content = line(words)
        static.set_class(urgent, "urgent")
        if static.content != content:
            static.update(content, layout=_room(static, content) != _room(static, static.content))


def _room(static: Static, content: object) -> int:
    """How many lines the words take, or cells where the width follows them: whether others must move."""
    cells = cell_len(str(content))
    return cells if static.styles.is_auto_width else -(-cells // max(1, static.size.width - 2))


def frame_words(seen: Snapshot, room: str, width: int) -> tuple[str, str]:
    """Which view is on, and of what; whether all is kept, and where. The file, then the title give way."""
    record = record_words(seen)
    kept = (record,) if seen.trouble else (f"{record}  {one_line(seen.stored.file, 30)}", record)
    title, view = one_line(seen.shown.title), _view_words(seen)
    for record in (f"{room}  {each}" if room else each for each in kept):
        rest = width - cell_len(view) - cell_len(record) - len(GAP)
        if rest >= min(cell_len(title), LEAST):
            return f"{view}{GAP}{one_line(title, rest)}", record
    return view, record


def _view_words(seen: Snapshot) -> str:
    if seen.past:
        return f"EVENT {seen.past} OF {seen.stored.events}, READ ONLY"
    return "ROOM VIEW" if seen.room_view else "CONTROL VIEW, private"


def record_words(seen: Snapshot) -> str:
    """Whether all is kept."""
    if seen.trouble:
        return "NOT KEPT, see below"
    count = seen.stored.events
    return f"kept, {count} event{'' if count == 1 else 's'}"


def clock_words(seen: Snapshot) -> str:
    """Move, phase, what is left, the scenario's date."""
    clock = seen.control.clock
    words = f"{where(clock)}: {left(clock, seen.now)}" if not clock.ended else where(clock)
    last = 0 < clock.ends - seen.now <= LAST_MINUTE and not clock.paused
    mark = "  LAST MINUTE" if last else ""
    return f"{words}{mark}  ({one_line(clock.date)})"


def _pressing(seen: Snapshot) -> bool:
    clock = seen.control.clock
    return not clock.paused and not clock.ended and clock.ends - seen.now <= LAST_MINUTE


def deciding_words(seen: Snapshot) -> str:
    """What is under silence or another decision, and its deadline."""
    names = Names(seen.shown)
    words = []
    for text in seen.shown.texts:
        if text.status == "open":
            kind = {"consensus": "under silence", "coalition": "open for signature"}.get(
                text.procedure, "put to the vote"
            )
            due = until(text.deadline, seen.now)
            words.append(f"{capital(names.text(text.id))} {kind}, due {due}: {one_line(text.title, 60)}")
    return "; ".join(words) or "Nothing is under decision."


def headline_line(seen: Snapshot) -> str:
    """The latest headlines; for the room only when they are shown."""
    figures = seen.shown.scores if seen.room_view else seen.control.scores_all
    if figures:
        return short_headlines(figures)
    if seen.room_view and not seen.control.scores_shown:
        return "Scores are hidden from the room."
    return "Scores come at the end of each move."


def figures(seen: Snapshot) -> str:
    """Minutes and seconds left, as large figures; what is over stands with a minus."""
    clock = seen.control.clock
    if clock.ended:
        return ""
    rest = clock.ends - seen.now
    return f"{'-' if rest < 0 else ''}{abs(rest) // 60}:{abs(rest) % 60:02d}"
