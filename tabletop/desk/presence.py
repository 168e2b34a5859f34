"""The room as rows: how to join, who is in, what each delegation owes, who writes to whom."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.views.alliance import Note
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import OBSERVER
from tabletop.room.door import RoomState, Visitor, page_of
from tabletop.room.sealing import Traffic, traffic
from tabletop.showing.boards.dealings import message_row
from tabletop.showing.clockwords import stamp
from tabletop.showing.duties import Calling, duties, said
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, capital, listed
from tabletop.showing.owed import owed
from tabletop.showing.rows import HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target

IDLE = 180
"""Seconds without a message after which somebody counts as idle."""

OTHERS = (CHAIR, PRESS, EVALUATOR, OBSERVER, CONTROL)
NO_ROOM = "Everybody plays at this screen. 'tabletop host' opens a room on the network."
CODES = "Codes are shown in control view, and stand on the seat cards: they open seats."


def room_rows(view: ControlView, room: RoomState, *, private: bool) -> list[Row]:
    """All of it; `private`: with codes and what only the facilitator should see."""
    names = Names(view)
    rows = [Row(_first(room), WARN if room.locked else HEADING)]
    rows += [Row(f"In a browser: {page_of(where)}", PLAIN, 1) for where in room.where]
    rows += [Row(f"In a terminal: tabletop join {where}", PLAIN, 1) for where in room.where[:1]]
    rows += [Row(f"Projector: {page_of(where)}/display", PLAIN, 1) for where in room.where[:1]]
    rows += [] if private else [Row(CODES, QUIET, 1)]
    rows += [Row(""), Row("Delegations", HEADING)]
    for seat in view.seats:
        rows += _seat(view, room, names, seat.id, private=private)
    rows += [Row(""), Row("Other places", HEADING)]
    for place in OTHERS:
        rows += _other(room, names, place, private=private)
    if private:
        rows += [Row(""), *traffic_rows(names, traffic(view))]
    return rows


def _first(room: RoomState) -> str:
    people = sum(visitor.devices > 0 for visitor in room.visitors)
    screens = f", {room.watching} displays" if room.watching != 1 else ", 1 display"
    lock = "  LOCKED: nobody new comes in" if room.locked else ""
    return f"The room: {people} in{screens}{lock}"


def room_words(room: RoomState) -> str:
    """One line: where it is, and how many are in."""
    people = sum(visitor.devices > 0 for visitor in room.visitors)
    lock = ", LOCKED" if room.locked else ""
    where = f" {room.where[0].rpartition('://')[2]}" if room.where else ""
    return f"room{where}, {people} in{lock}"


def _seat(view: ControlView, room: RoomState, names: Names, seat: str, *, private: bool) -> list[Row]:
    here, short = room.present(seat), names.short(seat)
    played = room.standins.get(seat)
    who = f"a stand-in plays it ({played})" if played else f"{here} in" if here else "nobody is in"
    words = [f"{short:5} {names.seat(seat)}: {who}"]
    if private:
        words.append(_code(room.codes.get(seat, "")))
        words += [f"more time until {stamp(view.graces[seat])}"] if seat in view.graces else []
    look = STRONG if here or played else WARN
    rows = [Row(", ".join(words), look, 0, Target("place", short))]
    rows += [_visitor(visitor) for visitor in room.on(seat)]
    if private and (due := owed(view, seat)):
        rows.append(Row(f"not yet: {listed(due)}", QUIET, 1, Target("place", short)))
    return rows


def _other(room: RoomState, names: Names, seat: str, *, private: bool) -> list[Row]:
    here = room.present(seat)
    code = f", {_code(room.codes.get(seat, ''))}" if private else ""
    row = Row(f"{capital(names.seat(seat))}: {here or 'nobody'} in{code}", PLAIN if here else QUIET, 0,
              Target("desk", seat))  # fmt: skip
    return [row, *(_visitor(visitor) for visitor in room.on(seat))]


def _code(code: str) -> str:
    return f"code {code[:3]}-{code[3:]}" if code else "no code"


def _visitor(visitor: Visitor) -> Row:
    words = f"{one_line(visitor.name, 60) or 'somebody'}: {standing(visitor)}"
    look = PLAIN if 0 <= visitor.idle < IDLE else QUIET
    return Row(words, look, 1, Target("visitor", visitor.id))


def standing(visitor: Visitor) -> str:
    """Signed in, idle or away."""
    if not visitor.devices:
        return "away"
    devices = f" on {visitor.devices} devices" if visitor.devices > 1 else ""
    idle = f", idle {visitor.idle // 60} min" if visitor.idle >= IDLE else ""
    return f"signed in{devices}{idle}"


def traffic_rows(names: Names, known: Sequence[Traffic]) -> list[Row]:
    """Who writes to whom, and how often; what they write is read on the record."""
    rows = [Row("Messages between delegations; to read them is recorded", HEADING)]
    for each in known:
        who = listed(map(names.seat, each.between)) if len(each.between) > 1 else (
            f"{names.seat(each.between[0])} to itself"
        )  # fmt: skip
        read = "" if not each.read else ", all read" if each.read == each.count else f", {each.read} read"
        shorts = ", ".join(map(names.short, each.between))
        rows.append(Row(f"{who}: {each.count}{read}", PLAIN, 0, Target("traffic", shorts)))
    return rows if known else [*rows, Row("None yet.", QUIET)]


class Need(Struct, frozen=True):
    """What needs the facilitator: the panel where it is seen to, and what its row there is about."""

    panel: str
    words: str
    about: Target | None = None


def attention(
    view: ControlView, now: int, room: RoomState | None, call: Calling, *, private: bool
) -> list[Need]:
    """What needs the facilitator, the most pressing first.

    `private`: with the words of lines that were written to the facilitator alone.
    """
    names = Names(view)
    found = [Need(_panel_of(d.about), capital(said(d.words, call)), d.about) for d in duties(view, now)]
    if room is None:
        return found
    unread = [m for m in view.messages if CONTROL in m.to and m.at > now - 600]
    mine = [_letter(names, m, private=private) for m in unread[-3:]]
    missing = [seat.id for seat in view.seats if not room.present(seat.id) and seat.id not in room.standins]
    if missing:
        words = f"Nobody is in for {listed(map(names.seat, missing))}."
        mine.append(Need("room", words, Target("place", names.short(missing[0]))))
    urgent = [need for need in found if need.panel != "now"]
    return [*urgent, *mine, *(need for need in found if need.panel == "now")]


def _letter(names: Names, message: Note, *, private: bool) -> Need:
    who, about = f"{names.seat(message.sender)} writes to you", message_row(names, message).target
    if private:
        return Need("messages", f"{who}: {one_line(message.text, 60)}", about)
    return Need("messages", f"{who}; the words are in control view.")


PANEL_OF = {
    "late": "injects", "inject": "injects", "argument": "proposals", "amendment": "texts", "text": "texts",
    "shortfall": "money", "promise": "promises",
}  # fmt: skip
"""The panel on which the rows of each kind stand."""


def _panel_of(about: Target | None) -> str:
    return PANEL_OF[about.kind] if about is not None else "now"
