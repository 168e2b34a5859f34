"""Any legal act, drawn evenly: answers every ask of a template within its bounds."""

from __future__ import annotations

import random
from typing import Any

from tabletop.exercise.facts import Act
from tabletop.exercise.legal.templates import Ask, Template
from tabletop.standins.drawing import below, pick, shuffled

TEXTS = (
    "We can live with this.",
    "Not without the sentence on costs.",
    "x",
    "Žalgiris, Tallinn, İstanbul, Trøndelag: für alle.",
    "Линия связи открыта.",
    "让我们再读一遍。",
    "نحن نوافق على هذا النص.",
    "Yes \U0001f91d or no?",
    "e\u0301te\u0301 et automne",
    "two\nlines\tand a tab",
    "right-to-\u202eleft\u202c and back\u200b",
    "[bold]not markup[/bold] {nor} %s <b>this</b>",
    "'; DROP TABLE events; --",
    "=1+1",
    "long " * 799,
)


def fill(template: Template, chance: random.Random) -> Act:
    """The template's act with every ask answered by an even draw."""
    answers = {ask.field: _answer(ask, chance) for ask in template.asks}
    return template.act(**template.fixed, **answers)


def _answer(ask: Ask, chance: random.Random) -> Any:
    match ask.kind:
        case "one":
            return pick(chance, ask.choices)
        case "some":
            many = ask.low + below(chance, ask.high - ask.low + 1)
            drawn = shuffled(chance, range(len(ask.choices)))[:many]
            return tuple(ask.choices[place] for place in sorted(drawn))
        case "amount":
            return ask.low + below(chance, ask.high - ask.low + 1)
        case "text":
            return pick(chance, TEXTS)
        case "texts":
            return tuple(pick(chance, TEXTS) for _ in range(ask.low + below(chance, ask.high - ask.low + 1)))
        case "wording":
            return _wording(ask, chance)
    raise ValueError(f"There is no ask of kind {ask.kind!r}.")


def _wording(ask: Ask, chance: random.Random) -> dict[str, str]:
    drawn = {clause: pick(chance, ("", *options)) for clause, options in ask.wording.items()}
    return {clause: option for clause, option in drawn.items() if option}
