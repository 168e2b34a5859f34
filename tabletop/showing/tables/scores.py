"""The scorecard: headlines, their parts, and the acts behind a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tabletop.scorecard.card import MoveCard, Part, reasons
from tabletop.showing.formulas import FORMULAS
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening, sentence
from tabletop.showing.headlines import MEANING
from tabletop.showing.names import Names
from tabletop.showing.tables.scores_lines import lines
from tabletop.showing.tables.scores_rows import gauge, percent, rough, rows, value

__all__ = ["acts_behind", "gauge", "parts", "percent", "rough", "scores", "shown_scores", "value"]

TITLES = {"cohesion": "common ground", "escalation": "escalation pressure", "say_do": "say-do gap"}


def scores(card: MoveCard) -> list[str]:
    """The four headlines of a move."""
    escalation, mandate = card.escalation, card.mandate
    state = "" if card.closed else ", which is still being played"
    low, middle = percent(mandate.minimum), percent(mandate.median)
    return [
        f"Scores of move {card.move + 1}{state}",
        f"Common ground: {percent(card.cohesion.common_ground)}. ({MEANING['common_ground']})",
        f"Delivery: {percent(card.delivery.value)}. ({MEANING['delivery']})",
        f"Mandate: lowest {low}, median {middle}. ({MEANING['mandate']})",
        f"Escalation pressure: {rough(gauge(escalation.gauge), escalation.calibrated)}; reassurance "
        f"{rough(gauge(escalation.reassurance_gauge), escalation.reassurance_calibrated)}; weights: "
        f"{weights(card)}. ({MEANING['pressure']})",
        "An aid for the discussion, not a grade. Pressure is not a probability of war.",
    ]


def weights(card: MoveCard) -> str:
    """The table that made the figures of pressure, with its source."""
    escalation = card.escalation
    source = f" ({one_line(escalation.source)})" if escalation.source else ""
    return f"{one_line(escalation.table_title)}{source}"


def shown_scores(figures: Mapping[str, int], shown: bool) -> list[str]:
    """What the players may see."""
    from tabletop.showing.headlines import headline_words

    if not shown and not figures:
        return ["Scores", "They are hidden from the players."]
    if not figures:
        return ["Scores", "They are shown to the players after each move; none is over yet."]
    return ["Scores shown to the players", headline_words(figures)]


def parts(card: MoveCard, headline: str) -> list[str]:
    """The parts of a headline, numbered."""
    title = TITLES.get(headline, headline.replace("_", " "))
    told = lines(f"Move {card.move + 1}, why {title}", rows(reasons(card, headline)))
    return [told[0], FORMULAS[headline], *told[1:]] if headline in FORMULAS else told


def acts_behind(names: Names, part: Part, feed: Iterable[tuple[int, Happening]]) -> list[str]:
    """The acts behind a part; the feed comes with sequence numbers."""
    told = [f"[{number}] {sentence(names, item)}" for number, item in feed if number in part.acts]
    return [f"Behind {one_line(part.label)}", *(told or ["No single act."])]
