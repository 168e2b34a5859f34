"""Operations said without a plain verb: in the passive, as a noun, as an order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import islice

from tabletop.scenario.check.company import ON_ABSTRACT, OPERATIONS, PLACES, VICTIMS, WATERS
from tabletop.scenario.check.speech import MOST, Span, before, excused
from tabletop.scenario.check.words import (
    Pattern,
    Row,
    either,
    ends,
    fill,
    lexicon,
    maybe,
    number,
    one,
    plural,
    some,
    stop,
    text_at,
    unless,
)

_PRESENT = lexicon("is are get gets")
_SOFT = lexicon("to could may should would")
_AUXILIARY = _PRESENT | _SOFT | lexicon("will shall must can")
_SHOT = lexicon("intercepted destroyed shot struck attacked bombed invaded fired launched taken")
_CAUGHT = lexicon("engaged hit sunk jammed seized captured neutralised neutralized eliminated")
_PARTICLE = {
    "shot": ("down", "at"), "taken": ("out", "down"),
    "fired": ("on", "at", "upon", "against"), "launched": ("on", "at", "upon", "against"),
}  # fmt: skip
_ROUTINE = {"engaged": ("in",), "hit": ("by",), "seized": ("by", "under"), "intercepted": ("by", "under")}
_ELSEWHERE = lexicon(f"""
{plural("balance deal compromise bargain agreement sentence word paragraph reference clause stock stockpile")}
{plural("mine record idea proposal budget market opportunity lesson price")} data talks industry economy
""")
_THINGS = lexicon(f"""
{plural("drone missile target intruder ship vessel jet depot launcher site radar airfield base bunker")}
{plural("convoy boat tank")} aircraft battery batteries troops
""")
_REPORT = ("note", "recall", "report", "regret", "concern", "aware", "observ", "recogni", "remember")
_SAYS_WHO = (["who"], ["that"], ["which"], ["those"])

_DO = """
conduct conducts conducting mount mounts mounting order orders ordering approve approves approving
authorise authorises authorising authorize authorizes authorizing execute executes executing undertake
undertakes undertaking begin begins beginning start starts starting stage stages staging threaten
threatens take takes taking
"""
_USE = "use uses using employ employs employing unleash unleashes authorise authorises authorize authorizes"
_REPLY = """
respond responds responding answer answers answering react reacts reacting reply replies retaliate
retaliates meet meets meeting intervene intervenes intervening act acts acting
"""
_DEEDS = """
destruction interception elimination neutralisation neutralization bombing shelling sinking seizure
capture occupation invasion jamming downing
"""
_OPERATION = (
    some("a an the any further limited more new first direct some such with swift immediate massive"),
    either(OPERATIONS, (one(_DEEDS), one("of"), either(VICTIMS, PLACES))),
    unless(*ON_ABSTRACT),
    unless(one("exercise exercises training capability doctrine planning review study studies inquiry ban")),
)
_CLOSURE = (
    some("a an the"),
    fill(1),
    either((one("blockade"),), (one("no-fly"), one("zone"))),
    unless(one("illegal unlawful")),
)
_FORCE = (
    maybe(one("the"), one("use"), one("of")),
    either(
        (one("lethal deadly military armed"), one("force")),
        (one("force"), either((one("against on"),), (one("to"), one("stop")))),
    ),
)
_FORCE_ITSELF = (some("lethal deadly military armed"), one("force"))
_ALLOWED = (
    one("is are shall will can may must"),
    maybe(one("be")),
    one("authorised authorized approved allowed permitted ordered released"),
)
_USE_OF_FORCE = (maybe(one("the")), one("use"), one("of"), *_FORCE_ITSELF)
_ON_TARGET = (
    some("a an the any further limited more new joint"), either(OPERATIONS, (one("blockade"),)),
    one("on against of"), either(VICTIMS, PLACES),
)  # fmt: skip
_UNDONE = either(
    (one("shot"), one("down")), (one("intercepted destroyed bombed sunk neutralised eliminated"),)
)
_LOSSES = (
    either((some("up to more than"), number), (one("some more few heavy light own our further"),)),
    some("heavy light own our further civilian"),
    one("casualties fatalities deaths dead"),
)

PHRASES: tuple[tuple[str, Pattern], ...] = (
    (_DO, _OPERATION),
    ("carry carries carrying", (one("out"), *_OPERATION)),
    ("agree agrees agreeing begin begins", (one("to"), one("a an the further joint limited"), *_OPERATION)),
    ("decide decides deciding", (one("on"), *_OPERATION)),
    (_USE, _FORCE),
    (_REPLY, (fill(5), one("with"), maybe(one("lethal military armed")), one("force"))),
    (_REPLY, (one("militarily"),)),
    (f"{_DO} impose imposes imposing enforce enforces enforcing establish establishes join joins", _CLOSURE),
    ("declare declares declaring", (one("a an"), *_CLOSURE)),
    (
        f"{_USE} turn turns turning aim aims aiming point points pointing",
        (fill(3), one("missiles weapons artillery rockets guns interceptors bombs"), one("against at on")),
    ),
    (
        "authorise authorises authorising authorize authorizes authorizing approve approves order orders",
        _USE_OF_FORCE,
    ),
    ("use", (one("of"), *_FORCE_ITSELF, *_ALLOWED)),
    ("lethal deadly", (one("force"), *_ALLOWED)),
    ("weapons", (one("are shall will"), maybe(one("be")), one("released"))),
    ("weapon weapons", (one("release"), unless(one("is are"), one("refused banned")))),
    ("take takes taking seize seizes seizing", (fill(1), one("hostages"))),
    (
        "fund funds finance finances support supports back backs plan plans prepare prepares approve",
        _ON_TARGET,
    ),
    ("pay pays vote votes", (one("for"), *_ON_TARGET)),
    ("shoot shoots shooting", (either((one("them it"),), VICTIMS), one("down"))),
    ("take takes taking", (*VICTIMS, one("out down"), unless(one("of from")))),
    ("open opens opening return returns returning", (one("fire"), unless(one("training")))),
    ("fire engage shoot", (one("at"), one("will"))),
    ("weapons", (one("free"),)),
    ("kinetic", (one("response responses action actions option options measures"),)),
    ("declare declares declaring wage wages waging", (fill(1), one("war"), unless(*ON_ABSTRACT))),
    ("go goes going", (one("to"), one("war"))),
    ("remove removes clear clears expel expels drive take takes", (fill(4), one("by"), one("force"))),
    ("have has having get gets getting", (*VICTIMS, _UNDONE)),
    ("bombing shelling", (one("starts begins continues"),)),
    ("accept accepts accepting expect expects tolerate tolerates", _LOSSES),
)


# A choice that is named after an operation and nothing else: Air strikes, A blockade of the port.
_NAMED: Pattern = (
    some("a an another more further limited joint new"),
    either(
        (
            one("air drone missile naval ground night pre-emptive preventive punitive surprise retaliatory"),
            OPERATIONS[-1],
        ),
        (*OPERATIONS, one("on against"), either(VICTIMS, PLACES)),
        (some("naval total"), one("blockade"), maybe(one("of"), either(PLACES, WATERS, VICTIMS))),
    ),
    stop,
)
_NEW_SENTENCE = frozenset(".;!?\n")


@cache
def _begun() -> dict[str, list[Pattern]]:
    """How each phrase goes on, by its first word."""
    known: dict[str, list[Pattern]] = {}
    for first, rest in PHRASES:
        for word in first.split():
            known.setdefault(word, []).append(rest)
    return known


def phrases(words: Row) -> Iterator[Span]:
    """Where operations are said in the passive or as a noun: first word, and the one after the last."""
    return islice(_phrases(words), MOST)


def _phrases(words: Row) -> Iterator[Span]:
    begun = _begun()
    for at, word in enumerate(words):
        if not at or words[at - 1].text in _NEW_SENTENCE:
            end = next(ends(words, at, _NAMED), None)
            if end is not None:
                yield at, end
        if word.text in _AUXILIARY:
            yield from _passive(words, at)
        for rest in begun.get(word.text, ()):
            end = next(ends(words, at + 1, rest), None)
            if end is not None and _phrase_is_meant(before(words, at)):
                yield at, end
                break


def _phrase_is_meant(said: list[str]) -> bool:
    return not excused("gerund", said) and said[-1:] not in _SAYS_WHO


def _passive(words: Row, at: int) -> Iterator[Span]:
    """shall be intercepted, are shot down: an auxiliary, perhaps an adverb, and what is done."""
    verb = at + 1 + (text_at(words, at + 1) == "be")
    verb += text_at(words, verb).endswith("ly")
    done, modal = text_at(words, verb), words[at].text
    if done not in _SHOT and done not in _CAUGHT:
        return
    end = verb + 1
    if done in _PARTICLE:
        if text_at(words, end) not in _PARTICLE[done]:
            return
        end += 1
    if _passive_is_meant(modal, done, text_at(words, end), before(words, at)):
        yield verb, end


def _passive_is_meant(modal: str, done: str, following: str, said: list[str]) -> bool:
    """Whether a passive is an operation that the text decides on."""
    if not _ELSEWHERE.isdisjoint(said) or excused("base", said):
        return False
    present = modal in _PRESENT
    if (present or done in _CAUGHT) and _THINGS.isdisjoint(said):
        return False
    if following in _ROUTINE.get(done, ()) and (present or done in ("engaged", "hit")):
        return False
    if present and any(word.startswith(_REPORT) for word in said):
        return False
    if done == "hit" and not {"target", "targets"}.isdisjoint(said):
        return False
    return not (done in ("attacked", "invaded") and modal in _SOFT)
