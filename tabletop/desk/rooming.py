"""Verbs of a room on the network: presence, codes, the lock, moving people, stand-ins; and words to seats."""

from __future__ import annotations

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Wrong
from tabletop.desk.desk import Desk
from tabletop.desk.looking import control_view
from tabletop.desk.presence import NO_ROOM, attention, room_rows
from tabletop.desk.verbs import verb
from tabletop.exercise.clock.grace import GiveGrace
from tabletop.exercise.clock.plan import LONGEST
from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.messages import OpenTraffic, SendMessage
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.seeing import OBSERVER
from tabletop.room.door import Door, Visitor
from tabletop.room.sealing import between, traffic
from tabletop.room.standing_in import manner
from tabletop.showing.clockwords import stamp
from tabletop.showing.duties import typed
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names, capital, listed, quoted
from tabletop.showing.owed import owed

PLACES = (
    Choice(CHAIR, "the chair", (CHAIR,)), Choice(PRESS, "the press desk", (PRESS,)),
    Choice(EVALUATOR, "evaluators", (EVALUATOR,)), Choice(OBSERVER, "observers", (OBSERVER,)),
    Choice(CONTROL, "the facilitator", (CONTROL,)),
)  # fmt: skip
MINUTES = "Type a whole number of minutes. It counts from the end of the phase, or from now if that is over."
NUDGE = "Please look at your screen: "
NUDGE_HELP = "A line to this delegation. An empty line names what it has not decided yet."
PERSON_HELP = "Type a person's name or number."


def door_of(desk: Desk) -> Door:
    """The door of the room; Wrong where everybody plays at one screen."""
    if desk.door is None:
        raise Wrong(NO_ROOM)
    return desk.door


async def _order(desk: Desk, done: str, what: str, seat: str = "", person: str = "", text: str = "") -> bool:
    refusal = await door_of(desk).order(what, seat, person, text)
    if refusal is not None:
        raise Wrong(refusal)
    desk.page.say(done)
    return True


async def _place(desk: Desk, view: ControlView) -> str:
    return await desk.ask.one(
        "Which place",
        picking.seats(view, *PLACES),
        "Type a delegation, the chair, press, evaluators, observers.",
    )


async def _visitor(desk: Desk) -> Visitor:
    room, names = await door_of(desk).state(), await desk.names()
    known = [
        Choice(v, f"{one_line(v.name, 60) or 'somebody'}, {names.seat(v.seat)}", (v.name, v.id))
        for v in room.visitors
    ]
    if not known:
        raise Wrong("Nobody has signed in yet.")
    return await desk.ask.one("Which person", known, PERSON_HELP)


@verb(
    "who is in", "presence", "the room", group="door", example="who is in",
    help="Where to join, who is signed in, idle or away; in control view also codes and what is due.",
)  # fmt: skip
async def who_is_in(desk: Desk) -> None:
    """Rows as lines."""
    room, view = await door_of(desk).state(), await desk.control()
    rows = room_rows(view, room, private=not desk.room_view)
    desk.page.show([f"{'   ' * row.indent}{row.words}" for row in rows])


@verb(
    "attention", "needs me", group="door", example="attention",
    help="What needs the facilitator, the most pressing first; with a room also who is missing.",
)  # fmt: skip
async def needs(desk: Desk) -> None:
    """A list."""
    view, now = await desk.control(), await desk.port.now()
    room = await desk.door.state() if desk.door is not None else None
    known = attention(view, now, room, typed, private=not desk.room_view)
    desk.page.show(["To see to", *(f"{n}. {need.words}" for n, need in enumerate(known, 1))])


@verb(
    "nudge", "remind", group="door", acts=(SendMessage,), example="nudge {seat}",
    help="A line to one delegation that names what it has not decided yet, or says what you type.",
)  # fmt: skip
async def nudge(desk: Desk) -> None:
    """A message from control."""
    view = await desk.control()
    seat = await picking.ask_seat(desk, view)
    due = owed(view, seat)
    default = f"{NUDGE}{listed(due)}." if due else f"{NUDGE}we wait for you."
    words = await desk.ask.text("What to say", NUDGE_HELP, default=default, words="empty: what is due")
    await desk.act(SendMessage((seat,), words))


@verb(
    "broadcast", "tell all", group="door", acts=(SendMessage,), example="broadcast Two minutes left.",
    help="A line to all delegations, the chair and the press desk at once.",
)  # fmt: skip
async def broadcast(desk: Desk) -> None:
    """A message from control to the alliance and the press."""
    words = await desk.ask.text("What to say to all", "One or two sentences; everybody gets them.")
    await desk.act(SendMessage((ALLIANCE, PRESS), words))


@verb(
    "more time for", "extend for", group="door", acts=(GiveGrace,), example="more time for {seat} 2",
    help="More minutes for one delegation: what it sends late still counts. Deadlines of texts stay.",
)  # fmt: skip
async def more_time(desk: Desk) -> None:
    """Grace."""
    seat = await picking.ask_seat(desk, await desk.control())
    await desk.act(GiveGrace(seat, await desk.ask.number("Minutes more", 1, LONGEST, MINUTES)))


