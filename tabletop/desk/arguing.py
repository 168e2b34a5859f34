"""Verbs of arguments: propose, reasons, estimates, rulings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from tabletop.desk import picking
from tabletop.desk.choices import Choice, Unfinished, Wrong, chosen
from tabletop.desk.desk import Desk
from tabletop.desk.examples import fitting
from tabletop.desk.forms import Blank, Form
from tabletop.desk.questions import REQUIRED
from tabletop.desk.verbs import verb
from tabletop.exercise.arguments.discussion import AddReason, Estimate
from tabletop.exercise.arguments.proposals import ProposeArgument, RuleScope
from tabletop.exercise.arguments.rulings import RuleArgument
from tabletop.exercise.views.alliance import AllianceView, ArgumentView
from tabletop.exercise.views.public import PublicView
from tabletop.measures.policy_acts import policy_act, policy_acts
from tabletop.scenario.script import Effect
from tabletop.showing.gate import one_line
from tabletop.showing.names import Names
from tabletop.showing.tables.talk import argument_lines

SIDES = (Choice(True, "for"), Choice(False, "against"))
SIDE_HELP = "Type for or against, then the reason in a sentence: for It has been done before."
EFFECT_HELP = (
    "What should come of it; then one to three reasons why it should work; all parted by semicolons."
)
REASONS_HELP = "One to three reasons why it should work, parted by semicolons."
SCOPES = (Choice(True, "in scope"), Choice(False, "out of scope"))
RULING_HELP = (
    "Type yes, partly or no; or estimate, for the median of the estimates; or dice with the net of accepted "
    "reasons, such as dice +1. Then, if wanted, with commas: as and the act that it amounts to, one of "
    "'steps' by its title or a published one such as visit; and effects such as {seat} support -3 or {other} "
    "headroom 2. Example: partly, as visit, {seat} support 3."
)


CASE = Form(
    (
        Blank("Intended effect", "text"), Blank("Why it should work", "text"),
        Blank("Second reason", "text", needed=False), Blank("Third reason", "text", needed=False),
    ),
    lambda answers: "; ".join(answer.replace(";", ",") for answer in answers if answer),
)  # fmt: skip
SIDED = Form((Blank("For or against", "one", SIDES), Blank("Why", "text")))
METHODS = (
    Choice("yes", "yes"), Choice("partly", "partly"), Choice("no", "no"),
    Choice("estimate", "by the median of the estimates", ("estimate",)),
    Choice("dice", "by two dice and the net of accepted reasons", ("dice",)),
)  # fmt: skip
KINDS = (Choice("support", "domestic support", ("support",)), Choice("headroom", "headroom"))


def _ruling_form(view: PublicView) -> Form:
    acts = tuple(Choice(act.name, act.label, (act.name,)) for act in policy_acts().values())
    return Form(
        (
            Blank("Ruling", "one", METHODS),
            Blank("Net of accepted reasons", "number", needed=False, only=("dice",), help="-2 to 2."),
            Blank("It amounts to", "one", acts, needed=False, help="A policy act that counts, or nothing."),
            Blank("Effect on", "one", tuple(picking.seats(view)), needed=False),
            Blank("changes its", "one", KINDS, needed=False),
            Blank("by", "number", needed=False, help="Such as 2 or -3."),
        ),
        _ruling_line,
    )


def _ruling_line(answers: Sequence[str]) -> str:
    method, net, code, seat, kind, amount = answers
    effect = " ".join(piece for piece in (seat, kind, amount) if piece)
    pieces = (f"{method} {net}".strip(), f"as {code}" if code else "", effect)
    return ", ".join(piece for piece in pieces if piece)


def _known(desk: Desk, view: AllianceView, *, ruled: bool = True) -> list[Choice[ArgumentView]]:
    names = Names(view)
    found = [
        Choice(a, _called(names, a, private=desk.discreet), (), number)
        for number, a in enumerate(view.arguments, 1)
        if ruled or a.scope is None
    ]
    if not found:
        raise Wrong("No proposal waits for that now. 'arguments' lists them.")
    return found


def _called(names: Names, argument: ArgumentView, *, private: bool) -> str:
    """By its words; until it is ruled in scope they are its author's own."""
    if private and not argument.scope:
        return f"a proposal of {names.seat(argument.by)}"
    return one_line(argument.text, 70)


