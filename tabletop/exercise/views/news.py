"""What arrives and what is said: news, public words, messages, each for those who may read it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tabletop.exercise.acts import ActTaken
from tabletop.exercise.clock.moves import MoveOpened
from tabletop.exercise.core import State
from tabletop.exercise.facts import CONTROL, EVERYONE, Event, Fact
from tabletop.exercise.injects.adversary import AdversaryReplied
from tabletop.exercise.injects.releasing import InjectReleased
from tabletop.exercise.journal import Journal
from tabletop.exercise.messages import MessageSent
from tabletop.exercise.press import ArticlePublished, QuestionPut
from tabletop.exercise.statements import StatementMade

ARTICLE = "article"
"""The mode of news that the press desk has published."""

ARRIVING = (InjectReleased, AdversaryReplied, ArticlePublished, MoveOpened)
"""Kinds of facts that news is made of."""


class News(Struct, frozen=True):
    """Something that arrived: an inject, the adversary's reply, an article. `number` is 0 but for injects."""

    number: int
    title: str
    sender: str
    mode: str
    message: str
    at: int
    move: int
    answered: bool


class Spoken(Struct, frozen=True):
    """A public statement, or a public policy act (posture 0)."""

    seat: str
    move: int
    posture: int
    audiences: tuple[str, ...]
    messages: tuple[str, ...]
    text: str
    at: int


class Note(Struct, frozen=True):
    """A message between seats. `person` wrote it; it is told to the person's own seat alone."""

    sender: str
    to: tuple[str, ...]
    text: str
    at: int
    person: str = ""


def _moves_at(journal: Journal) -> list[tuple[int, int]]:
    return [(event.sequence, fact.move) for event, fact in journal.of(MoveOpened)]


def _move_of(sequence: int, opened: list[tuple[int, int]]) -> int:
    return next((move for start, move in reversed(opened) if start <= sequence), 0)


def news(state: State, journal: Journal, readers: tuple[str, ...]) -> tuple[News, ...]:
    """What arrived for these readers and the public, in order."""
    answered = journal.kept(
        ("answered", readers), (state.scenario, state.injects), (), lambda: _answered(state, readers)
    )
    return journal.kept(
        ("news", readers, answered), (state.scenario,),
        ARRIVING,
        lambda: _news(state, journal, {EVERYONE, *readers}, answered),
    )  # fmt: skip


def _answered(state: State, readers: tuple[str, ...]) -> frozenset[int]:
    """Injects that the delegation among the readers has answered; for control, that anybody has."""
    answered = [inject for inject in state.injects.values() if inject.answered]
    seats = [r for r in readers if r in state.scenario.seats]
    if not seats and CONTROL in readers:
        return frozenset([inject.number for inject in answered])
    return frozenset([inject.number for inject in answered for seat in seats if seat in inject.answered])


def _news(state: State, journal: Journal, readers: set[str], answered: frozenset[int]) -> tuple[News, ...]:
    everything = journal.kept(("all news",), (state.scenario,), ARRIVING, lambda: _all_news(state, journal))
    whole = CONTROL in readers
    return tuple(
        done if done.number in answered else waits
        for waits, done, to in everything
        if whole or not readers.isdisjoint(to)
    )


Arrived = tuple[int, News, News, tuple[str, ...]]
"""Place in the log; news before it is answered, and after; who may read it."""


def _all_news(state: State, journal: Journal) -> tuple[tuple[News, News, tuple[str, ...]], ...]:
    """All that arrived, in order, for whomever."""
    found = [*_injects(state, journal), *_replies(state, journal), *_articles(journal)]
    return tuple(arrived[1:] for arrived in sorted(found, key=lambda arrived: arrived[0]))


def _injects(state: State, journal: Journal) -> Iterator[Arrived]:
    written, opened = {i.number: i for i in state.scenario.injects}, _moves_at(journal)
    for event, fact in journal.of(InjectReleased):
        source = written.get(fact.number)
        waits = News(
            fact.number, fact.title,
            source.sender if source else fact.sender or "Control",
            source.mode if source else fact.mode or "note",
            fact.message, event.at, _move_of(event.sequence, opened), False,
        )  # fmt: skip
        yield event.sequence, waits, replace(waits, answered=True), fact.to


