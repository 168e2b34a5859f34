"""Words of military operations, and the company that makes the same words innocent."""

from __future__ import annotations

from dataclasses import dataclass

NUMBER = (
    r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|sixty|hundred|(?:a|several|some) (?:dozen|hundred|thousand)|(?:dozens|hundreds|thousands) of)"
)
HARDWARE = (
    r"(?:launchers|batteries|interceptors|missiles|aircraft|jets|fighters|bombers|troops|soldiers|tanks|drones"
    r"|warships|frigates|destroyers|submarines|brigades|battalions|squadrons|companies of|radars|warheads"
    r"|rockets|guns|howitzers|helicopters)"
)
_WHICH = (
    r"(?:(?:the|a|an|any|all|each|every|its|their|our|those|these|enemy|hostile|incoming|intruding|unidentified"
    rf"|unknown|foreign|first|more|warning|live|{NUMBER})\s+)*"
)
_HEAD = (
    r"(?:enem(?:y|ies)|targets?|aircraft|airfields?|bases?|batter(?:y|ies)|bombers?|bridges?|cities"
    r"|command posts?|convoys?|depots?|drones?|fighters?|forces|installations?|intruders?|jets?|launchers?"
    r"|launch[ -]sites?"
    r"|missiles?|ports?|positions|radars?|ships?|sites?|submarines?|tanks?|territory|troops|vessels?|warships?)"
)
_TRADE = (
    r"(?!\s+(?:makers?|producers?|manufacturers?|suppliers?|industry|industries|firms?|experts?|compan(?:y|ies)"
    r"|operators?|owners?|production|procurement|spending|sales|exports?|imports?|technolog(?:y|ies)|defen[cs]e"
    r"|programmes?|programs?|projects?|initiatives?|funds?|budgets?|contracts?|costs?|stud(?:y|ies)|reviews?"
    r"|talks|threats?|incursions?|incidents?|shields?|warning|alerts?|wall|treaty|control|training|purchases?"
    r"|inquiry|investigation|survey|register|coalition|commanders?|attach[eé]s?|nations?|countries|policy"
    r"|planners?|authorities|tests?))"
)
_TALK = (
    r"(?![^.;]*\b(?:in|through|with)\s+(?:an?\s+)?(?:\w+\s+)?"
    r"(?:dialogue|talks|consultations?|planning|training))"
)
TARGETS = rf"{_WHICH}(?:(?!of |for |to |in |with |from |on )[a-z-]+\s+)?{_HEAD}\b{_TRADE}{_TALK}"
MISSILES = (
    rf"{_WHICH}(?:[a-z-]+\s+)?(?:missiles?|rockets?|drones?|(?:air ?)?strikes?|(?:counter-?)?attacks?"
    r"|interceptors?|raids?|sorties?|(?:counter-?)?offensives?|assaults?|invasions?|torpedo(?:es)?"
    rf"|military operations?|salvo(?:e?s)?|warheads?)\b{_TRADE}"
)
OBJECT = (
    rf"(?:back|first|deep|inside|at|the|an?|any|all|each|every|its|their|our|his|those|these|enemy|hostile|incoming"
    rf"|foreign|targets?|{NUMBER})\b|[a-z-]+\s+{_HEAD}\b|{_HEAD}\b"
)


@dataclass(frozen=True, slots=True)
class Verb:
    """An operational verb: strike/strikes/striking; whether it is also a noun; what must (not) follow it."""

    forms: str
    noun: bool = False
    needs: str = ""
    unless: str = ""


_BARGAIN = (
    r"(?:(?:an?|the|this|that|some|such an?|our|its|their)\s+)?(?:[a-z-]+\s+)?(?:balances?|deals?|bargains?"
    r"|compromises?|notes?|tones?|chords?|agreements?|accords?|words?|wording|sentences?|phrases?|paragraphs?"
    r"|references?|clauses?|lines?|texts?|brackets?|partnerships?|footnotes?)\b|out\b|off\b|through\b|up\b|from\b"
)
_STOCKS = (
    r"(?:(?:the|its|their|all|any|old|surplus|excess|remaining)\s+)*(?:[a-z-]+\s+)?(?:stocks?|stockpiles?|records?"
    r"|data|documents?|copies|trust|confidence|mines|minutes|papers|munitions)\b"
)

_PAPERS = (
    r"(?:off\b|time\b|(?:the|this|any|a)\s+(?:deal|text|draft|idea|talks|clause|proposal|project|motion))"
)
_SHOTS = (
    rf"(?:on|at|upon|back|first|into)\b|{_WHICH}(?:[a-z-]+\s+)?(?:missiles?|rockets?|shots?|rounds?|salvo(?:e?s)?"
    r"|shells?|interceptors?|torpedo(?:es)?|guns?|artillery|weapons?)\b"
)

VERBS = (
    Verb("strike/strikes/striking", noun=True, unless=_BARGAIN),
    Verb("attack/attacks/attacking", noun=True, unless=r"(?:aircraft|helicopters?|submarines?)"),
    Verb("bomb/bombs/bombing", noun=True, unless=r"(?:disposal|squads?|shelters?|threats?)"),
    Verb("raid/raids/raiding", noun=True, unless=r"(?:the|its|their)?\s*(?:budgets?|funds?|purse)"),
    Verb("ambush/ambushes/ambushing", noun=True),
    Verb("blockade/blockades/blockading", noun=True),
    Verb("invade/invades/invading"),
    Verb("bombard/bombards/bombarding", unless=r".*\bwith (?:questions|papers|messages)"),
    Verb("destroy/destroys/destroying", unless=_STOCKS),
    Verb("intercept/intercepts/intercepting"),
    Verb("shoot down/shoots down/shooting down"),
    Verb("shoot at/shoots at/shooting at"),
    Verb("kill/kills/killing", unless=_PAPERS),
    Verb("fire/fires/firing", noun=True, needs=_SHOTS),
    Verb("launch/launches/launching", noun=True, needs=rf"(?:at|against)\b|{MISSILES}"),
    Verb("engage/engages/engaging", needs=rf"{TARGETS}|at\s+\d"),
    Verb("target/targets/targeting", noun=True, needs=TARGETS),
    Verb("neutralise/neutralises/neutralising", needs=TARGETS),
    Verb("neutralize/neutralizes/neutralizing", needs=TARGETS),
    Verb("take out/takes out/taking out", needs=TARGETS),
)

FORCES = "deploy|station|position|field|send|dispatch|move|base|install|rotate"
