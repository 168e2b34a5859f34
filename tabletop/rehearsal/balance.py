"""What rehearsals say of a scenario: faults of balance, and what else an author should look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from tabletop.exercise.words import listed
from tabletop.rehearsal.mixes import BARGAINING, MIXES
from tabletop.rehearsal.tally import MixTally, Tally
from tabletop.scenario.model import Scenario
from tabletop.scenario.script import Inject
from tabletop.scenario.timing import Timing

ENOUGH = 1_000
"""Runs after which an option that nobody ever declared nor adopted is a fault."""

FEW = 30
"""Exercises of a kind below which nothing is said about it."""

USUAL = 300
"""Exercises after which a verdict can be trusted."""

ALWAYS = 0.95
HEADLINES = {"common_ground": 1, "delivery": 1, "mandate_median": 1, "conflict": 1}
"""The four headlines by figure; the greater the better (conflict is zero or less)."""


def exercises(number: int) -> str:
    """A number of them: 1 exercise, 300 exercises."""
    return f"{number:,} exercise{'' if number == 1 else 's'}"


class Remark(Struct, frozen=True):
    """A sentence about one place of a scenario and what to change there; a fault fails the rehearsal.

    `rule` names the rule of balance in a word or two, `about` the id of what it is about, if it is one thing.
    """

    rule: str
    about: str
    message: str
    fault: bool


class Rehearsal(Struct, frozen=True):
    """A scenario, a timing, and what all its rehearsals came to."""

    scenario: Scenario
    timing: Timing
    tally: Tally

    def mix(self, name: str) -> MixTally:
        """What a mix came to, if only to nothing."""
        return self.tally.mixes.get(name, MixTally())

    def medians(self, figure: str) -> dict[str, float]:
        """Medians of a figure by mix, in the order of the mixes; those not defined are left out."""
        found = {name: self.mix(name).figures[figure].median() for name in MIXES}
        return {name: value for name, value in found.items() if value is not None}


Rule = Callable[[Rehearsal], Iterator[Remark]]


def remarks(scenario: Scenario, timing: Timing, tally: Tally) -> tuple[Remark, ...]:
    """Faults first, then what is only worth a look."""
    rehearsal = Rehearsal(scenario, timing, tally)
    found = [remark for rule in RULES for remark in rule(rehearsal)]
    return tuple(sorted(found, key=lambda remark: not remark.fault))


def verdict(tally: Tally, found: tuple[Remark, ...]) -> tuple[str, ...]:
    """Whether the scenario is in balance and what that rests on, in sentences; none where faults say it."""
    if not tally.runs:
        return ("Nothing was played.",)
    well = () if any(remark.fault for remark in found) else ("The scenario is in balance.",)
    if tally.runs >= FEW * len(MIXES):
        return well
    return (*well, f"After {exercises(tally.runs)} chance still speaks: play {USUAL} or more.")


def silence_must_not_pay(rehearsal: Rehearsal) -> Iterator[Remark]:
    """Silence in the best third on delivery or on mandate."""
    for figure, name in (("delivery", "delivery"), ("mandate_median", "mandate")):
        medians = rehearsal.medians(figure)
        if "silent" not in medians or len(medians) < 3:
            continue
        better = sum(value > medians["silent"] for value in medians.values())
        if better < len(medians) / 3:
            yield Remark(
                "silence pays", name,
                f"Saying nothing is among the best on {name}: only {_mixes(better)} better. Raise what a "
                "decision is worth (needs met, interests), or lower what the status quo gives.",
                True,
            )  # fmt: skip


def _mixes(number: int) -> str:
    return {0: "no other style does", 1: "one other style does"}.get(number, f"{number} other styles do")


def no_style_wins_everything(rehearsal: Rehearsal) -> Iterator[Remark]:
    """One mix best on all four headlines."""
    tables = [rehearsal.medians(figure) for figure in HEADLINES]
    for mix in MIXES:
        if not all(mix in table and len(table) > 1 for table in tables):
            continue
        if all(table[mix] > max(v for other, v in table.items() if other != mix) for table in tables):
            yield Remark(
                "one style wins", mix,
                f"The style “{mix}” is best on all four headlines, so there is nothing to weigh. Give it a "
                "price: options or acts that help on one headline and cost on another.",
                True,
            )  # fmt: skip


def negotiators_decide_every_item(rehearsal: Rehearsal) -> Iterator[Remark]:
    """An item that negotiators never decide, or always."""
    mix = rehearsal.mix("negotiator")
    for item in rehearsal.scenario.agenda if mix.runs else ():
        times = mix.decided[item.id]
        if not times:
            yield Remark(
                "never decided", item.id,
                f"Negotiators never decide “{item.title}” in {exercises(mix.runs)}. Widen the zone of "
                "agreement there: fewer red lines, a cheaper option, or something to trade it for.",
                True,
            )  # fmt: skip
        elif times == mix.runs >= FEW:
            yield Remark(
                "always decided", item.id,
                f"Negotiators decide “{item.title}” in every one of {mix.runs:,} exercises. Is enough at "
                "stake there?",
                False,
            )  # fmt: skip


def core_injects_fire(rehearsal: Rehearsal) -> Iterator[Remark]:
    """A core inject that never fires in this timing, and others that never do."""
    runs = rehearsal.tally.runs
    for inject in rehearsal.scenario.injects if runs else ():
        if rehearsal.tally.injects[inject.number] or not meant(inject, rehearsal.timing):
            continue
        if inject.core:
            yield Remark(
                "inject never fires", str(inject.number),
                f"Core inject {inject.number}, “{inject.title}”, never fires in {exercises(runs)}. See when "
                "it is due, and ease its condition.",
                True,
            )  # fmt: skip
        elif runs >= FEW:
            yield Remark(
                "inject never fires", str(inject.number),
                f"Inject {inject.number}, “{inject.title}”, never fires in {exercises(runs)}. Ease its "
                "condition, or leave it out.",
                False,
            )  # fmt: skip


def meant(inject: Inject, timing: Timing) -> bool:
    """Whether an inject is part of this timing: not in the library, nor in a move that is not played."""
    if inject.kind == "scheduled" and not inject.core and timing.injects == "core":
        return False
    return inject.at is None or inject.at.move in {move.move for move in timing.moves}


def options_are_wanted(rehearsal: Rehearsal) -> Iterator[Remark]:
    """An option never declared nor adopted in a thousand runs."""
    tally = rehearsal.tally
    for clause in rehearsal.scenario.clauses.values() if tally.runs else ():
        for option in clause.options:
            key = (clause.id, option.id)
            if not tally.declared[key] and not tally.adopted[key]:
                yield Remark(
                    "option never wanted", f"{clause.id}.{option.id}",
                    f"Nobody ever declares or adopts “{option.label}” ({clause.title}) in "
                    f"{exercises(tally.runs)}. Give somebody a reason to want it, or leave it out.",
                    tally.runs >= ENOUGH,
                )  # fmt: skip


def acts_are_used(rehearsal: Rehearsal) -> Iterator[Remark]:
    """Policy acts that nobody takes."""
    unused = [a.title for a in rehearsal.scenario.policy_acts if not rehearsal.tally.steps[a.id]]
    if unused and rehearsal.tally.runs >= FEW:
        names = listed([f"“{title}”" for title in unused])
        yield Remark(
            "act never used", "", f"Nobody ever takes {names}. Make it cheaper, or leave it out.", False
        )


def nobody_always_wins_or_loses(rehearsal: Rehearsal) -> Iterator[Remark]:
    """Seats that come away with nothing, or with the most, in nearly every bargained exercise."""
    tally = rehearsal.tally
    for seat in rehearsal.scenario.delegations:
        times = tally.bargained[seat.id]
        if times < FEW:
            continue
        if tally.lost[seat.id] >= ALWAYS * times:
            yield Remark(
                "always loses", seat.id,
                f"{seat.name} has no more than no deal would give it in {_share(tally.lost[seat.id], times)} "
                "of the exercises that decide something. Give it an option that others can live with.",
                False,
            )  # fmt: skip
        if tally.led[seat.id] >= ALWAYS * times:
            yield Remark(
                "always wins", seat.id,
                f"{seat.name} gains most in {_share(tally.led[seat.id], times)} of the exercises that decide "
                "something. Set its aims further from where the others meet.",
                False,
            )  # fmt: skip


def money_matters(rehearsal: Rehearsal) -> Iterator[Remark]:
    """Money that never binds anybody, or always somebody."""
    mixes = [rehearsal.mix(name) for name in BARGAINING]
    runs, bound = sum(m.runs for m in mixes), sum(m.money_bound for m in mixes)
    if runs < FEW or not any(o.cost for c in rehearsal.scenario.clauses.values() for o in c.options):
        return
    if not bound:
        yield Remark(
            "money never binds", "",
            f"Money never runs short in {runs:,} bargained exercises. Lower headroom, or raise costs.", False,
        )  # fmt: skip
    elif bound == runs:
        yield Remark(
            "money always binds", "",
            f"Money runs short in every one of {runs:,} bargained exercises. Give somebody more headroom.",
            False,
        )  # fmt: skip


def _share(part: int, whole: int) -> str:
    return f"{100 * part // whole} %"


RULES: tuple[Rule, ...] = (
    silence_must_not_pay, no_style_wins_everything, negotiators_decide_every_item, core_injects_fire,
    options_are_wanted, acts_are_used, nobody_always_wins_or_loses, money_matters,
)  # fmt: skip
