"""What a seat may do now: templates for the interface, the stand-ins and the tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tabletop.exercise.clock.plan import has_grace, open_family
from tabletop.exercise.facts import Act
from tabletop.exercise.legal import decisions, money, promises, talk, texts
from tabletop.exercise.legal.templates import Makers, Template
from tabletop.exercise.rules import RULES, Rule

if TYPE_CHECKING:
    from tabletop.exercise.core import State

MAKERS: Makers = {**texts.MAKERS, **decisions.MAKERS, **money.MAKERS, **promises.MAKERS, **talk.MAKERS}
KINDS: dict[str, type[Act]] = {act.kind: act for act in MAKERS}


ANSWERS = "answers"
"""Stands for the family of all answers to texts under decision."""


def legal_commands(state: State, seat: str, at: int) -> tuple[Template, ...]:
    """Every act the delegation may do at this exercise second, as templates; none for other seats."""
    return Legal(state, seat, at).all()


class Legal(Mapping[str, tuple[Template, ...]]):
    """The same by kind of act, each kind worked out when it is first asked for.

    A kind that is not legal now is not in it.
    """

    def __init__(self, state: State, seat: str, at: int) -> None:
        self._state, self._seat, self._at = state, seat, at
        self._known: dict[str, tuple[Template, ...]] = {}
        self._any: dict[str, bool] = {}
        self._families: dict[str, bool] = {}
        self._seated = seat in state.scenario.seats and not state.clock.ended

    def all(self) -> tuple[Template, ...]:
        """Every template, in the order of the rules."""
        return tuple(template for kind in KINDS for template in self._of(kind))

    def get(self, kind: str, default: Any = ()) -> Any:
        """The templates of a kind; `default` if it is not legal now."""
        return self._of(kind) or default

    def __getitem__(self, kind: str) -> tuple[Template, ...]:
        found = self._of(kind)
        if not found:
            raise KeyError(kind)
        return found

    def __contains__(self, kind: object) -> bool:
        if not isinstance(kind, str):
            return False
        found = self._any.get(kind)
        if found is None:
            found = self._any[kind] = self._is_any(kind)
        return found

    def _is_any(self, kind: str) -> bool:
        """Whether there is a template of the kind; the first is enough to know."""
        if kind in self._known or kind not in KINDS:
            return bool(self._of(kind))
        return next(self._making(KINDS[kind]), None) is not None

    def __iter__(self) -> Iterator[str]:
        return (kind for kind in KINDS if self._of(kind))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, kind: str) -> tuple[Template, ...]:
        found = self._known.get(kind)
        if found is None:
            found = self._known[kind] = tuple(self._making(KINDS[kind])) if kind in KINDS else ()
        return found

    def _making(self, act: type[Act]) -> Iterator[Template]:
        if not self._seated or not self._opened(RULES[act]):
            return iter(())
        return MAKERS[act](self._state, self._seat, self._at)

    def _opened(self, rule: Rule) -> bool:
        """Whether the family of a kind is open, asked once for each."""
        family = ANSWERS if rule.answers else rule.family
        if family is None:
            return True
        known = self._families.get(family)
        if known is None:
            known = self._families[family] = _open(self._state, rule, self._at, self._seat)
        return known


def by_kind(templates: Iterable[Template]) -> dict[str, tuple[Template, ...]]:
    """Templates that are all known, by the kind of their act."""
    found: dict[str, list[Template]] = {}
    for template in templates:
        found.setdefault(template.kind, []).append(template)
    return {kind: tuple(each) for kind, each in found.items()}


def _open(state: State, rule: Rule, at: int, seat: str) -> bool:
    clock = state.clock
    if rule.answers:
        cut = state.plan[clock.phase].hard and at > clock.ends
        return not cut or has_grace(state, seat, at)
    return rule.family is None or open_family(state, rule.family, at, seat)
