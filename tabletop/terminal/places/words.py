"""Small words of a place's screen: the clock, a tab, who sits here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from tabletop.exercise.views.public import ClockView
from tabletop.exercise.views.seat import SeatView
from tabletop.showing.clockwords import left, where
from tabletop.showing.gate import one_line
from tabletop.showing.names import listed
from tabletop.terminal.places.place import Moment, Panel

LAST_MINUTE = 60


def clock_line(clock: ClockView, now: int) -> str:
    """Move, phase, what is left, the scenario's date."""
    words = f"{where(clock)}: {left(clock, now)}" if not clock.ended else where(clock)
    last = 0 < clock.ends - now <= LAST_MINUTE and not clock.paused and not clock.ended
    return f"{words}{'  LAST MINUTE' if last else ''}  ({one_line(clock.date)})"


def tab_words(panel: Panel, new: int, *, wide: bool) -> str:
    """A panel's key and title, and how much is new on it."""
    return f"{panel.key} {panel.title if wide else panel.short}{f'+{new}' if new else ''}"


def sitting(name: str, team: Mapping[str, str], person: str) -> str:
    """The delegation, and who sits there: you, and the others by name."""
    others = [one_line(other, 30) or "a colleague" for id, other in team.items() if id != person]
    mine = one_line(team.get(person, ""), 30)
    who = listed([f"you, {mine}" if mine else "you", *others])
    return f"{name.upper()}   {who}" if team else name.upper()


def tab_line(labels: Sequence[tuple[str, bool, bool]], width: int) -> Content:
    """Labels on as many lines as they need, none of them broken; each is (words, open now, has news)."""
    words: list[Content | tuple[str, str]] = []
    used = 0
    for label, here, new in labels:
        shown, size = (f"[{label}]" if here else f" {label} "), cell_len(label) + 2
        if used and used + size > width:
            words.append(("\n", ""))
            used = 0
        words.append((shown, "bold $primary" if here else "bold $warn" if new else ""))
        used += size
    return Content.assemble(*words)


def ends(moment: Moment | None) -> object:
    """Something that differs once more has happened."""
    feed = moment.feed if moment else ()
    return (len(feed), id(feed[-1].fact)) if feed else ()


def on_the_table(moment: Moment | None) -> object:
    """All that the worth of the deal hangs on, as far as a seat sees it; nothing for other places."""
    if moment is None or not isinstance(moment.view, SeatView):
        return ()
    view = moment.view
    return view.texts, view.adopted, view.pledges, view.paid, view.home, view.agenda, view.clock.phase


def people_seated(moment: Moment | None) -> int:
    """How often somebody sat down so far."""
    return sum(item.kind == "person.seated" for item in moment.feed) if moment else 0
