"""What there is to choose from, out of a view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tabletop.desk.choices import Choice, Wrong, chosen
from tabletop.desk.desk import Desk
from tabletop.desk.questions import REQUIRED
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVERYONE, PRESS
from tabletop.exercise.views.alliance import AllianceView, Promise, TextView
from tabletop.exercise.views.control import ControlView, InjectView
from tabletop.exercise.views.public import PublicView
from tabletop.scenario.agenda import Clause, Item
from tabletop.showing.boards.texts import letter
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names
from tabletop.showing.tables.texts import STATUS
from tabletop.showing.undertakings import promise_line

CHAIR_CHOICE = Choice(CHAIR, "the chair", ("chair",))
CONTROL_CHOICE = Choice(CONTROL, "the facilitator", ("facilitator", "control"))
ALLIANCE_CHOICE = Choice(ALLIANCE, "the alliance", ("alliance", "all"))
PRESS_CHOICE = Choice(PRESS, "the press desk", ("press",))
PUBLIC_CHOICE = Choice(EVERYONE, "the public", ("public", "everybody"))
NO_TEXT = "There is no text for this now. 'texts' lists them all."
SEAT_HELP = "Type a delegation by its number, its name or its short, such as {short}."


def seats(view: PublicView, *extra: Choice[str]) -> list[Choice[str]]:
    """Delegations, then others."""
    return [*(Choice(s.id, s.name, (s.short, s.id)) for s in view.seats), *extra]


def seat_help(view: PublicView) -> str:
    """How a delegation is named in an answer."""
    return SEAT_HELP.format(short=view.seats[0].short)


async def ask_seat(desk: Desk, view: PublicView, *extra: Choice[str], what: str = "Which delegation") -> str:
    """Whose act it is; on a desk of one delegation, its own."""
    if desk.seat:
        return desk.seat
    return await desk.ask.one(what, seats(view, *extra), seat_help(view))


async def ask_name(desk: Desk, view: PublicView, what: str, help: str) -> str:
    """In whose name, by default the chair's; on a desk of one delegation, its own."""
    if desk.seat:
        return desk.seat
    return await desk.ask.one(what, seats(view, CHAIR_CHOICE), help, default=CHAIR, words="empty: chair")


def items(view: PublicView) -> list[Choice[Item]]:
    """Items of the agenda."""
    return [Choice(i, one_line(i.title), (i.id,)) for i in view.agenda]


def clauses(view: PublicView, only: Iterable[str] | None = None) -> list[Choice[Clause]]:
    """Clauses of the agenda, or those whose ids are given, each under its own number everywhere."""
    wanted = None if only is None else set(only)
    every = [clause for item in view.agenda for clause in item.clauses]
    return [
        Choice(clause, one_line(clause.title), (clause.id,), number)
        for number, clause in enumerate(every, 1)
        if wanted is None or clause.id in wanted
    ]


def options(clause: Clause) -> list[Choice[str]]:
    """Options of a clause, also by the letters that stand for them in the table of positions."""
    return [Choice(o.id, one_line(o.label), (o.id, letter(place))) for place, o in enumerate(clause.options)]


def wordings(view: PublicView, chosen: Iterable[str]) -> list[Choice[tuple[str, str]]]:
    """Options of all clauses of some items, as (clause, option)."""
    wanted = set(chosen)
    return [
        Choice((c.id, o.id), f"{one_line(c.title)}: {one_line(o.label)}", (o.id, one_line(o.label)))
        for item in view.agenda
        if item.id in wanted
        for c in item.clauses
        for o in c.options
    ]


def texts(view: AllianceView, *statuses: str) -> list[Choice[TextView]]:
    """Texts of these standings, under their own numbers."""
    return [
        Choice(t, f"text {t.number}, {one_line(t.title)}, {STATUS[t.status]}", (), t.number)
        for t in view.texts
        if not statuses or t.status in statuses
    ]


def need_text(view: AllianceView, *statuses: str, none: str = NO_TEXT) -> None:
    """Wrong if no text has one of these standings: said before anything is asked."""
    if not texts(view, *statuses):
        raise Wrong(none)


async def ask_text(
    desk: Desk, view: AllianceView, *statuses: str, none: str = NO_TEXT, fit: Sequence[int] = ()
) -> TextView:
    """Which text; a single one, or the single one of those that fit best, is taken without asking."""
    known = texts(view, *statuses)
    if not known:
        raise Wrong(none)
    likely = [t for t in known if t.number in fit] or known
    return await desk.ask.words(
        "Which text",
        "Type the number of a text. 'texts' lists them all.",
        lambda a: _text(a, known),
        default=likely[0].value if len(likely) == 1 else REQUIRED,
        words=f"empty: text {likely[0].value.number}" if len(likely) == 1 else "",
        cut=_text_number,
        quiet=True,
        choices=known,
    )


def _text(answer: str, known: list[Choice[TextView]]) -> TextView:

    bare = answer.casefold().removeprefix("text").strip()
    return chosen(bare or answer, known, "Which text")


def _text_number(answer: str) -> tuple[str, str]:
    words = answer.split()
    if words and words[0].casefold() == "text":
        words = words[1:]
    if words and words[0].strip(",").isdecimal():
        return words[0].strip(","), " ".join(words[1:])
    return "", answer


def injects(view: ControlView, *statuses: str) -> list[Choice[InjectView]]:
    """Injects under their own numbers; titles are control's alone."""
    return [
        Choice(i, f"inject {i.number}", (one_line(i.title),), i.number)
        for i in view.injects
        if not statuses or i.status in statuses
    ]


def promises(desk: Desk, view: AllianceView, *states: str, to: str = "") -> list[Choice[Promise]]:
    """Promises under their place in the list of all; private ones without their words in room view."""
    names = Names(view)
    return [
        Choice(p, _promise(desk, names, p), (), number)
        for number, p in enumerate(view.promises, 1)
        if p.state in states and to in ("", p.to)
    ]


def _promise(desk: Desk, names: Names, promise: Promise) -> str:
    if not desk.discreet or promise.to in (ALLIANCE, EVERYONE):
        return promise_line(names, promise)
    return f"a promise of {names.seat(promise.by)} to {names.seat(promise.to)}"