async def _which(desk: Desk, view: AllianceView, *, ruled: bool = True) -> ArgumentView:
    known = _known(desk, view, ruled=ruled)
    return await desk.ask.words(
        "Which proposal",
        "Type its number; 'arguments' lists them.",
        lambda a: chosen(a, known, "Which proposal"),
        default=known[0].value if len(known) == 1 else REQUIRED,
        words="empty: the only one",
        cut=_number,
        quiet=True,
        choices=known,
    )


def _remind(desk: Desk, view: AllianceView, argument: ArgumentView) -> None:
    """What is to be ruled on, unless the ruling stands on the line already."""
    if desk.ask.ahead:
        return
    if desk.discreet and not argument.scope:
        desk.ask.note(
            f"A proposal of {Names(view).seat(argument.by)}. Its words stand in control view alone."
        )
    else:
        shown = replace(argument, estimates=()) if desk.discreet else argument
        desk.ask.note(*argument_lines(Names(view), shown))


def _number(part: str) -> tuple[str, str]:
    first, _, rest = part.partition(" ")
    return (first, rest) if first.isdecimal() else ("", part)


@verb(
    "argue", "argument", group="arguments", acts=(ProposeArgument,),
    example="argue {seat} / Ask a retired judge / They begin to talk; Both sides trust her",
    help="Propose an act that no list foresaw: the act, its effect, up to three reasons.",
)  # fmt: skip
async def argue(desk: Desk) -> None:
    """Propose."""
    seat = await picking.ask_seat(desk, await desk.view(), what="Who proposes it")
    act = await desk.ask.words("The act", "What it would do, in a sentence.", str)
    words = await desk.ask.text("Intended effect; reasons", EFFECT_HELP, form=CASE)
    effect, *reasons = _pieces(words)
    if not reasons:
        reasons = _pieces(await desk.ask.text("Reasons", REASONS_HELP))
    await desk.act(ProposeArgument(act, effect, tuple(reasons)), seat)


def _pieces(words: str) -> list[str]:
    return [piece.strip() for piece in words.split(";") if piece.strip()] or [""]


@verb(
    "reason", group="arguments", acts=(AddReason,), example="reason {seat} 1 for It has been done before.",
    help="Add a reason for or against a proposal.",
)  # fmt: skip
async def reason(desk: Desk) -> None:
    """Add a reason."""
    view = await desk.view()
    _known(desk, view)
    seat = await picking.ask_seat(desk, view)
    argument = await _which(desk, view)
    favour, words = await desk.ask.words(
        "For or against, and why", SIDE_HELP, _sided, choices=SIDES, form=SIDED
    )
    await desk.act(AddReason(argument.id, favour, words), seat)


def _sided(answer: str) -> tuple[bool, str]:
    first, _, words = answer.strip().partition(" ")
    favour = chosen(first.rstrip(":,"), SIDES, "For or against")
    if not words.strip():
        raise Unfinished(f"{'For' if favour else 'Against'}: now type the reason, in a sentence.")
    return favour, words.strip()


@verb(
    "estimate", group="arguments", acts=(Estimate,), example="estimate {seat} 1 / 60",
    help="Note a delegation's private estimate of the chance of success, 0 to 100.",
)  # fmt: skip
async def estimate(desk: Desk) -> None:
    """Estimate."""
    view = await desk.view()
    _known(desk, view)
    seat = await picking.ask_seat(desk, view)
    argument = await _which(desk, view)
    percent = await desk.ask.number("Chance of success", 0, 100, "A whole number from 0 to 100.")
    await desk.act(Estimate(argument.id, percent), seat)


