"""Noun phrases that tell by their company what a verb does: targets, places, operations, texts."""

from __future__ import annotations

from collections.abc import Iterator

from tabletop.scenario.check import vocabulary as v
from tabletop.scenario.check.words import (
    Pattern,
    Row,
    either,
    fill,
    lexicon,
    maybe,
    number,
    one,
    plural,
    some,
    stop,
    unless,
)

_MEANS = lexicon("by in through with")
_PEACEFUL = lexicon(v.PEACEFUL)


def _by_force(words: Row, at: int) -> Iterator[int]:
    """Goes on unless the clause ends in talks, training or sanctions."""
    for end in range(at, min(len(words), at + 12)):
        if words[end].text in (".", ";"):
            break
        if words[end].text in _PEACEFUL and any(
            word.text in _MEANS for word in words[max(at, end - 3) : end]
        ):
            return
    yield at


_OWN = (some(v.WHICH), maybe(number), some(v.WHICH))
_WHOSE = maybe(one("the a its their every this that any"))
_NOT_TRADE = unless(one(v.TRADE))
_AIMS = one("target targets positions")
_PAIRS = either((one("command"), one(plural("post network"))), (one("launch"), one("site sites")))


def _things(nouns: str, spare: int) -> Pattern:
    """One of these nouns with its articles and numbers and a word or two between; no trade in it."""
    head = either((one(nouns),), (_PAIRS,))
    return (*_OWN, fill(spare, v.LINK), head, _NOT_TRADE, _by_force)


TARGETS = _things(f"{v.THINGS} target targets positions", 1)
VICTIMS: Pattern = (
    either(
        (unless(fill(2, v.LINK), _AIMS), *_things(v.VICTIM, 2)),
        (some(v.WHICH), one("enemy hostile military"), _AIMS),
        (some(v.WHICH), fill(1, v.LINK), one("positions"), unless(one("of on in taken paper papers"))),
        (*_OWN, fill(1, v.LINK), one("air"), one(plural("defence defense")), _NOT_TRADE, _by_force),
    ),
)
PLACES = (
    *_OWN, unless(one("new uncharted common")), fill(1, v.LINK), one(v.PLACE),
    unless(one("market markets gains post posts flight")), _NOT_TRADE, _by_force,
)  # fmt: skip
WATERS = (maybe(one("the")), fill(1, v.LINK), one(v.WATER))
OPERATIONS = (
    some(v.KIND_OF_OPERATION),
    either((one(v.OPERATION),), (one("combat military"), one("operation operations action"))),
)
LONE_PRONOUN: Pattern = (
    one(v.PRONOUN),
    either((stop,), (one("all both hard back now first again too"),)),
)
ANYBODY: Pattern = (either(VICTIMS, LONE_PRONOUN),)
CAPTIVES = (*_OWN, fill(1, v.LINK), one(v.CAPTIVE), _NOT_TRADE)
MISSILES = (*_OWN, fill(1, v.LINK), either((one(v.WEAPON),), OPERATIONS), _NOT_TRADE)
OBJECT: Pattern = (
    either(
        (one(f"{v.WHICH} back deep inside at his target targets"),),
        (number,),
        (fill(1, v.LINK), one(v.VICTIM)),
        LONE_PRONOUN,
    ),
)
ABSTRACTLY = (_WHOSE, fill(1), one(v.ABSTRACT))
ON_ABSTRACT = (one("on against"), *ABSTRACTLY)

BARGAIN: Pattern = (
    either(
        (some("an a the this that some such our its their", 2), fill(1), one(v.WORDING)),
        (one("out off through up from"),),
        (fill(3), one("as"), maybe(one("too")), one(v.ODD)),
    ),
)
STOCKS = (some("the its their all any old surplus excess remaining"), fill(1), one(v.STOCK))
PAPERS: Pattern = (
    either(
        (one("off time"),), (one("two"), one("birds")), (one("the this that any a"), fill(1), one(v.PAPER)),
    ),
)  # fmt: skip
LETTERS: Pattern = (
    either(
        (fill(1), one(v.LETTER)), (one("cost costs price prices budget budgets stock stocks share shares"),)
    ),
)
SHOTS: Pattern = (either((one("on at upon back first into"),), (*_OWN, fill(1, v.LINK), one(v.SHOT))),)
