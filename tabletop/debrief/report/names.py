"""What ids mean to people: seats, clauses, options, texts, promises, as the log makes them known."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from tabletop.debrief.report.phrases import capital, listed
from tabletop.exercise.agenda.bridging import OptionAdmitted
from tabletop.exercise.arguments.proposals import ArgumentProposed
from tabletop.exercise.budget.transfers import TransferOffered
from tabletop.exercise.commitments.making import CommitmentMade
from tabletop.exercise.commitments.undertakings import Undertaking
from tabletop.exercise.drafts.amending import AmendmentProposed
from tabletop.exercise.drafts.proposing import DraftProposed
from tabletop.exercise.facts import Event
from tabletop.exercise.injects.releasing import InjectReleased
from tabletop.exercise.statements import POSTURES
from tabletop.exercise.words import SPECIAL
from tabletop.scenario.agenda import Option
from tabletop.scenario.model import Scenario
from tabletop.scenario.timing import Timing


class Offered(Struct, frozen=True):
    """A transfer somebody offered."""

    giver: str
    taker: str
    amount: int


class Names:
    """A phrase book that grows with the log, so that every event is told in the words of its time."""

    def __init__(self, scenario: Scenario, timing: Timing) -> None:
        self.scenario, self.timing = scenario, timing
        self.options = {
            (clause.id, option.id): option
            for clause in scenario.clauses.values()
            for option in clause.options
        }
        self.texts: dict[str, DraftProposed] = {}
        self.amendments: dict[str, AmendmentProposed] = {}
        self.promises: dict[str, tuple[str, CommitmentMade]] = {}
        self.offers: dict[str, Offered] = {}
        self.proposals: dict[str, tuple[str, ArgumentProposed]] = {}
        self.injects = {inject.number: inject.title for inject in scenario.injects}
        self.numbers: dict[str, list[int]] = {}
        self.acts = {act.id: act.title for act in scenario.policy_acts}
        self.messages = {message.id: message.text for message in scenario.key_messages}

    def learn(self, event: Event) -> None:
        """Take in what an event gives a name to."""
        fact = event.fact
        self.numbers.setdefault(event.cause, []).append(event.sequence)
        match fact:
            case OptionAdmitted():
                self.options[fact.clause, fact.option.id] = fact.option
            case DraftProposed():
                self.texts[fact.draft] = fact
            case AmendmentProposed():
                self.amendments[fact.amendment] = fact
            case CommitmentMade():
                self.promises[fact.commitment] = (event.seat, fact)
            case TransferOffered():
                self.offers[fact.offer] = Offered(event.seat, fact.to, fact.amount)
            case ArgumentProposed():
                self.proposals[fact.argument] = (event.seat, fact)
            case InjectReleased():
                self.injects[fact.number] = fact.title

    def seat(self, seat: str) -> str:
        """A delegation's name, or the facilitator, the chair, the alliance ..."""
        known = self.scenario.seats.get(seat)
        return known.name if known else SPECIAL.get(seat, seat)

    def short(self, seat: str) -> str:
        """A delegation's letters, or who else it is."""
        known = self.scenario.seats.get(seat)
        return known.short if known else self.seat(seat)

    def seats(self, seats: tuple[str, ...] | list[str]) -> str:
        """Several names joined."""
        return listed(self.seat(seat) for seat in seats)

    def who(self, event: Event) -> str:
        """Who did it, at the beginning of a sentence."""
        return capital(self.seat(event.seat))

    def clause(self, clause: str) -> str:
        """A clause's title in quotes."""
        known = self.scenario.clauses.get(clause)
        return f"“{known.title}”" if known else clause

    def found(self, clause: str, option: str) -> Option | None:
        """The option, if there ever was one."""
        return self.options.get((clause, option))

    def option(self, clause: str, option: str) -> str:
        """An option's label in quotes."""
        known = self.found(clause, option)
        return f"“{known.label}”" if known else option

    def item(self, item: str) -> str:
        """An agenda item's title in quotes."""
        known = self.scenario.items.get(item)
        return f"“{known.title}”" if known else item

    def text(self, draft: str) -> str:
        """A text as people call it."""
        known = self.texts.get(draft)
        return f"text {known.number}" if known else "a text"

    def inject(self, number: int) -> str:
        """An inject with its title."""
        return f"inject {number} (“{self.injects[number]}”)" if number in self.injects else f"inject {number}"

    def money(self, amount: int) -> str:
        """Millions with the scenario's currency."""
        figures = f"{abs(amount):,}".replace(",", "\u202f")
        return f"{'−' if amount < 0 else ''}{figures}\u00a0{self.scenario.currency}"

    def date(self, move: int) -> str:
        """Scenario date of a move of this timing, counted from 0."""
        return self.move(move)[1]

    def move(self, move: int) -> tuple[str, str, str]:
        """Title, scenario date and situation of a move of this timing."""
        wanted = self.timing.moves[move].move
        found = next(each for each in self.scenario.moves if each.id == wanted)
        return found.title, found.date, found.situation

    def undertaking(self, promise: Undertaking) -> str:
        """What is promised, as it follows “to”."""
        match promise.kind:
            case "accept":
                return (
                    f"accept {self.option(promise.clause, promise.option)} on {self.clause(promise.clause)}"
                )
            case "pledge":
                return f"give at least {self.money(promise.amount)} to {self.clause(promise.clause)}"
            case "no_break":
                return f"not break silence on {self.item(promise.item)}"
            case "posture":
                step = POSTURES.get(promise.posture, "")
                return f"speak at posture {promise.posture} ({step}) or softer"
        return f"“{promise.text}”"


def people_of(event: Event, people: Mapping[str, str] | None) -> str:
    """The name of the person behind an event; empty when names are not wanted or not kept."""
    return people.get(event.person, "") if people and event.person else ""
