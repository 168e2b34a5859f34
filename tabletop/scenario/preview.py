"""A scenario as people will see it, in lines for the terminal: whole, or as one delegation would."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.agenda import Clause, Item, Option
from tabletop.scenario.delegations import Delegation
from tabletop.scenario.lines import head, line, prose
from tabletop.scenario.model import Scenario
from tabletop.scenario.preview_story import story
from tabletop.scenario.wishes import Wish, wishes

PROCEDURES = {
    "consensus": "by consensus, under silence", "unanimity": "by unanimity",
    "qualified_majority": "by qualified majority", "coalition": "by a letter of intent, for those who sign",
}  # fmt: skip
FUNDING = {"common": "paid in common", "pledges": "paid by volunteers"}


def whole(scenario: Scenario) -> Iterator[str]:
    """Everything, private matter included: for the author and the facilitator."""
    yield from _setting(scenario)
    yield from _agenda(scenario, None)
    for seat in scenario.delegations:
        yield from head(seat.name)
        yield from _money(scenario, seat)
        yield from prose("In public.", seat.public)
        yield from _own(scenario, seat)
    yield from _public_means(scenario, None)
    yield from story(scenario)


def as_seat(scenario: Scenario, seat: Delegation) -> Iterator[str]:
    """What one delegation knows when play begins: what is public, what the alliance knows, its own papers."""
    yield from _setting(scenario)
    yield from _agenda(scenario, seat)
    yield from head(f"Your delegation: {seat.name}")
    yield from _money(scenario, seat)
    yield from prose("In public.", seat.public)
    yield from _own(scenario, seat)
    yield from head("The others, as they speak of themselves")
    for other in scenario.delegations:
        if other is not seat:
            yield from prose(f"{other.name}.", other.public)
    yield from _public_means(scenario, seat)
    first = scenario.moves[0]
    yield from head(f"{first.title}, {first.date}")
    yield from prose("", first.situation)


def _setting(scenario: Scenario) -> Iterator[str]:
    setting = scenario.setting
    yield from head(scenario.title)
    yield from line(scenario.stylised, hang=0)
    yield from line(f"{setting.forum}, {setting.place}.", hang=0)
    if setting.content_note:
        yield from line(f"Note: {setting.content_note}", hang=0)
    yield from prose("", setting.background)
    yield from prose("", setting.mandate)


def _agenda(scenario: Scenario, seat: Delegation | None) -> Iterator[str]:
    yield from head("Agenda")
    for number, item in enumerate(scenario.agenda, 1):
        yield ""
        yield from line(f"{number}. {item.title}, {PROCEDURES[item.procedure.kind]}. {item.about}", hang=3)
        for clause in item.clauses:
            yield from _clause(scenario, item, clause, seat)


def _clause(scenario: Scenario, item: Item, clause: Clause, seat: Delegation | None) -> Iterator[str]:
    yield from line(f"{clause.title}: {clause.about}", indent=3)
    for option in clause.options:
        notes = "; ".join(_notes(scenario, clause, option, seat))
        yield from line(f"- {option.label}: “{option.text}”" + (f" ({notes})" if notes else ""), indent=5)


def _notes(scenario: Scenario, clause: Clause, option: Option, seat: Delegation | None) -> Iterator[str]:
    if option.id == clause.status_quo:
        yield "as things stand"
    if option.cost:
        yield f"{option.cost:,} {scenario.currency}, {_paid(scenario, option)}"
    if seat is None:
        yield from _for_the_author(option)
    for red in seat.red_lines if seat else ():
        if red.clause == clause.id and option.id in red.options:
            yield "beyond your red line"


def _for_the_author(option: Option) -> Iterator[str]:
    """What nobody in the room is told of an option: the need it meets, and what it signals."""
    if option.need:
        yield f"meets {100 * option.need:.0f} of 100 of the need"
    for signal in option.signals:
        what = (signal.act or "").replace("_", " ") or f"{signal.weight:+g}, by your assumption"
        yield f"tells the {signal.target}: {what}"


def _paid(scenario: Scenario, option: Option) -> str:
    """Who pays for an option, by name where the file names them."""
    if option.funding == "costs_lie" and not option.payers:
        return "paid by all it binds, by the key"
    payers = [scenario.seats[seat].name if seat in scenario.seats else seat for seat in option.payers]
    if option.funding != "costs_lie" or not payers:
        return FUNDING[option.funding or "common"]
    return "paid by " + " and ".join(filter(None, (", ".join(payers[:-1]), payers[-1])))


def _money(scenario: Scenario, seat: Delegation) -> Iterator[str]:
    vote = "" if seat.member else "No vote. "
    free = ", ".join(f"{amount:,}" for amount in seat.headroom)
    whole = sum(other.key for other in scenario.delegations)
    share = f"{100 * seat.key / whole:.0f} per cent of the common key" if whole else "no part in a key"
    yield from line(
        f"{vote}Free to spend, move by move: {free} {scenario.currency}; {share}; support at home "
        f"{seat.domestic.support} of 100.",
        hang=0,
    )
    left = "stays for the next move" if scenario.carry_over else "is gone"
    yield from line(f"What is left over at the end of a move {left}.", hang=0)


def _own(scenario: Scenario, seat: Delegation) -> Iterator[str]:
    yield from prose("For this delegation alone.", seat.private)
    yield ""
    yield from line(f"At home: {seat.domestic.constraint}", hang=0)
    for spare in seat.domestic.lines:
        price = f"{spare.support} points of support for every ten begun"
        words = f"{spare.name}: {spare.available:,} {scenario.currency} could be moved, at {price}."
        yield from line(words, indent=2)
    for wish in wishes(scenario.clauses.values(), seat):
        yield from _wish(wish)
    yield from line(f"Without a deal: {seat.no_deal}", indent=2)
    yield from line(f"To begin with: “{seat.opening}”", indent=2)
    yield from line(f"Tone by nature: {seat.posture} of 5, where 1 is conciliatory and 5 firm.", indent=2)


def _wish(wish: Wish) -> Iterator[str]:
    """What is wanted of a clause, in the words of the brief on paper."""
    weight = f" ({wish.weight} of 100)" if wish.weight else ""
    livable = f" You could live with {wish.livable}." if wish.livable else ""
    why = f" {wish.why}" if wish.why else ""
    yield from line(f"{wish.clause.title}, {wish.matters}{weight}: {wish.best}.{livable}{why}", indent=2)
    for options, reason in wish.never:
        yield from line(f"Red line: never {options}. {reason}", indent=4)


def _public_means(scenario: Scenario, seat: Delegation | None) -> Iterator[str]:
    def able(by: tuple[str, ...]) -> bool:
        return seat is None or not by or seat.id in by

    yield from head("Public words and steps")
    for message in scenario.key_messages:
        if able(message.by):
            yield from line(f"“{message.text}”", indent=2)
    for act in scenario.policy_acts:
        if able(act.by):
            cost = f" ({act.cost:,} {scenario.currency})" if act.cost else ""
            yield from line(f"{act.title}{cost}: {act.text}", indent=2)