@verb(
    "read", "open messages", group="door", acts=(OpenTraffic,), example="read {seat}, {other}",
    help="Control view: read what delegations wrote to each other. That you did stays on the record.",
)  # fmt: skip
async def read(desk: Desk) -> None:
    """On the record, then the words."""
    view = await control_view(desk)
    seats = await desk.ask.some(
        "Whose messages", picking.seats(view), "Type the delegations that wrote to each other.", last=True
    )
    wanted = tuple(sorted(set(seats)))
    if all(each.between != wanted for each in traffic(view)):
        raise Wrong(f"{listed(map(Names(view).seat, wanted))} have not written to each other.")
    if await desk.act(OpenTraffic(wanted)):
        after = await desk.control()
        names, known = Names(after), frozenset(s.id for s in after.seats)
        desk.page.show([
            f"Messages: {listed(map(names.seat, wanted))}",
            *(f"{stamp(m.at)} {names.seat(m.sender)}: {quoted(m.text)}" for m in after.messages
              if between(known, m.sender, m.to) == wanted),
        ])  # fmt: skip


@verb(
    "new code", "reissue", group="door", example="new code {seat}",
    help="A new code for a place. The old one and all its sign-ins hold no more.",
)  # fmt: skip
async def reissue(desk: Desk) -> None:
    """Another code; said in control view alone."""
    door, view = door_of(desk), await desk.control()
    seat = await _place(desk, view)
    name = capital(Names(view).seat(seat))
    await _order(desk, f"{name} has a new code; whoever sat there signs in anew.", "reissue", seat)
    if not desk.room_view:
        code = (await door.state()).codes[seat]
        desk.page.say(f"The new code of {Names(view).seat(seat)} is {code[:3]}-{code[3:]}.")


@verb(
    "revoke", "revoke code", group="door", example="revoke {seat}",
    help="Close a place: its code opens nothing until 'new code', and all its sign-ins hold no more.",
)  # fmt: skip
async def revoke(desk: Desk) -> None:
    """No code."""
    view = await desk.control()
    seat = await _place(desk, view)
    await _order(desk, f"{capital(Names(view).seat(seat))} is closed until 'new code'.", "revoke", seat)


@verb("lock", "lock the room", group="door", example="lock", help="Nobody new comes in; who is in stays in.")
async def lock(desk: Desk) -> None:
    """Shut."""
    await _order(desk, "The room is locked: nobody new comes in. 'unlock' opens it again.", "lock")


@verb("unlock", "unlock the room", group="door", example="unlock", help="Whoever has a code comes in again.")
async def unlock(desk: Desk) -> None:
    """Open."""
    await _order(desk, "The room is open to whoever has a code.", "unlock")


@verb(
    "move person", "move", group="door", example="move person Ana / {other}",
    help="A person sits on another seat from now on; its screen follows by itself.",
)  # fmt: skip
async def move(desk: Desk) -> None:
    """To another place."""
    visitor = await _visitor(desk)
    view = await desk.control()
    seat = await _place(desk, view)
    name = one_line(visitor.name, 60) or "The person"
    await _order(desk, f"{name} sits for {Names(view).seat(seat)} now.", "move", seat, visitor.id)


@verb(
    "sign out", "dismiss", group="door", example="sign out Ana",
    help="A person's sign-in holds no more; to come back it needs the code.",
)  # fmt: skip
async def dismiss(desk: Desk) -> None:
    """Out."""
    visitor = await _visitor(desk)
    name = one_line(visitor.name, 60) or "The person"
    await _order(desk, f"{name} is signed out.", "dismiss", "", visitor.id)


@verb(
    "stand-in", "standin", group="door", example="stand-in {seat} negotiator",
    help="The program plays an empty seat from that seat's own papers, while the clock runs.",
)  # fmt: skip
async def stand_in(desk: Desk) -> None:
    """Hand it over."""
    room, view = await door_of(desk).state(), await desk.control()
    seat = await picking.ask_seat(desk, view)
    known = [Choice(name, manner(name), also=(name,)) for name in room.policies]
    policy = await desk.ask.one("Who plays it", known, "Type a policy.", default=room.policies[0],
                                words=f"empty: {room.policies[0]}")  # fmt: skip
    done = f"A stand-in plays {Names(view).seat(seat)} now: {policy}. 'take back' gives it back."
    await _order(desk, done, "standin", seat, "", policy)


@verb(
    "take back", "people play", group="door", example="take back {seat}",
    help="People play a seat again that a stand-in has played.",
)  # fmt: skip
async def take_back(desk: Desk) -> None:
    """Hand it back."""
    room, view = await door_of(desk).state(), await desk.control()
    known = [c for c in picking.seats(view) if c.value in room.standins]
    if not known:
        raise Wrong("No seat is played by a stand-in.")
    seat = await desk.ask.one("Which delegation", known, picking.seat_help(view))
    await _order(desk, f"{Names(view).seat(seat)} is back with people.", "people", seat)
