"""Decisions of a move: what was put up, who stood where, and how it ended."""

from __future__ import annotations

from msgspec import Struct, field

from tabletop.debrief.report.ballots import ballot, needed
from tabletop.debrief.report.model import Block, Cell, Facts, Line, Section, Table
from tabletop.debrief.report.names import Names
from tabletop.debrief.report.phrases import capital, clock, listed, quoted
from tabletop.debrief.report.walking import Step, Walk
from tabletop.exercise.decisions.adoption import TextAdopted
from tabletop.exercise.decisions.falling import WITHDRAWN, TextFell
from tabletop.exercise.decisions.opening import DecisionExtended, DecisionOpened
from tabletop.exercise.decisions.red_lines import RedLineWarned
from tabletop.exercise.decisions.reservations import Reserved
from tabletop.exercise.decisions.silence import Associated, SilenceBroken
from tabletop.exercise.decisions.texts import may_sign
from tabletop.exercise.decisions.voting import VoteCast
from tabletop.exercise.facts import Event
from tabletop.exercise.words import PROCEDURES

VOTES = {"yes": "In favour", "no": "Against", "abstain": "Abstained", "signed": "Signed"}


class Episode(Struct):
    """One text under decision, from the opening to its end; what followed a break belongs to it."""

    step: Step
    opened: DecisionOpened
    warned: list[tuple[Event, RedLineWarned]] = field(default_factory=list)
    reservations: list[tuple[Event, Reserved]] = field(default_factory=list)
    votes: dict[str, tuple[Event, str]] = field(default_factory=dict)
    extended: list[Event] = field(default_factory=list)
    broken: tuple[Event, SilenceBroken] | None = None
    associates: list[Event] = field(default_factory=list)
    end: Event | None = None


def episodes(walked: Walk) -> list[Episode]:
    """Every text that was put to a decision, in order, over the whole exercise."""
    found: list[Episode] = []
    latest: dict[str, Episode] = {}
    for step in walked.counting():
        fact = step.event.fact
        if isinstance(fact, DecisionOpened):
            latest[fact.draft] = Episode(step, fact)
            found.append(latest[fact.draft])
        elif (draft := getattr(fact, "draft", None)) in latest:
            _note(latest[draft], step.event)
    return found


def _note(episode: Episode, event: Event) -> None:
    match event.fact:
        case RedLineWarned() as fact:
            episode.warned.append((event, fact))
        case Reserved() as fact:
            episode.reservations.append((event, fact))
        case VoteCast(vote=vote):
            episode.votes[event.seat] = (event, vote)
        case DecisionExtended():
            episode.extended.append(event)
        case SilenceBroken() as fact:
            episode.broken = (event, fact)
        case Associated():
            episode.associates.append(event)
        case TextAdopted() | TextFell():
            episode.end = event


def decisions(walked: Walk, chapter: int) -> Section | None:
    """The decisions opened in a move; None if there were none."""
    own = [each for each in episodes(walked) if each.step.chapter == chapter]
    if not own:
        return None
    return Section("Decisions, and who stood where", within=tuple(_section(walked.names, e) for e in own))


def _section(names: Names, episode: Episode) -> Section:
    text = names.texts[episode.opened.draft]
    title = f"Text {text.number}, {quoted(text.title)}: {_outcome(episode)}"
    counted = ballot(names, episode.step.before, episode.opened.draft, episode.votes)
    blocks = (_course(names, episode), counted, _stands(names, episode))
    return Section(title, tuple(block for block in blocks if block))


def _outcome(episode: Episode) -> str:
    end = episode.end.fact if episode.end else None
    if isinstance(end, TextAdopted):
        return "signed" if end.coalition else "adopted"
    if isinstance(end, TextFell):
        return "taken out of decision" if end.why == WITHDRAWN else "fell"
    return "still under decision"


def _course(names: Names, episode: Episode) -> Block:
    opened, event = episode.opened, episode.step.event
    first = f"{capital(PROCEDURES.get(opened.procedure, opened.procedure))}, opened at {clock(event.at)}"
    deadline = episode.extended[-1].fact if episode.extended else opened
    until = deadline.deadline if isinstance(deadline, DecisionExtended) else opened.deadline
    more = f", extended {len(episode.extended)} time(s)" if episode.extended else ""
    pairs: list[tuple[str, Cell]] = [
        ("Procedure", Line(f"{first}, until {clock(until)}{more}", (event.sequence,)))
    ]
    pairs += _silence(names, episode) if opened.procedure == "consensus" else _votes(names, episode)
    if episode.warned:
        pairs.append(("Red lines", _red_lines(names, episode)))
    pairs.append(("Outcome", _ended(names, episode)))
    return Facts(tuple(pairs))


