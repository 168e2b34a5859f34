"""How seats, clauses, options, texts and money are called on screen and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from tabletop.exercise.views.alliance import TextView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import PublicView
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.words import SPECIAL
from tabletop.scenario.agenda import Clause, Item, Option
from tabletop.showing.clockwords import stamp, until
from tabletop.showing.gate import LIMIT, one_line

PROCEDURES = {
    "consensus": "silence",
    "unanimity": "a vote by unanimity",
    "qualified_majority": "a vote by qualified majority",
    "coalition": "a letter of intent",
}


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words joined as in a sentence: a, b and c; "nobody" when there are none."""
    known = list(words)
    if len(known) < 2:
        return known[0] if known else "nobody"
    return f"{', '.join(known[:-1])} {last} {known[-1]}"


def quoted(text: str) -> str:
    """What somebody wrote, cleaned, on one line and in quotation marks; never a line of its own making.

    Words that stand in quotation marks as a whole already are not given a second pair.
    """
    words = one_line(text, LIMIT)
    whole = len(words) > 2 and words[0] == words[-1] == '"' and '"' not in words[1:-1]
    return f"“{words[1:-1] if whole else words}”"


def capital(sentence: str) -> str:
    """The sentence with its first letter large."""
    return sentence[:1].upper() + sentence[1:]


class Names:
    """Everything in a view by the name people use; unknown ids are shown as they are.

    `at` is the exercise second of what is being told, from which times ahead are counted.
    """

    def __init__(self, view: PublicView) -> None:
        self.view, self.at = view, 0
        self._seats = {seat.id: seat for seat in view.seats}
        self._items = {item.id: item for item in view.agenda}
        self._clauses = {clause.id: clause for item in view.agenda for clause in item.clauses}
        self._item_of = {clause.id: item for item in view.agenda for clause in item.clauses}
        self._texts = {text.id: text for text in getattr(view, "texts", ())}

    def seat(self, seat: str) -> str:
        """Dunmere, the chair, the facilitator."""
        known = self._seats.get(seat)
        return known.name if known else SPECIAL.get(seat, one_line(seat))

    def seats(self, seats: Iterable[str], last: str = "and") -> str:
        """Several seats as in a sentence."""
        return listed([self.seat(seat) for seat in seats], last)

    def short(self, seat: str) -> str:
        """DUN; for others than delegations the name."""
        known = self._seats.get(seat)
        return known.short if known else self.seat(seat)

    def clause_of(self, clause: str) -> Clause | None:
        """The clause itself."""
        return self._clauses.get(clause)

    def item_of(self, clause: str) -> Item | None:
        """The item that a clause belongs to."""
        return self._item_of.get(clause)

    def clause(self, clause: str) -> str:
        """The clause's title."""
        known = self._clauses.get(clause)
        return one_line(known.title) if known else one_line(clause)

    def on(self, clause: str) -> str:
        """The clause's title as it stands in a sentence."""
        return quoted(self.clause(clause))

    def item(self, item: str) -> str:
        """The item's title."""
        known = self._items.get(item)
        return one_line(known.title) if known else one_line(item)

    def items(self, items: Iterable[str]) -> str:
        """Several items as in a sentence."""
        return listed([quoted(self.item(item)) for item in items])

    def option_of(self, clause: str, option: str) -> Option | None:
        """The option itself."""
        known = self._clauses.get(clause)
        return next((o for o in known.options if o.id == option), None) if known else None

    def option(self, clause: str, option: str) -> str:
        """The option's short name, in quotation marks."""
        known = self.option_of(clause, option)
        return quoted(known.label if known else option)

    def ahead(self, second: int) -> str:
        """A later second as people count it: in 2 min, at 6:05 of exercise time."""
        return f"{until(second, self.at)}, at {stamp(second)} of exercise time"

    def objective(self, objective: str) -> str:
        """The words of an objective."""
        known = next((o for o in getattr(self.view, "objectives", ()) if o.id == objective), None)
        return quoted(known.text) if known else one_line(objective)

    def money(self, amount: int) -> str:
        """An amount with the currency."""
        return f"{amount:,} {one_line(self.view.currency)}".replace(",", " ")

    def text_of(self, draft: str) -> TextView | None:
        """The text itself."""
        return self._texts.get(draft)

    def text(self, draft: str) -> str:
        """text 3."""
        known = self._texts.get(draft)
        return f"text {known.number}" if known else "a text"

    def policy_act(self, act: str) -> str:
        """The title of an act of the catalogue."""
        known = next((a for a in getattr(self.view, "catalogue", ()) if a.id == act), None)
        return quoted(known.title if known else act)

    def key_message(self, message: str) -> str:
        """The words of a key message."""
        known = next((m for m in getattr(self.view, "key_messages", ()) if m.id == message), None)
        return quoted(known.text if known else message)

    def home_line(self, seat: str, line: str) -> str:
        """A domestic line; its id where the brief is not for this viewer."""
        view = self.view
        briefs = view.briefs if isinstance(view, ControlView) else ()
        briefs = (view.brief,) if isinstance(view, SeatView) else briefs
        lines = {x.id: x.name for brief in briefs if brief.id == seat for x in brief.domestic.lines}
        return one_line(lines.get(line, line))
