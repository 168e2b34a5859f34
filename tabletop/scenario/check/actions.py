"""Operational verbs: strike, intercept, take out; what must follow them and what excuses them."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tabletop.scenario.check import vocabulary as v
from tabletop.scenario.check.company import (
    ABSTRACTLY,
    ANYBODY,
    BARGAIN,
    CAPTIVES,
    LETTERS,
    LONE_PRONOUN,
    MISSILES,
    ON_ABSTRACT,
    PAPERS,
    PLACES,
    SHOTS,
    STOCKS,
    TARGETS,
    VICTIMS,
    WATERS,
)
from tabletop.scenario.check.words import Pattern, either, fill, maybe, number, one, some


class Verb(NamedTuple):
    """An operational verb: strike/strikes/striking; whether it is also a noun; what must (not) follow it."""

    forms: str
    noun: bool = False
    needs: Pattern = ()
    unless: Pattern = ()


_AT_SIGHT = either(
    (one("on"), one("sight")), (one("to"), one("kill")), (one("back first"),), TARGETS, LONE_PRONOUN
)
_AT_WILL = either(TARGETS, LONE_PRONOUN, (one("at"), number), (one("at"), one("will")))
_ATTACK = one("attack attacks offensive offensives assault")
_DRIVE: Pattern = (
    either(
        (one("an a the"), fill(1), _ATTACK, *ON_ABSTRACT),
        (some("an a the our"), one(v.CHARM), _ATTACK),
    ),
)
_PLACE_OR_THING = (either(PLACES, VICTIMS),)
_ON_PLACES = (one("on upon into"), *PLACES)

# What is done to things; the first group are nouns as well.
_DONE_AS_NOUN = (
    "sink/sinks/sinking", "shell/shells/shelling", "jam/jams/jamming", "down/downs/downing",
    "ram/rams/ramming", "sabotage/sabotages/sabotaging", "torch/torches/torching", "crush/crushes/crushing",
)  # fmt: skip
_DONE = (
    "neutralise/neutralises/neutralising", "neutralize/neutralizes/neutralizing", "raze/razes/razing",
    "take out/takes out/taking out", "take down/takes down/taking down", "hack/hacks/hacking",
    "bring down/brings down/bringing down", "blow up/blows up/blowing up", "nuke/nukes/nuking",
    "wipe out/wipes out/wiping out", "knock out/knocks out/knocking out", "disable/disables/disabling",
    "eliminate/eliminates/eliminating", "suppress/suppresses/suppressing", "overrun/overruns/overrunning",
    "annihilate/annihilates/annihilating", "obliterate/obliterates/obliterating",
    "cripple/cripples/crippling", "encircle/encircles/encircling",
    "interdict/interdicts/interdicting", "defeat/defeats/defeating",
)  # fmt: skip

VERBS = (
    Verb("strike/strikes/striking", True, unless=BARGAIN),
    Verb("attack/attacks/attacking", True, unless=(either((one("helicopters submarines"),), ABSTRACTLY),)),
    Verb("bomb/bombs/bombing", True, unless=(one("disposal squad squads shelter shelters threat threats"),)),
    Verb(
        "raid/raids/raiding", True, unless=(some("the its their"), fill(1), one("budget budgets fund funds"))
    ),
    Verb("ambush/ambushes/ambushing", True),
    Verb("blockade/blockades/blockading", True),
    Verb("invade/invades/invading"),
    Verb("bombard/bombards/bombarding", unless=(fill(4), one("with"), one("questions papers messages"))),
    Verb("destroy/destroys/destroying", unless=STOCKS),
    Verb("intercept/intercepts/intercepting", unless=LETTERS),
    Verb("shoot down/shoots down/shooting down", unless=PAPERS),
    Verb("shoot at/shoots at/shooting at"),
    Verb("shoot/shoots/shooting", needs=(_AT_SIGHT,)),
    Verb("kill/kills/killing", unless=PAPERS),
    Verb("assassinate/assassinates/assassinating"),
    Verb("strafe/strafes/strafing"),
    Verb("detonate/detonates/detonating"),
    Verb("torpedo/torpedoes/torpedoing", True, unless=PAPERS),
    Verb("fire/fires/firing", True, needs=SHOTS),
    Verb("launch/launches/launching", True, needs=(either((one("at against"),), MISSILES),), unless=_DRIVE),
    Verb("engage/engages/engaging", needs=(_AT_WILL,)),
    Verb("target/targets/targeting", True, needs=(either(TARGETS, PLACES),)),
    Verb("mine/mines/mining", True, needs=WATERS),
    Verb("lay/lays/laying", needs=(maybe(one("sea naval land")), one("mines"))),
    Verb("occupy/occupies/occupying", needs=PLACES),
    Verb("besiege/besieges/besieging", needs=PLACES),
    Verb("seize/seizes/seizing", needs=_PLACE_OR_THING),
    Verb("capture/captures/capturing", needs=_PLACE_OR_THING),
    Verb("storm/storms/storming", True, needs=_PLACE_OR_THING),
    Verb("assault/assaults/assaulting", True, needs=_PLACE_OR_THING),
    Verb("hit/hits/hitting", True, needs=(maybe(one("back"), one("at against")), *ANYBODY)),
    Verb("retaliate/retaliates/retaliating", needs=(one("against on"), *ANYBODY)),
    Verb("scramble/scrambles/scrambling", True, needs=(fill(1), one("fighters jets aircraft pilots"))),
    Verb("drop/drops/dropping", True, needs=(fill(3), one("bombs"))),
    Verb("board/boards/boarding", True, needs=(maybe(one("and"), fill(1)), *VICTIMS)),
    Verb("land/lands/landing", True, needs=(fill(1), one("marines troops forces paratroopers"))),
    Verb("advance/advances/advancing", True, needs=_ON_PLACES),
    Verb("march/marches/marching", True, needs=_ON_PLACES),
    Verb("burn/burns/burning", True, needs=VICTIMS, unless=(one("bridges"),)),
    *(Verb(forms, True, needs=ANYBODY) for forms in _DONE_AS_NOUN),
    Verb("execute/executes/executing", needs=CAPTIVES),
    Verb("murder/murders/murdering"),
    Verb("kidnap/kidnaps/kidnapping"),
    Verb("poison/poisons/poisoning", True, needs=(either((some(v.WHICH), one(v.DRINK)), ANYBODY),)),
    *(Verb(forms, needs=VICTIMS if " " in forms else ANYBODY) for forms in _DONE),
)


@cache
def forms() -> dict[str, list[tuple[str, Verb, str]]]:
    """By first word: the word that must follow it, if any; the verb; base, third or gerund."""
    known: dict[str, list[tuple[str, Verb, str]]] = {}
    for verb in VERBS:
        for spelling, form in zip(verb.forms.split("/"), ("base", "third", "gerund")):
            first, _, particle = spelling.partition(" ")
            known.setdefault(first, []).append((particle, verb, form))
    return known
