"""A scenario as people will see it, in lines for the terminal: whole, or as one delegation would."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from tabletop.scenario.agenda import Clause, Item, Option
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.model import Scenario

WIDTH = 78
PROCEDURES = {
    "consensus": "by consensus, under silence", "unanimity": "by unanimity",
    "qualified_majority": "by qualified majority", "coalition": "by a letter of intent, for those who sign",
}  # fmt: skip
FUNDING = {
    "common": "paid in common",
    "pledges": "paid by volunteers",
    "costs_lie": "costs lie where they fall",
}


def whole(scenario: Scenario) -> Iterator[str]:
    """Everything, private matter included: for the author and the facilitator."""
    yield from _setting(scenario)
    yield from _agenda(scenario, None)
    for seat in scenario.delegations:
        yield from _head(seat.name)
        yield from _money(scenario, seat)
        yield from _prose("In public.", seat.public)
        yield from _own(scenario, seat)
    yield from _public_means(scenario, None)
    yield from _story(scenario)


def as_seat(scenario: Scenario, seat: Delegation) -> Iterator[str]:
    """What one delegation knows when play begins: what is public, what the alliance knows, its own papers."""
    yield from _setting(scenario)
    yield from _agenda(scenario, seat)
    yield from _head(f"Your delegation: {seat.name}")
    yield from _money(scenario, seat)
    yield from _prose("In public.", seat.public)
    yield from _own(scenario, seat)
    yield from _head("The others, as they speak of themselves")
    for other in scenario.delegations:
        if other is not seat:
            yield from _prose(f"{other.name}.", other.public)
    yield from _public_means(scenario, seat)
    first = scenario.moves[0]
    yield from _head(f"{first.title}, {first.date}")
    yield from _prose("", first.situation)


def _head(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "=" * min(len(title), WIDTH)


def _line(words: str, indent: int = 0, hang: int = 2) -> list[str]:
    flat = " ".join(words.split())
    return textwrap.wrap(
        flat, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + hang),
        break_on_hyphens=False,
    )  # fmt: skip


def _prose(title: str, words: str) -> Iterator[str]:
    for number, paragraph in enumerate(part for part in words.split("\n\n") if part.strip()):
        yield ""
        yield from _line(f"{title} {paragraph}" if title and not number else paragraph, hang=0)


def _setting(scenario: Scenario) -> Iterator[str]:
    setting = scenario.setting
    yield from _head(scenario.title)
    yield from _line(scenario.stylised, hang=0)
    yield from _line(f"{setting.forum}, {setting.place}.", hang=0)
    if setting.content_note:
        yield from _line(f"Note: {setting.content_note}", hang=0)
    yield from _prose("", setting.background)
    yield from _prose("", setting.mandate)


def _agenda(scenario: Scenario, seat: Delegation | None) -> Iterator[str]:
    yield from _head("Agenda")
    for number, item in enumerate(scenario.agenda, 1):
        yield ""
        yield from _line(f"{number}. {item.title}, {PROCEDURES[item.procedure.kind]}. {item.about}", hang=3)
        for clause in item.clauses:
            yield from _clause(scenario, item, clause, seat)


def _clause(scenario: Scenario, item: Item, clause: Clause, seat: Delegation | None) -> Iterator[str]:
    yield from _line(f"{clause.title}: {clause.about}", indent=3)
    for option in clause.options:
        notes = "; ".join(_notes(scenario, clause, option, seat))
        yield from _line(f"- {option.label}: “{option.text}”" + (f" ({notes})" if notes else ""), indent=5)


def _notes(scenario: Scenario, clause: Clause, option: Option, seat: Delegation | None) -> Iterator[str]:
    if option.id == clause.status_quo:
        yield "as things stand"
    if option.cost:
        yield f"{option.cost:,} {scenario.currency}, {_paid(scenario, option)}"
    for line in seat.red_lines if seat else ():
        if line.clause == clause.id and option.id in line.options:
            yield "beyond your red line"


def _paid(scenario: Scenario, option: Option) -> str:
    """Who pays for an option, by name where the file names them."""
    payers = [scenario.seats[seat].name if seat in scenario.seats else seat for seat in option.payers]
    if option.funding != "costs_lie" or not payers:
        return FUNDING[option.funding or "common"]
    return "paid by " + " and ".join(filter(None, (", ".join(payers[:-1]), payers[-1])))


def _money(scenario: Scenario, seat: Delegation) -> Iterator[str]:
    vote = "" if seat.member else "No vote. "
    free = ", ".join(f"{amount:,}" for amount in seat.headroom)
    whole = sum(other.key for other in scenario.delegations)
    share = f"{100 * seat.key / whole:.0f} per cent of the common key" if whole else "no part in a key"
    yield from _line(
        f"{vote}Free to spend, move by move: {free} {scenario.currency}; {share}; support at home "
        f"{seat.domestic.support} of 100.",
        hang=0,
    )


def _own(scenario: Scenario, seat: Delegation) -> Iterator[str]:
    yield from _prose("For this delegation alone.", seat.private)
    yield ""
    yield from _line(f"At home: {seat.domestic.constraint}", hang=0)
    for line in seat.domestic.lines:
        price = f"{line.support} points of support for every ten begun"
        words = f"{line.name}: {line.available:,} {scenario.currency} could be moved, at {price}."
        yield from _line(words, indent=2)
    for clause_id, interest in seat.interests.items():
        title, why = scenario.clauses[clause_id].title, f" {interest.why}" if interest.why else ""
        yield from _line(f"{title}: weight {interest.weight} of 100.{why}", indent=2)
    for red in seat.red_lines:
        options = [scenario.clauses[red.clause].option(o).label for o in red.options]
        yield from _line(f"Red line: {', '.join(options)}. {red.why}", indent=2)
    yield from _line(f"Without a deal: {seat.no_deal}", indent=2)
    yield from _line(f"To begin with: “{seat.opening}”", indent=2)


def _public_means(scenario: Scenario, seat: Delegation | None) -> Iterator[str]:
    def able(by: tuple[str, ...]) -> bool:
        return seat is None or not by or seat.id in by

    yield from _head("Public words and steps")
    for message in scenario.key_messages:
        if able(message.by):
            yield from _line(f"“{message.text}”", indent=2)
    for act in scenario.policy_acts:
        if able(act.by):
            cost = f" ({act.cost:,} {scenario.currency})" if act.cost else ""
            yield from _line(f"{act.title}{cost}: {act.text}", indent=2)


def _story(scenario: Scenario) -> Iterator[str]:
    yield from _head("The story")
    for move in scenario.moves:
        yield from _prose(f"{move.title}, {move.date}.", move.situation)
    yield from _head("What arrives")
    for inject in scenario.injects:
        core = ", core" if inject.core else ""
        yield ""
        yield from _line(f"{inject.number}. {inject.title} ({inject.kind}{core}), to {', '.join(inject.to)}")
        yield from _line(f"“{inject.message}”", indent=3, hang=0)
        yield from _line(f"Hoped for: {inject.expected}", indent=3)
    yield from _head(f"{scenario.adversary.name} answers")
    for reply in scenario.adversary.replies:
        title = next(m.title for m in scenario.moves if m.id == reply.move)
        for band, words in (("low", reply.low), ("middle", reply.middle), ("high", reply.high)):
            yield from _line(f"{title}, pressure {band}: “{words}”", indent=2)
    yield from _head("For the discussion")
    for question in scenario.questions:
        yield from _line(f"- {question}")
    for note in scenario.teaching_notes:
        yield from _prose("", note)