def _replies(state: State, journal: Journal) -> Iterator[Arrived]:
    name = state.scenario.adversary.name
    for event, reply in journal.of(AdversaryReplied):
        title, how = f"Reply of {name}", "public statement"
        news = News(0, title, name, how, reply.text, event.at, reply.move, False)
        yield event.sequence, news, news, (EVERYONE,)


def _articles(journal: Journal) -> Iterator[Arrived]:
    opened = _moves_at(journal)
    for event, fact in journal.of(ArticlePublished):
        move = _move_of(event.sequence, opened)
        news = News(0, fact.headline, "The press desk", ARTICLE, fact.text, event.at, move, False)
        yield event.sequence, news, news, (EVERYONE,)


WRITTEN = (MessageSent, QuestionPut)
"""Kinds of facts that messages are made of."""

Written = tuple[Note, Note, tuple[str, ...]]
"""A message as its sender's seat sees it, and as all others do; who may read it."""


def notes(journal: Journal, readers: tuple[str, ...]) -> tuple[Note, ...]:
    """Messages that these readers sent or received, and the questions of the press desk, in order."""
    return journal.kept(("notes", readers), (), WRITTEN, lambda: _notes(journal, readers))


def _notes(journal: Journal, readers: tuple[str, ...]) -> tuple[Note, ...]:
    """Those known before with what has come since: thousands may be written, and every one is new once."""
    everything = journal.kept(("all notes",), (), WRITTEN, lambda: _all_notes(journal))
    before: dict[tuple[str, ...], tuple[int, tuple[Note, ...]]]
    before = journal.kept(("notes before",), (), (), dict)
    count, known = before.get(readers, (0, ()))
    whole = CONTROL in readers
    fresh = tuple(
        own if own.sender in readers else other
        for own, other, to in everything[count:]
        if whole or not set(to).isdisjoint(readers)
    )
    before[readers] = len(everything), known + fresh
    return known + fresh


def _all_notes(journal: Journal) -> list[Written]:
    """Every message in order; the list grows."""
    known: list[Written] = journal.kept(("written",), (), (), list)
    counts: dict[type[Fact], int] = journal.kept(("counted",), (), (), dict)
    sent, asked = (counts.get(kind, 0) for kind in WRITTEN)
    fresh: list[tuple[Event, MessageSent | QuestionPut]]
    fresh = [*journal.of(MessageSent, sent), *journal.of(QuestionPut, asked)]
    for _, fact in fresh:
        counts[type(fact)] = counts.get(type(fact), 0) + 1
    for event, fact in sorted(fresh, key=lambda each: each[0].sequence):
        theirs = Note(event.seat, fact.to, fact.text, event.at)
        own = replace(theirs, person=event.person)
        known.append((own, theirs, (event.seat, *fact.to)))
    return known


def spoken(state: State, journal: Journal, inside: bool) -> tuple[Spoken, ...]:
    """What was said and done in public; `inside`: and before the alliance alone."""
    return journal.kept(
        ("spoken", inside), (state.scenario,), (StatementMade, ActTaken),
        lambda: _spoken(state, journal, inside),
    )  # fmt: skip


def _spoken(state: State, journal: Journal, inside: bool) -> tuple[Spoken, ...]:
    catalogue = {a.id: a for a in state.scenario.policy_acts}
    messages = {m.id: m.text for m in state.scenario.key_messages}
    found = [
        (event.sequence, Spoken(event.seat, fact.move, fact.posture, fact.audiences,
                                      tuple(messages[m] for m in fact.messages), fact.text, event.at))
        for event, fact in journal.of(StatementMade)
    ]  # fmt: skip
    for event, taken in journal.of(ActTaken):
        if taken.public or inside:
            title = catalogue[taken.act].title
            step = Spoken(event.seat, taken.move, 0, (), (title,), taken.note, event.at)
            found.append((event.sequence, step))
    return tuple(item for _, item in sorted(found, key=lambda pair: pair[0]))
