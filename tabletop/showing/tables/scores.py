"""The scorecard: headlines, their parts, and the acts behind a part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tabletop.scorecard.card import MoveCard, Part, reasons
from tabletop.scorecard.rounding import fixed, per_cent, whole
from tabletop.showing.gate import one_line
from tabletop.showing.happened import Happening, sentence
from tabletop.showing.headlines import MEANING
from tabletop.showing.names import Names


def percent(share: float | None) -> str:
    """A share as whole per cent; "not defined" if there is none."""
    return "not defined" if share is None else f"{per_cent(share)} per cent"


def gauge(value: float | None) -> str:
    """A gauge from 0 to 100."""
    return "not defined" if value is None else f"{whole(value)} of 100"


def rough(words: str, calibrated: bool) -> str:
    """A gauge with the mark it carries until rehearsals have set its scale."""
    return words if calibrated else f"{words} (not calibrated)"


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
        f"{rough(gauge(escalation.reassurance_gauge), escalation.reassurance_calibrated)}. "
        f"({MEANING['pressure']})",
        "An aid for the discussion, not a grade.",
    ]


def shown_scores(figures: Mapping[str, int], shown: bool) -> list[str]:
    """What the players may see."""
    from tabletop.showing.headlines import headline_words

    if not shown and not figures:
        return ["Scores", "They are hidden from the players."]
    if not figures:
        return ["Scores", "They are shown to the players after each move; none is over yet."]
    return ["Scores shown to the players", headline_words(figures)]


def value(part: Part) -> str:
    """A part's figure with its unit."""
    if part.value is None:
        return "not defined"
    match part.unit:
        case "share":
            return percent(part.value)
        case "count":
            return f"{part.value:g}"
        case "index":
            return fixed(part.value, 2)
    return f"{fixed(part.value, 1)} {one_line(part.unit)}"


def parts(card: MoveCard, headline: str) -> list[str]:
    """The parts of a headline, numbered."""
    lines = [f"Move {card.move + 1}, why {headline.replace('_', ' ')}"]
    for number, part in enumerate(reasons(card, headline), 1):
        note = f" {one_line(part.note)}." if part.note else ""
        acts = f" Acts {', '.join(str(n) for n in part.acts)}." if part.acts else ""
        lines.append(f"{number}. {one_line(part.label)}: {value(part)}.{note}{acts}")
    return lines if len(lines) > 1 else [*lines, "No act counts towards it yet."]


def acts_behind(names: Names, part: Part, feed: Iterable[tuple[int, Happening]]) -> list[str]:
    """The acts behind a part; the feed comes with sequence numbers."""
    told = [f"[{number}] {sentence(names, item)}" for number, item in feed if number in part.acts]
    return [f"Behind {one_line(part.label)}", *(told or ["No single act."])]
