"""Messages as conversations: who reads along, what is unread, and the words of one of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, PRESS
from tabletop.exercise.views.news import Note
from tabletop.exercise.views.public import Seat
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import clean, one_line
from tabletop.showing.names import Names, capital, listed
from tabletop.showing.rows import GOOD, HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target

JOIN = "+"
WATCHED = "The facilitator can read every message; that it was read goes on record."
TEAM = "Your own team"
SOMEBODY = "a colleague"


class Correspondence(Protocol):
    """A view that has messages."""

    @property
    def seats(self) -> tuple[Seat, ...]: ...
    @property
    def messages(self) -> tuple[Note, ...]: ...


class Conversation(Struct, frozen=True):
    """Messages between the same places. `others`: whom the next one goes to, as an act names them."""

    others: tuple[str, ...]
    notes: tuple[Note, ...] = ()

    @property
    def id(self) -> str:
        """A name for it, the same on every device of the seat."""
        return JOIN.join(self.others)


def others_of(note: Note, own: str) -> frozenset[str]:
    """Those at the other end of a message, seen from the own seat; the own seat alone is the team."""
    if PRESS in (note.sender, own) and note.sender != own:
        return frozenset((note.sender,))
    named = set(note.to) if ALLIANCE in note.to else {note.sender, *note.to}
    return frozenset(named - {own}) or frozenset((own,))


def conversations(view: Correspondence, own: str) -> list[Conversation]:
    """Those with messages, the latest first; then the ones that can be begun at once."""
    found: dict[frozenset[str], list[Note]] = {}
    for note in view.messages:
        others = others_of(note, own)
        found[others] = [*found.pop(others, []), note]
    order = _order(view, own)
    begun = [Conversation(_ordered(others, order), tuple(found[others])) for others in reversed(found)]
    fresh = [Conversation((other,)) for other in reachable(view, own) if frozenset((other,)) not in found]
    return begun + fresh


def _order(view: Correspondence, own: str) -> list[str]:
    return [own, ALLIANCE, CONTROL, CHAIR, PRESS, *(seat.id for seat in view.seats)]


def _ordered(others: Iterable[str], order: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(others, key=lambda o: (order.index(o) if o in order else len(order), o)))


def reachable(view: Correspondence, own: str) -> list[str]:
    """To whom a first message can go."""
    seats = [seat.id for seat in view.seats]
    team = [own] if own in seats else []
    return [*team, ALLIANCE, *(each for each in (CONTROL, CHAIR) if each != own),
            *(seat for seat in seats if seat != own)]  # fmt: skip


def title(names: Names, conversation: Conversation, own: str) -> str:
    """What a conversation is called: Your own team, Corrin and Dunmere, the alliance."""
    if conversation.others == (own,):
        return TEAM
    return capital(listed([names.seat(other) for other in conversation.others]))


def readers(names: Names, conversation: Conversation, own: str) -> str:
    """Who reads what is written here."""
    if conversation.others == (own,):
        return f"Only those who sit at your seat read this. {WATCHED}"
    if ALLIANCE in conversation.others:
        return "Every delegation and the chair read this."
    if conversation.others == (CONTROL,):
        return "The facilitator reads this, and your own seat."
    return f"Only {names.seats(conversation.others)} and your own seat read this. {WATCHED}"


def unread(conversation: Conversation, read: int, person: str, own: str) -> int:
    """Messages after the first `read` that this person has not written."""
    return sum(not _mine(note, person, own) for note in conversation.notes[read:])


def _mine(note: Note, person: str, own: str) -> bool:
    return note.sender == own and note.person == person


def list_rows(
    view: Correspondence, own: str, person: str, read: Mapping[str, int], unsent: Mapping[str, str]
) -> list[Row]:
    """A row a conversation: whose it is, what is unread, how it ended, what was begun and not sent."""
    names = Names(view)  # type: ignore[arg-type]
    known = conversations(view, own)
    rows = [Row("Conversations: enter opens one, m begins one", HEADING)]
    begun = [each for each in known if each.notes or unsent.get(each.id, "").strip()]
    rows += [_row(names, each, own, person, read, unsent) for each in begun]
    rows += [Row("", PLAIN), Row("Write to", HEADING)]
    return rows + [_row(names, each, own, person, read, unsent) for each in known if each not in begun]


def _row(
    names: Names, each: Conversation, own: str, person: str, read: Mapping[str, int],
    unsent: Mapping[str, str],
) -> Row:  # fmt: skip
    new = unread(each, read.get(each.id, 0), person, own)
    words = f"{title(names, each, own)}: " if each.notes else title(names, each, own)
    if each.notes:
        last = each.notes[-1]
        who = "" if last.sender != own else "yours: "
        words += f"{stamp(last.at)} {who}{one_line(last.text, 90)}"
    mark = f"{new} NEW  " if new else ""
    kept = " (begun, not sent)" if unsent.get(each.id, "").strip() else ""
    look = WARN if new else STRONG if each.notes else PLAIN
    return Row(f"{mark}{words}{kept}", look, 0, Target("conversation", each.id))


def thread_rows(
    names: Names, conversation: Conversation, own: str, person: str, team: Mapping[str, str], read: int
) -> list[Row]:
    """Each message under who wrote it and when; what is unread stands below a line that says so."""
    rows: list[Row] = []
    for number, note in enumerate(conversation.notes):
        if number == read and unread(conversation, read, person, own):
            rows.append(Row("New since you last looked", WARN))
        rows.append(Row(f"{stamp(note.at)} {_writer(names, note, own, person, team)}",
                        GOOD if note.sender == own else STRONG))  # fmt: skip
        rows += [Row(line, PLAIN, 1) for line in clean(note.text).split("\n") if line.strip()]
    return rows or [Row("Nobody has written here yet. Type below; enter sends.", QUIET)]


def _writer(names: Names, note: Note, own: str, person: str, team: Mapping[str, str]) -> str:
    if note.sender != own:
        return names.seat(note.sender)
    if note.person == person:
        return "You"
    if not note.person:
        return "Your seat"
    return f"{one_line(team.get(note.person, '') or SOMEBODY, 60)}, for your seat"


def conversation(view: Correspondence, own: str, others: Iterable[str]) -> Conversation:
    """The one with these others, with its messages so far."""
    wanted = frozenset(others)
    for each in conversations(view, own):
        if frozenset(each.others) == wanted:
            return each
    return Conversation(_ordered(wanted, _order(view, own)))
