"""Finds operational verbs and quantities in a text; nouns such as 'air defence' and reports of news pass."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from tabletop.scenario.check.quantities import quantities
from tabletop.scenario.check.vocabulary import OBJECT, VERBS, Verb

OPERATION = "this makes it a military operation, and players choose policy only"
INSTEAD = "write what is decided, paid for or said, such as 'fund air policing' or 'ask for consultations'"

# Judged by its neighbours: so far back and ahead, and so many words of one text at most.
BACK, AHEAD, MOST = 300, 200, 200

_MODAL = frozenset(["will", "shall", "would", "may", "might", "can", "could", "must", "should"])
_LEAD = _MODAL | {
    "to", "and", "or", "then", "we", "they", "you", "who", "let", "please", "allies", "members", "capitals",
    "forces", "crews", "units", "commanders", "pilots", "troops", "batteries",
}  # fmt: skip
_NOUN = frozenset({
    "the", "a", "an", "any", "this", "that", "these", "those", "such", "its", "their", "his", "her", "our",
    "your", "no", "all", "each", "every", "one", "two", "three", "several", "many", "another", "single",
    "possible", "first", "second", "last", "next", "new", "recent", "further", "more", "massive", "armed",
    "terrorist", "air", "missile", "drone", "cyber", "of", "by", "from", "against", "in", "on", "after",
    "before", "under", "during", "for", "with",
})  # fmt: skip
_GERUND_AFTER = frozenset(["by", "for", "of", "from", "after", "before"])
_NEGATED = re.compile(
    r"\b(?:not(?! hesitate| rule)|never|no|neither|nor|nobody|without|refrain\w* from|renounc\w+"
    r"|abstain\w* from|instead of|rather than|prevent\w*|avoid\w*|stop\w*|forgo\w*|prohibit\w*|ban(?:s|ned)?)"
    r"\b(?:\W+\w+){0,4}\W*$"
)
_BLAMED = re.compile(r"\b(?:condemn|deplor|denounc|regret|protest|accus|criticis|blam)")
_ASSUMED = re.compile(r"\b(?:if|should|when|whenever|whoever|in case|in the event|were)\b[^,]*$")
_NO_OBJECT = re.compile(
    r"\s*(?:$|[.,;:!?)\]\"]|(?:from|by|on|of|in|and|or|is|are|was|as|with|than|through)\b)"
)
_ADVERB = re.compile(r"(?!ally$|supply$|reply$)\w+ly")
_CAPITALS = re.compile(r"[A-Z]+")  # lower() alone may change the length of a text
_SENTENCE = re.compile(r"[.;:!?\n]\s+|[\"([]")


@dataclass(frozen=True, slots=True)
class Operational:
    """A word or figure out of bounds: where it begins, its surroundings, why, and what to write instead.

    `doubtful` marks what only may be out of bounds: advice, not a refusal.
    """

    word: str
    start: int
    context: str
    why: str
    instead: str
    doubtful: bool = False


def operational_words(text: str) -> list[Operational]:
    """Operational verbs, quantities, coordinates and ranges of a text, in its order; empty when in bounds."""
    plain = _CAPITALS.sub(lambda found: found.group().lower(), text)
    found = [
        *_verbs(text, plain),
        *_passives(text, plain),
        *_fire_opened(text, plain),
        *_figures(text, plain),
    ]
    kept: list[Operational] = []
    for each in sorted(found, key=lambda each: (each.start, each.doubtful, -len(each.word))):
        if not kept or each.start >= kept[-1].start + len(kept[-1].word):
            kept.append(each)
    return kept


def _found(text: str, start: int, end: int, why: str, instead: str, doubtful: bool = False) -> Operational:
    left, right = max(0, start - 20), min(len(text), end + 25)
    context = ("…" if left else "") + text[left:right].strip() + ("…" if right < len(text) else "")
    return Operational(text[start:end], start, " ".join(context.split()), why, instead, doubtful)


@cache
def _forms() -> tuple[re.Pattern[str], dict[str, tuple[Verb, str]]]:
    """One pattern for all present forms, and what each form is."""
    known: dict[str, tuple[Verb, str]] = {}
    for verb in VERBS:
        base, third, gerund = verb.forms.split("/")
        known |= {base: (verb, "base"), third: (verb, "third"), gerund: (verb, "gerund")}
    words = "|".join(sorted((form.replace(" ", r"\s+") for form in known), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])"), known


def _verbs(text: str, plain: str) -> Iterator[Operational]:
    pattern, known = _forms()
    for found in islice(pattern.finditer(plain), MOST):
        verb, form = known[" ".join(found.group().split())]
        before = _sentence_before(plain, found.start())
        after = plain[found.end() : found.end() + AHEAD].lstrip()
        if _operational(verb, form, before, after):
            yield _found(text, found.start(), found.end(), OPERATION, INSTEAD)


def _sentence_before(plain: str, end: int) -> str:
    """The sentence as far as the word."""
    return _SENTENCE.split(plain[max(0, end - BACK) : end])[-1].strip()


def _operational(verb: Verb, form: str, before: str, after: str) -> bool:
    if verb.needs and not re.match(verb.needs, after):
        return False
    if verb.unless and re.match(verb.unless, after):
        return False
    return _is_verb(verb, form, before, after) and not _excused(form, before)


def _is_verb(verb: Verb, form: str, before: str, after: str) -> bool:
    """Whether a word that may be a noun is used as a verb here, judged by its neighbours."""
    lead = _lead(before)
    if lead in _NOUN and not (form == "gerund" and lead in _GERUND_AFTER):
        return False
    if not verb.noun:
        return True
    followed = bool(verb.needs) or re.match(OBJECT, after) is not None
    if form == "gerund":
        return followed
    if form == "third":
        return bool(before) and followed and not re.match(r"(?:at|inside)\b", after)
    if lead in _MODAL:
        return True
    if lead == "to":
        return _NO_OBJECT.match(after) is None
    return followed and (lead in _LEAD or not before)


def _lead(before: str) -> str:
    """The word before, adverbs passed over."""
    words = re.findall(r"[a-z]+", before)
    while words and (words[-1] == "also" or _ADVERB.fullmatch(words[-1])):
        words.pop()
    return words[-1] if words else ""


def _excused(form: str, before: str) -> bool:
    """Operations that are ruled out, condemned or only imagined are policy."""
    if _NEGATED.search(before):
        return True
    lead = _lead(before)
    if _BLAMED.search(before) and (form != "base" or lead == "to"):
        return True
    return lead not in _MODAL and _ASSUMED.search(before) is not None


_PASSIVE = re.compile(
    r"\b(?P<modal>will|shall|may|must|can|could|should|would|to)\s+be\s+(?:\w+ly\s+)?"
    r"(?P<done>intercepted|destroyed|shot\s+down|struck|attacked|bombed|invaded|engaged|fired\s+(?:on|at|upon))\b"
)
_ELSEWHERE = re.compile(
    r"\b(?:balance|deal|compromise|bargain|agreement|sentence|words?|paragraph|reference|clause|stocks?|stockpiles?"
    r"|mines|records?|data)\b"
)
_FLYING = re.compile(r"\b(?:aircraft|drones?|missiles?|targets?|intruders?|ships?|vessels?|jets?)\b")


def _passives(text: str, plain: str) -> Iterator[Operational]:
    for found in islice(_PASSIVE.finditer(plain), MOST):
        before, done = _sentence_before(plain, found.start()), found.group("done")
        if _ELSEWHERE.search(before) or _NEGATED.search(before) or _ASSUMED.search(before):
            continue
        if done == "engaged" and not _FLYING.search(before):
            continue
        if done in ("attacked", "invaded") and found.group("modal") in (
            "to",
            "could",
            "may",
            "should",
            "would",
        ):
            continue
        yield _found(text, found.start("done"), found.end("done"), OPERATION, INSTEAD)


_OPENED = re.compile(r"\b(?:open|return)(?:s|ing)?\s+fire\b")


def _fire_opened(text: str, plain: str) -> Iterator[Operational]:
    for found in islice(_OPENED.finditer(plain), MOST):
        if not _excused("base", _sentence_before(plain, found.start())):
            yield _found(text, found.start(), found.end(), OPERATION, INSTEAD)


def _figures(text: str, plain: str) -> Iterator[Operational]:
    for each in quantities():
        for found in islice(each.pattern.finditer(plain), MOST):
            yield _found(text, found.start(), found.end(), each.why, each.instead, each.doubtful)
