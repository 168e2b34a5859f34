"""How a chair composes a text: the option most could accept, what members miss spread evenly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct, field

from tabletop.exercise.views.alliance import AllianceView, Position
from tabletop.scenario.agenda import Clause, Item

OBJECTOR = 2.0
ASKED = 0.2
SWEEPS = 2


def support(view: AllianceView, choices: dict[str, str]) -> float:
    """Mean share, over the clauses of a text, of members who declared its option acceptable."""
    members = [s.id for s in view.seats if s.member]
    held = {(p.seat, p.clause): p.accepts for p in view.positions}
    hits = sum([o in held.get((m, c), ()) for c, o in choices.items() for m in members])
    return hits / (len(members) * len(choices)) if members and choices else 0.0


def agreed(view: AllianceView, items: Iterable[Item]) -> bool:
    """Whether every clause of the items has an option that all members have declared acceptable."""
    members = {s.id for s in view.seats if s.member}
    counts = Counter([(p.clause, o) for p in view.positions if p.seat in members for o in p.accepts])
    return all(
        any(counts[clause.id, option.id] == len(members) for option in clause.options)
        for item in items
        for clause in item.clauses
    )


def composed(view: AllianceView, items: Iterable[Item]) -> dict[str, str]:
    """An option for every clause of the items; empty while there is a clause nobody has spoken to.

    It begins with the option most could accept, then changes clause by clause for as long as that spreads
    what members cannot accept more evenly: one who misses two clauses counts as much as four who miss one.
    """
    clauses, voices = [c for item in items for c in item.clauses], _voices(view)
    if not {c.id for c in clauses} <= {clause for held in voices.values() for clause in held}:
        return {}
    choices = {c.id: _most_liked(voices, c) for c in clauses}
    objections, asked = _objections(view), _asked(view)
    table = [Voter(held, 1 + OBJECTOR * objections.get(seat, 0)) for seat, held in voices.items()]
    for voter in table:
        voter.missed = {c for c, option in choices.items() if not voter.accepts(c, option)}
    for _ in range(SWEEPS):
        moved = [_spread(table, clause, choices, asked) for clause in clauses]
        if not any(moved):
            break
    return choices


def _spread(table: list[Voter], clause: Clause, choices: dict[str, str], asked: Asked) -> bool:
    """Give a clause the option that strains members least; whether that is another one."""
    present = choices[clause.id]
    rest = sum([asked.get(pair, 0) for pair in choices.items()]) - asked.get((clause.id, present), 0)
    sides = [_sides(voter, clause.id) for voter in table]
    strains = {
        o: _strain(sides, o, rest + asked.get((clause.id, o), 0))
        for o in (present, *[o.id for o in clause.options])
    }
    chosen = choices[clause.id] = min(strains, key=strains.__getitem__)
    for voter in table if chosen != present else ():
        voter.hears(clause.id, chosen)
    return chosen != present


class Voter(Struct):
    """A member: its positions by clause, how much it counts, and the clauses it cannot accept as they are."""

    held: dict[str, Position]
    weight: float
    missed: set[str] = field(default_factory=set)

    def accepts(self, clause: str, option: str) -> bool:
        """Whether it has declared the option acceptable."""
        return clause in self.held and option in self.held[clause].accepts

    def hears(self, clause: str, option: str) -> None:
        """The clause now has this option."""
        if self.accepts(clause, option):
            self.missed.discard(clause)
        else:
            self.missed.add(clause)


Voices = dict[str, dict[str, Position]]

Asked = dict[tuple[str, str], int]
"""How many sponsors ask for an option on a clause."""


def _voices(view: AllianceView) -> Voices:
    """Positions by member and clause."""
    voices: Voices = {s.id: {} for s in view.seats if s.member}
    for position in view.positions:
        if position.seat in voices:
            voices[position.seat][position.clause] = position
    return voices


def _objections(view: AllianceView) -> dict[str, int]:
    """How many fallen texts each member broke, or stood by when another did."""
    found: dict[str, int] = {}
    for text in view.texts:
        if text.status == "fallen":
            for seat in (text.broken_by, *text.associates):
                found[seat] = found.get(seat, 0) + 1
    return found


def _most_liked(voices: Voices, clause: Clause) -> str:
    """The option most could accept; of those the one most prefer, then the one that meets most need."""
    spoken = [held[clause.id] for held in voices.values() if clause.id in held]
    accepting = Counter([option for position in spoken for option in position.accepts])
    preferring = Counter([position.preferred for position in spoken])
    return max(clause.options, key=lambda o: (accepting[o.id], preferring[o.id], o.need)).id


def _asked(view: AllianceView) -> Asked:
    found: Asked = {}
    for each in view.amendments:
        pair = each.clause, each.option
        found[pair] = found.get(pair, 0) + len(each.sponsors)
    return found


Side = tuple[tuple[str, ...], float, float]
"""Options of a clause that a member accepts; how hard a text is on it with one of them, and with another."""


def _sides(voter: Voter, clause: str) -> Side:
    """A text is as hard as the square of the clauses a member cannot accept, more so on objectors."""
    position = voter.held.get(clause)
    others = len(voter.missed) - (clause in voter.missed)
    more = others + 1
    return position.accepts if position else (), others * others * voter.weight, more * more * voter.weight


def _strain(sides: list[Side], option: str, asked: int) -> float:
    """How hard a text with this option is on all members; less by what sponsors ask for."""
    return sum([easy if option in accepts else hard for accepts, easy, hard in sides]) - ASKED * asked
