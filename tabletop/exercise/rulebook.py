"""Where each rule of play is: its modules by section. Importing this registers every act and every fact."""

from __future__ import annotations

from tabletop.exercise import acts, corrections, effects, messages, people, press, scores, statements
from tabletop.exercise.agenda import bridging, options, positions
from tabletop.exercise.arguments import discussion, proposals, rulings
from tabletop.exercise.budget import (
    books,
    carrying,
    funding,
    headroom,
    ledger,
    pledges,
    reallocation,
    shortfalls,
    support,
    transfers,
)
from tabletop.exercise.clock import (
    closing,
    finishing,
    grace,
    moves,
    phases,
    plan,
    rounds,
    running,
    ticking,
    tray,
)
from tabletop.exercise.commitments import answers, contradictions, judging, making, promises, undertakings
from tabletop.exercise.decisions import (
    adoption,
    falling,
    opening,
    procedures,
    red_lines,
    reservations,
    silence,
    texts,
    voting,
)
from tabletop.exercise.drafts import amending, proposing, tabling, wording
from tabletop.exercise.injects import adversary, answering, changing, due, predicates, releasing, schedule

SECTIONS = {
    "2 roles": (people, press),
    "3 time": (plan, running, phases, moves, closing, finishing, ticking, grace, tray),
    "4 agenda and drafts": (options, positions, bridging, wording, proposing, amending, tabling),
    "5 procedures": (texts, procedures, opening, silence, reservations, voting, red_lines, falling, adoption),
    "6 budget": (
        ledger,
        books,
        headroom,
        carrying,
        pledges,
        support,
        reallocation,
        transfers,
        funding,
        shortfalls,
        rounds,
    ),
    "7 commitments": (undertakings, promises, making, answers, judging, contradictions),
    "8 public messaging": (statements, messages),
    "9 policy acts": (acts,),
    "10 injects": (schedule, predicates, due, releasing, changing, answering, adversary, scores),
    "11 arguments": (proposals, discussion, rulings, effects),
    "12 corrections": (corrections,),
}
"""Modules of rules by section of the rules of play."""
