"""Judges by its neighbours whether a word is an operational verb here, and whether it is excused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from tabletop.scenario.check.actions import Verb, forms
from tabletop.scenario.check.company import OBJECT
from tabletop.scenario.check.vocabulary import BEARERS as _WHO
from tabletop.scenario.check.words import Row, Word, follows, lexicon, one, stop, text_at

# So many words back are looked at, and so many finds in one text at most.
BACK, MOST = 50, 200

Span = tuple[int, int]

_MODAL = lexicon("will shall would may might can could must should")
_PRONOUN = lexicon("we they you")
_LEAD = (
    _MODAL
    | _PRONOUN
    | lexicon("""
    to and or but then who let please them hesitation delay allies members capitals forces crews units
    commanders pilots troops batteries aircraft ships
    """)
)
_NOUN = lexicon("""
the a an any this that these those such its their his her our your no all each every one two three
several many another single possible first second last next new recent further more massive armed
terrorist air missile drone cyber of by from against in on after before under during for with
""")
_GERUND_AFTER = lexicon("by for of from after before with")
_NEGATIVE = lexicon("""
not never no neither nor nobody without prevent prevents preventing avoid avoids avoiding stop stops
stopping forgo forgoes prohibit prohibits ban bans banned renounce renounces renouncing refrain refrains
refraining abstain abstains cannot
""")
_EMPHATIC = {
    "not": lexicon("hesitate rule only refrain abstain avoid stop renounce"),
    "without": lexicon("hesitation delay warning mercy"),
    "stop": lexicon("at"),
    "no": lexicon("hesitation choice less"),
}
_BLAME = ("condemn", "deplor", "denounc", "regret", "protest", "accus", "criticis", "criticiz", "blam")
_ASSUMING = lexicon("if should when whenever whoever were")
_NO_OBJECT = lexicon("from by on of in and or is are was as with than through")
_ORDERED = (
    "ready", "readiness", "prepare", "order", "authori", "permi", "allow", "free", "decide", "agree", "plan",
    "begin", "continue", "threaten",
)  # fmt: skip
_NOT_ADVERBS = lexicon("ally supply reply apply rely comply multiply")
_BEARERS = lexicon(_WHO)
_STOPS = frozenset('.;:!?\n"([')

# The verbs that need no object to be meant: may shoot, ready to attack, fire!
_BARE = lexicon("strike attack fire shoot bomb engage intercept invade")
_AT_ONCE = (one("now first back hard early immediately"),)
_AT_DAWN = (one("at"), one("once dawn"))
_TO_PLACE = (one("at inside"),)


def verbs(words: Row) -> Iterator[Span]:
    """Where operational verbs stand: the place of the first word, and the one after the last."""
    return islice(_verbs(words), MOST)


def _verbs(words: Row) -> Iterator[Span]:
    known = forms()
    for at, word in enumerate(words):
        for particle, verb, form in known.get(word.text, ()):
            end = at + 1 + bool(particle)
            if particle in ("", text_at(words, at + 1)) and _operational(verb, form, words, at, end):
                yield at, end
                break


def before(words: Row, at: int) -> list[str]:
    """The words of the sentence as far as this one."""
    start = at
    while start > max(0, at - BACK) and words[start - 1].text not in _STOPS:
        start -= 1
    return [word.text for word in words[start:at]]


def _after(words: Row, end: int) -> int:
    """Where the sentence goes on, an aside between commas passed over."""
    if text_at(words, end) == "'":
        end += 1
    if text_at(words, end) == ",":
        for close in range(end + 2, min(end + 10, len(words))):
            if words[close].text == ",":
                return close + 1
    return end


def _operational(verb: Verb, form: str, words: Row, at: int, end: int) -> bool:
    ahead, said = _after(words, end), before(words, at)
    if form == "base" and words[at].text in _BARE and end == at + 1 and _ordered_alone(said, words, ahead):
        return not excused(form, said)
    if verb.needs and not follows(words, ahead, verb.needs):
        return False
    if verb.unless and follows(words, ahead, verb.unless):
        return False
    return _is_verb(verb, form, said, words, ahead) and not excused(form, said)


def _ordered_alone(said: list[str], words: Row, ahead: int) -> bool:
    """An order without an object: Attack now! Ready to strike. Crews may shoot."""
    rest = ahead + next(
        (n for n, words_ in ((1, _AT_ONCE), (2, _AT_DAWN)) if follows(words, ahead, words_)), 0
    )
    ended = follows(words, rest, (stop,)) and text_at(words, rest) not in (",", ":")
    if not said:
        return ended and (rest >= len(words) - 1 or words[rest].text in ".!;")
    if said[-1:] == ["to"] and any(word.startswith(_ORDERED) for word in said[-3:-1]):
        return ended
    obeyed = _lead(said) == "to" or _lead(said) in _MODAL or _lead(said) in _BEARERS
    return obeyed and follows(words, ahead, (stop,)) and not _BEARERS.isdisjoint(said)


def _is_verb(verb: Verb, form: str, said: list[str], words: Row, ahead: int) -> bool:
    """Whether a word that may be a noun is used as a verb here, judged by its neighbours."""
    lead = _lead(said)
    if (
        lead in _NOUN
        and (form, lead) != ("third", "that")
        and not (form == "gerund" and lead in _GERUND_AFTER)
    ):
        return False
    if not verb.noun:
        return True
    followed = bool(verb.needs) or follows(words, ahead, OBJECT)
    if form == "gerund":
        return followed
    if form == "third":
        return bool(said) and followed and not follows(words, ahead, _TO_PLACE)
    ended = follows(words, ahead, (stop,))
    if lead in _MODAL or (lead in _PRONOUN and ended):
        return True
    if lead == "to":
        return not ended and text_at(words, ahead) not in _NO_OBJECT
    return followed and (lead in _LEAD or not lead)


def _lead(said: list[str]) -> str:
    """The word before, adverbs and asides passed over."""
    said = list(said)
    if said[-1:] == [","] and "," in said[:-1]:
        said = said[: len(said) - 2 - said[-2::-1].index(",")]
    while said and (said[-1] in ("also", ",") or not said[-1][0].isalpha() or _adverb(said[-1])):
        said.pop()
    return said[-1] if said else ""


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NOT_ADVERBS


def _negated(near: list[str]) -> bool:
    """Whether one of the words before rules out what follows; 'not hesitate to' does not."""
    rest = iter(zip(near, [*near[1:], ""]))
    for word, following in rest:
        if following in _EMPHATIC.get(word, ()):
            next(rest, None)
        elif word in _NEGATIVE or (word, following) in (("rather", "than"), ("instead", "of")):
            return True
    return False


def excused(form: str, said: list[str]) -> bool:
    """Operations that are ruled out, condemned or only imagined are policy."""
    if _negated([word for word in said if word[0].isalpha()][-6:]):
        return True
    lead = _lead(said)
    if any(word.startswith(_BLAME) for word in said) and (form != "base" or lead == "to"):
        return True
    if lead in _MODAL:
        return False
    clause = said[len(said) - said[::-1].index(",") :] if "," in said else said
    return (
        not _ASSUMING.isdisjoint(clause)
        or "in case" in " ".join(clause)
        or "in the event" in " ".join(clause)
    )


_SPACED = re.compile(r"(?<!\w)[a-z0-9@$](?:[\s.\-/+]{1,2}[a-z0-9@$]){3,}(?!\w)")
_ODD = re.compile(r"(?<![\w.-])[a-z0-9@$-]*(?:[0-9@$][a-z]|[a-z][0-9@$]|-)[a-z0-9@$-]*(?![\w-])")
_CUT = re.compile(r"(?<!\w)[a-z]+(?:[^\w\s'-]{1,2}[a-z]+){1,9}(?!\w)")
_LETTERS = re.compile("[a-z]+")
_LEADING_L = re.compile(r"(?<!\w)ln[a-z]+")
_SIGNS = {code: None for code in range(0x20, 0x3000) if not chr(code).isalnum()}
_SHOUTS = {**_SIGNS, ord("!"): "i"}
_DIGITS = str.maketrans("0134578@$", "oieastbas", " .-/+\n")


def disguises(plain: str) -> Iterator[Span]:
    """Where verbs are spelled out with spaces, hyphens or figures: s-t-r-i-k-e, inter-cept, 5trike."""
    for pattern in (_SPACED, _ODD):
        for found in islice(pattern.finditer(plain), MOST):
            if _hides(found.group().translate(_DIGITS)):
                yield found.span()
    for found in islice(_CUT.finditer(plain), MOST):
        pieces = [piece for piece in _LETTERS.findall(found.group()) if piece in forms()]
        if not pieces and any(_hides(found.group().translate(signs)) for signs in (_SIGNS, _SHOUTS)):
            yield found.span()
    for found in islice(_LEADING_L.finditer(plain), MOST):
        if _hides(f"i{found.group()[1:]}"):
            yield found.span()


def _hides(word: str) -> bool:
    """Whether this is a verb that is operational without a particle."""
    known = forms().get(word, ())
    return any(not particle and (verb.noun or not verb.needs) for particle, verb, _ in known)


def span(words: Row, at: int, end: int) -> Span:
    """Where a stretch of words begins and ends in the text."""
    last: Word = words[end - 1]
    return words[at].start, last.end
