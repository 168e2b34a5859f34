"""Every id is unique and every id that is named exists."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import walks
from tabletop.scenario.check.finding import Finding, alike, repeated, unknown
from tabletop.scenario.faults import Place
from tabletop.scenario.model import Scenario

RESERVED = frozenset(
    {"public", "alliance", "chair", "facilitator", "control", "press", "evaluator", "observer", "display"}
)


def no_id_is_used_twice(scenario: Scenario) -> Iterator[Finding]:
    for field, kind in (
        ("delegations", "delegation id"), ("agenda", "item id"), ("moves", "move id"),
        ("timings", "timing id"), ("key_messages", "key message id"), ("policy_acts", "policy act id"),
        ("objectives", "objective id"),
    ):  # fmt: skip
        parts = getattr(scenario, field)
        yield from repeated(kind, (((field, i, "id"), part.id) for i, part in enumerate(parts)))
    yield from repeated("inject number", ((_at(p, "number"), i.number) for p, i in walks.injects(scenario)))
    yield from repeated("clause id", ((_at(p, "id"), c.id) for p, _, c in walks.clauses(scenario)))


def no_option_of_a_clause_is_named_twice(scenario: Scenario) -> Iterator[Finding]:
    for place, _, clause in walks.clauses(scenario):
        options = list(enumerate(clause.options))
        yield from repeated("option id", (((*place, "options", o, "id"), option.id) for o, option in options))
        yield from alike("label", (((*place, "options", o, "label"), option.label) for o, option in options))


def no_two_delegations_share_a_name(scenario: Scenario) -> Iterator[Finding]:
    seats = list(enumerate(scenario.delegations))
    yield from alike("name", ((("delegations", d, "name"), seat.name) for d, seat in seats))
    yield from repeated("short", ((("delegations", d, "short"), seat.short) for d, seat in seats))
    for d, seat in seats:
        lines = enumerate(seat.domestic.lines)
        yield from repeated(
            "domestic line",
            ((("delegations", d, "domestic", "lines", n, "id"), line.id) for n, line in lines),
        )
        if seat.id in RESERVED:
            yield Finding(
                ("delegations", d, "id"), f"'{seat.id}' has a meaning of its own; choose another id"
            )


def no_two_titles_are_alike(scenario: Scenario) -> Iterator[Finding]:
    """In the room an item, a clause and an act are named by their titles."""
    for field, kind in (
        ("agenda", "item title"), ("moves", "move title"), ("policy_acts", "policy act title"),
    ):  # fmt: skip
        parts = enumerate(getattr(scenario, field))
        yield from alike(kind, (((field, n, "title"), part.title) for n, part in parts))
    clauses = walks.clauses(scenario)
    yield from alike("clause title", (((*place, "title"), clause.title) for place, _, clause in clauses))


def status_quo_is_an_option(scenario: Scenario) -> Iterator[Finding]:
    for place, _, clause in walks.clauses(scenario):
        names = [option.id for option in clause.options]
        yield from unknown(_at(place, "status_quo"), "option", clause.status_quo, names)


def payers_and_outsiders_are_delegations(scenario: Scenario) -> Iterator[Finding]:
    for place, _, option in walks.options(scenario):
        yield from _seats(scenario, (*place, "payers"), option.payers)
    for i, item in enumerate(scenario.agenda):
        for o, outsider in enumerate(item.procedure.outsiders):
            place = ("agenda", i, "procedure", "outsiders", o)
            yield from unknown(place, "delegation", outsider, scenario.seats)
            if outsider in scenario.members:
                yield Finding(place, f"{outsider} is a member and may sign anyway; outsiders are non-members")


def key_messages_name_what_exists(scenario: Scenario) -> Iterator[Finding]:
    for k, message in enumerate(scenario.key_messages):
        place: Place = ("key_messages", k)
        yield from _seats(scenario, _at(place, "by"), message.by)
        if message.clause is None:
            if message.option is not None or message.amount is not None:
                yield Finding(place, "has an option or an amount but no clause; name the clause it speaks to")
            continue
        yield from unknown(_at(place, "clause"), "clause", message.clause, scenario.clauses)
        if message.option is not None and message.clause in scenario.clauses:
            names = [option.id for option in scenario.clauses[message.clause].options]
            yield from unknown(_at(place, "option"), f"option of {message.clause}", message.option, names)


def policy_acts_name_delegations(scenario: Scenario) -> Iterator[Finding]:
    for a, act in enumerate(scenario.policy_acts):
        yield from _seats(scenario, ("policy_acts", a, "by"), act.by)


def replies_and_timings_name_moves(scenario: Scenario) -> Iterator[Finding]:
    known = [move.id for move in scenario.moves]
    for r, reply in enumerate(scenario.adversary.replies):
        yield from unknown(("adversary", "replies", r, "move"), "move", reply.move, known)
    yield from repeated(
        "reply for the move",
        (
            (("adversary", "replies", r, "move"), reply.move)
            for r, reply in enumerate(scenario.adversary.replies)
        ),
    )
    for t, timing in enumerate(scenario.timings):
        for m, timed in enumerate(timing.moves):
            yield from unknown(("timings", t, "moves", m, "move"), "move", timed.move, known)


def _seats(scenario: Scenario, place: Place, named: tuple[str, ...]) -> Iterator[Finding]:
    for n, seat in enumerate(named):
        yield from unknown((*place, n), "delegation", seat, scenario.seats)


def _at(place: Place, field: str) -> Place:
    return (*place, field)


RULES = (
    no_id_is_used_twice,
    no_option_of_a_clause_is_named_twice,
    no_two_delegations_share_a_name,
    no_two_titles_are_alike,
    status_quo_is_an_option,
    payers_and_outsiders_are_delegations,
    key_messages_name_what_exists,
    policy_acts_name_delegations,
    replies_and_timings_name_moves,
)