def _silence(names: Names, episode: Episode) -> list[tuple[str, Cell]]:
    pairs: list[tuple[str, Cell]] = []
    reserved = [event.seat for event, _ in episode.reservations]
    objecting = [episode.broken[0].seat] if episode.broken else []
    members = episode.step.before.scenario.members
    silent = [s for s in members if s not in reserved and s not in objecting]
    if episode.broken:
        event, fact = episode.broken
        reason = f"{names.who(event)}, at {clock(event.at)}: {quoted(fact.reason)}"
        pairs.append(("Broke silence", Line(reason, (event.sequence,))))
        behind = [Line(names.seat(e.seat), (e.sequence,)) for e in episode.associates]
        pairs.append(("Associated", tuple(behind) or "nobody"))
    if reserved:
        notes = [
            Line(f"{names.who(e)} on {names.clause(f.clause)}: {quoted(f.footnote)}", (e.sequence,))
            for e, f in episode.reservations
        ]
        pairs.append(("Reservations", tuple(notes)))
    word = "Kept silence till then" if episode.broken else "Kept silence"
    return [*pairs, (word, names.seats(silent))]


def _votes(names: Names, episode: Episode) -> list[tuple[str, Cell]]:
    pairs: list[tuple[str, Cell]] = []
    for vote, title in VOTES.items():
        cast = [event for event, each in episode.votes.values() if each == vote]
        if cast:
            pairs.append((title, tuple(Line(names.seat(e.seat), (e.sequence,)) for e in cast)))
    quiet = [names.seat(seat) for seat in _entitled(episode) if seat not in episode.votes]
    word = "Did not sign" if episode.opened.procedure == "coalition" else "Did not vote"
    asked = needed(episode.step.before, episode.opened.draft, episode.votes)
    return [*pairs, (word, listed(quiet)), ("Needed", asked)]


def _entitled(episode: Episode) -> list[str]:
    state = episode.step.before
    if episode.opened.procedure != "coalition":
        return list(state.scenario.members)
    draft = state.drafts.texts[episode.opened.draft]
    return [seat for seat in state.scenario.seats if may_sign(state, seat, draft)]


def _red_lines(names: Names, episode: Episode) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"{names.who(event)}: the text crosses its own on {listed(map(names.clause, fact.clauses))}"
            f"{'; it assented' if _assented(episode, event.seat) else ''}",
            (event.sequence,),
        )
        for event, fact in episode.warned
    )


def _assented(episode: Episode, seat: str) -> bool:
    if not (episode.end and isinstance(episode.end.fact, TextAdopted)):
        return False
    if episode.opened.procedure == "consensus":
        return seat in episode.step.before.scenario.members
    return seat in episode.votes and episode.votes[seat][1] in ("yes", "signed")


def _ended(names: Names, episode: Episode) -> Cell:
    if episode.end is None:
        return "It was still under decision when the record ends."
    at, fact, number = clock(episode.end.at), episode.end.fact, episode.end.sequence
    if isinstance(fact, TextAdopted):
        words = f"Stands at {at}; it binds {'those who signed' if fact.coalition else 'every member'}."
        return Line(words, (number,))
    why = fact.why if isinstance(fact, TextFell) else ""
    words = {"broken": "silence was broken", WITHDRAWN: "it was taken out of decision"}.get(why, why)
    return Line(f"Did not pass, {at}: {words}.", (number,))


def _stands(names: Names, episode: Episode) -> Table:
    """Declared positions on the wording at the moment the decision opened."""
    rows: list[tuple[Cell, ...]] = []
    stands, seats = episode.step.before.agenda.stands, _entitled(episode)
    for clause, option in episode.opened.choices.items():
        spoke = [seat for seat in seats if clause in stands.get(seat, {})]
        yes = [seat for seat in spoke if option in stands[seat][clause].accepts]
        no = [seat for seat in spoke if seat not in yes]
        quiet = [seat for seat in seats if seat not in spoke]
        row = [yes, no, quiet]
        rows.append(
            (names.clause(clause), names.option(clause, option), *(_named(names, each) for each in row))
        )
    head = ("Clause", "Wording put up", "Declared acceptable", "Declared not acceptable", "Undeclared")
    return Table(head, tuple(rows), "Declared positions when the decision opened")


def _named(names: Names, seats: list[str]) -> str:
    """Seats after their number."""
    return f"{len(seats)}: {names.seats(seats)}" if seats else "0"
