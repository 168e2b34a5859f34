"""A card's panels as rows, for any surface: label, value in words, note, the acts behind it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from tabletop.scorecard.card import DelegationCard, MoveCard, Part
from tabletop.scorecard.rounding import figure, whole
from tabletop.showing.gate import LIMIT, one_line

UNDEFINED = "not defined"


class Row(Struct, frozen=True):
    """One line of a panel: what, how much in words, how it comes about, in what unit, from which acts.

    `group` is the heading it stands under, "" for none; all words have passed the gate. `acts` are the
    sequence numbers of events, in order.
    """

    label: str
    value: str
    note: str
    unit: str
    acts: tuple[int, ...]
    group: str = ""


def percent(share: float | None) -> str:
    """A share as whole per cent, halves up; "not defined" if there is none."""
    return UNDEFINED if share is None else f"{figure(100 * share)} per cent"


def gauge(value: float | None) -> str:
    """A gauge from 0 to 100."""
    return UNDEFINED if value is None else f"{whole(value)} of 100"


def rough(words: str, calibrated: bool) -> str:
    """A gauge with the mark it carries until rehearsals have set its scale."""
    return words if calibrated else f"{words} (not calibrated)"


def value(part: Part) -> str:
    """A part's figure in words."""
    if part.value is None:
        return UNDEFINED
    match part.unit:
        case "share":
            return percent(part.value)
        case "gauge" | "support":
            return gauge(part.value)
        case "count":
            return figure(part.value)
        case "index" | "worth":
            return figure(part.value, 2)
        case "money":
            return f"{figure(part.value)} million"
        case "rung":
            return f"rung {figure(part.value)}"
        case "held":
            return "held" if part.value else "crossed"
        case "kept":
            return "kept" if part.value else "broken"
        case "weight":
            return figure(part.value, 1)
        case "assumed weight":
            return f"{figure(part.value, 1)}, assumed"
    return f"{figure(part.value, 1)} {one_line(part.unit)}"


def rows(parts: Iterable[Part]) -> list[Row]:
    """Parts as rows, in order."""
    return [
        Row(one_line(p.label), value(p), one_line(p.note, LIMIT), p.unit, p.acts, one_line(p.group))
        for p in parts
    ]


def cohesion_rows(card: MoveCard) -> list[Row]:
    """Cohesion: common ground, texts, preferences, likeness, words, promises, burdens, procedure."""
    return rows(card.cohesion.parts)


def objection_rows(card: MoveCard) -> list[Row]:
    """For control alone: who would break silence now on each text under decision or tabled, and why."""
    return rows(card.cohesion.would_break)


def escalation_rows(card: MoveCard) -> list[Row]:
    """Escalation: gauges and rung, sums by target and seat, then every act; in the card's table."""
    return rows((*card.escalation.sums, *card.escalation.parts))


def delivery_rows(card: MoveCard) -> list[Row]:
    """Delivery, clause by clause."""
    return rows(card.delivery.parts)


def mandate_rows(card: MoveCard) -> list[Row]:
    """For control, and for everybody at the hot wash: the mandate of every capital."""
    return rows(card.mandate.parts)


def say_do_rows(card: MoveCard) -> list[Row]:
    """What was said in public beside what was done, by delegation."""
    return rows(card.say_do.parts)


def delegation_of(card: MoveCard, seat: str) -> DelegationCard:
    """A delegation's card; KeyError if there is no such seat."""
    for each in card.delegations:
        if each.seat == seat:
            return each
    raise KeyError(seat)


def delegation_rows(card: MoveCard, seat: str) -> list[Row]:
    """For control: a delegation's aims, red lines, mandate, home, promises, words and money."""
    return rows(delegation_of(card, seat).parts)


def trust_rows(card: MoveCard) -> list[Row]:
    """The range of every headline with one delegation or act left out, or the table swapped."""
    return rows(card.trust.parts)


def trust_sentences(card: MoveCard) -> list[str]:
    """By headline: does the order of moves change, and whose act changes it most."""
    return [one_line(each, LIMIT) for each in card.trust.sentences.values()]


def analysis_rows(card: MoveCard) -> list[Row]:
    """For control, and for the debrief: what the agenda had room for, and where the group stands in it."""
    return rows(card.analysis.parts)


def _by(card: MoveCard, reading: float | None) -> str:
    """A gauge with the table of weights that made it."""
    return f"{gauge(reading)} by {one_line(card.escalation.table_title)}"


def headline_rows(card: MoveCard) -> list[Row]:
    """The four headlines and the say-do gap in a line each, without their acts."""
    from tabletop.showing.headlines import MEANING

    shown, mandate = card.escalation, card.mandate
    lowest = f"lowest {percent(mandate.minimum)}, median {percent(mandate.median)}"
    return [
        Row("Common ground", percent(card.cohesion.common_ground), MEANING["common_ground"], "share", ()),
        Row("Delivery", percent(card.delivery.value), MEANING["delivery"], "share", ()),
        Row("Mandate", lowest, MEANING["mandate"], "share", ()),
        Row("Escalation pressure", rough(_by(card, shown.gauge), shown.calibrated), MEANING["pressure"],
            "gauge", ()),
        Row("Reassurance", rough(_by(card, shown.reassurance_gauge), shown.reassurance_calibrated),
            MEANING["reassurance"], "gauge", ()),
    ]  # fmt: skip