@verb(
    "scope", group="arguments", acts=(RuleScope,), example="scope 1 in It is a matter of policy.",
    help="Rule first whether a proposal is at policy level, and so in scope.",
)  # fmt: skip
async def scope(desk: Desk) -> None:
    """Rule on scope."""
    view = await desk.view()
    argument = await _which(desk, view, ruled=False)
    _remind(desk, view, argument)
    inside = await desk.ask.one("In or out of scope", SCOPES, "Type in or out.")
    await desk.act(RuleScope(argument.id, inside, await desk.ask.text("Reason", "Why, in a sentence.")))


@verb(
    "rule", "ruling", group="arguments", acts=(RuleArgument,),
    example="rule 1 / dice +1, as visit / Kindness carries far.",
    help="Rule on a proposal: yes, partly or no, by the median estimate, or by dice.",
)  # fmt: skip
async def rule(desk: Desk) -> None:
    """Rule."""
    view = await desk.view()
    argument = await _which(desk, view)
    _remind(desk, view, argument)
    fields = await desk.ask.words(
        "Ruling", fitting(RULING_HELP, view), lambda a: _ruling(a, view), cut=_ruling_ahead,
        form=_ruling_form(view),
    )  # fmt: skip
    words = await desk.ask.text("Reason", "Why, in a sentence for the record.")
    await desk.act(RuleArgument(argument.id, reason=words, **fields))


def _ruling_ahead(part: str) -> tuple[str, str]:
    """One word, with a number after dice, unless commas show that more belongs to it."""
    if "," in part:
        return part, ""
    found = re.match(r"(dice\s+[+-]?\d+|\S+)\s*", part, re.IGNORECASE)
    return (found[1], part[found.end() :]) if found else (part, "")


def _ruling(answer: str, view: AllianceView) -> dict[str, Any]:
    first, *more = [piece.strip() for piece in re.split("[,;]", answer)]
    help = fitting(RULING_HELP, view)
    fields = _method(first, help)
    effects = []
    for piece in more:
        if piece.casefold().startswith("as "):
            fields["code"] = _code(piece[3:].strip(), view)
        elif piece:
            effects.append(_effect(piece, view, help))
    return {**fields, "effects": tuple(effects)}


def _code(answer: str, view: AllianceView) -> str:
    """The code of an act: a published name or number, or the title of one of this exercise's own steps."""
    written = answer.replace(" ", "_")
    if policy_act(written) is not None:
        return written
    published = [Choice(a.name, a.label, (a.name, a.name.replace("_", " "))) for a in policy_acts().values()]
    coded = ((step, next((s.act for s in step.signals if s.act), None)) for step in view.catalogue)
    own = [Choice(code, one_line(step.title), (step.id,)) for step, code in coded if code]
    return chosen(answer, published + own, "As")


def _method(answer: str, help: str) -> dict[str, Any]:
    word = answer.casefold()
    if word in ("yes", "partly", "no"):
        return {"method": "judgement", "outcome": word}
    if word in ("estimate", "median"):
        return {"method": "estimate"}
    if found := re.fullmatch(r"dice(?:\s*([+-]?\d{1,2}))?", word, re.ASCII):
        return {"method": "dice", "net": int(found[1] or 0)}
    raise Wrong(f"“{one_line(answer, 40)}” is not a ruling. {help}")


def _effect(piece: str, view: AllianceView, help: str) -> Effect:
    found = re.fullmatch(r"(.+?)\s+(support|headroom)\s+([+-]?\d{1,7})", piece, re.IGNORECASE | re.ASCII)
    if found is None or abs(int(found[3])) > 1_000_000:
        raise Wrong(f"“{one_line(piece, 40)}” is not an effect. {help}")
    seat = chosen(found[1], picking.seats(view), "Effect")
    return Effect.model_validate({"kind": found[2].casefold(), "seat": seat, "amount": int(found[3])})
