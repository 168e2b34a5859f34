"""Conversations: who is in one, what is unread, and that a message stands in exactly one of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from tabletop.exercise.facts import ALLIANCE, CHAIR, CONTROL, PRESS
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import SendMessage
from tabletop.exercise.press import PutQuestion
from tabletop.exercise.views.news import Note
from tabletop.exercise.views.public import Seat
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.views.seeing import view_for
from tabletop.showing import conversations
from tabletop.showing.names import Names
from tests.exercise.table import Table
from tests.room.test_secrecy import marked, opened
from tests.scenario.minimal import built

SEATS = tuple(Seat(id, id.title(), id[:3].upper(), True, 1, 1, "") for id in ("alder", "birch", "cedar"))
PLACES = ("alder", "birch", "cedar", ALLIANCE, CONTROL, CHAIR)


class Letters(Struct):
    """Just enough of a view."""

    messages: tuple[Note, ...]
    seats: tuple[Seat, ...] = SEATS


def notes() -> st.SearchStrategy[Note]:
    """Messages that Birch may read."""
    return st.builds(
        Note, st.sampled_from(("alder", "birch", "cedar", CONTROL, CHAIR)),
        st.lists(st.sampled_from(PLACES), min_size=1, max_size=3, unique=True).map(tuple),
        st.text(min_size=1, max_size=5), st.integers(0, 99), st.sampled_from(("", "ana", "ben")),
    ).filter(lambda n: n.sender == "birch" or {"birch", ALLIANCE} & set(n.to))  # fmt: skip


@given(st.lists(notes(), max_size=12).map(lambda found: sorted(found, key=lambda n: n.at)))
def test_every_message_stands_in_one_conversation_and_an_answer_goes_to_all_in_it(found: list[Note]) -> None:
    known = conversations.conversations(Letters(tuple(found)), "birch")
    assert sorted((n for c in known for n in c.notes), key=repr) == sorted(found, key=repr)
    assert len({c.id for c in known}) == len(known)
    for each in known:
        assert each.others
        for note in each.notes:
            if ALLIANCE not in note.to:
                assert {note.sender, *note.to} - {"birch"} == set(each.others) - {"birch"}


@given(st.lists(notes(), max_size=12), st.integers(0, 12), st.sampled_from(("ana", "ben")))
def test_ones_own_words_are_never_unread(found: list[Note], read: int, person: str) -> None:
    for each in conversations.conversations(Letters(tuple(found)), "birch"):
        count = conversations.unread(each, read, person, "birch")
        assert 0 <= count <= max(0, len(each.notes) - read)
        mine = [n for n in each.notes[read:] if n.sender == "birch" and n.person == person]
        assert count == len(each.notes[read:]) - len(mine)


@given(
    st.lists(st.sampled_from(("birch", "cedar", CONTROL, CHAIR, PRESS)), min_size=1, max_size=3, unique=True)
)
def test_what_is_written_reaches_those_it_is_for_and_nobody_else(to: list[str]) -> None:
    room = opened(marked(tag="other"))
    room.submit(SendMessage(tuple(to), "SECRET words"), "alder")
    inside = {"alder", *to, CONTROL, "evaluator"}
    for viewer in (
        "alder",
        "birch",
        "cedar",
        CHAIR,
        PRESS,
        "observer",
        "display",
        "nobody",
        ALLIANCE,
        CONTROL,
    ):
        assert ("SECRET words" in repr(room.view(viewer))) == (viewer in inside), viewer


def test_a_conversation_is_called_by_the_others_in_it() -> None:
    table = Table(built())
    for to in (("birch",), ("birch", "cedar"), ("alder",), (CONTROL,)):
        table.do("alder", SendMessage(to, "words"))
    table.do("press", PutQuestion(("alder", "birch"), "Who pays?"))
    view = view_for(table.state, Journal(table.log), "alder")
    assert isinstance(view, SeatView)
    names = Names(view)
    titles = [
        conversations.title(names, c, "alder") for c in conversations.conversations(view, "alder") if c.notes
    ]
    assert sorted(titles) == [
        "Birch",
        "Birch and Cedar",
        "The facilitator",
        "The press desk",
        "Your own team",
    ]
