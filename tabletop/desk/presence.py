"""The room as rows: how to join, who is in, what each delegation owes, who writes to whom."""

from __future__ import annotations

from collections.abc import Sequence

from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.views.alliance import Note
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import OBSERVER
from tabletop.room.door import RoomState, Visitor, page_of
from tabletop.room.sealing import Traffic, traffic
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


def attention(
    view: ControlView, now: int, room: RoomState | None, call: Calling, *, private: bool
) -> list[tuple[str, str]]:
    """What needs the facilitator, the most pressing first: the panel where it is seen to, and words.

    `private`: with the words of lines that were written to the facilitator alone.
    """
    names, found = Names(view), list[tuple[str, str]]()
    for duty in duties(view, now):
        found.append((_panel_of(duty), capital(said(duty, call))))
    if room is None:
        return found
    unread = [m for m in view.messages if CONTROL in m.to and m.at > now - 600]
    mine = [("messages", _letter(names, m, private=private)) for m in unread[-3:]]
    missing = [seat.id for seat in view.seats if not room.present(seat.id) and seat.id not in room.standins]
    if missing:
        mine.append(("room", f"Nobody is in for {listed(map(names.seat, missing))}."))
    urgent = [pair for pair in found if pair[0] != "now"]
    return [*urgent, *mine, *(pair for pair in found if pair[0] == "now")]


def _letter(names: Names, message: Note, *, private: bool) -> str:
    who = f"{names.seat(message.sender)} writes to you"
    return f"{who}: {one_line(message.text, 60)}" if private else f"{who}; the words are in control view."


def _panel_of(duty: str) -> str:
    for word, panel in (("tray", "injects"), ("inject", "injects"), ("proposal", "proposals"),
                        ("amendment", "texts"), ("text", "texts"), ("line is short", "money")):  # fmt: skip
        if word in duty:
            return panel
    return "now"
