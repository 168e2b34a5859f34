"""What the whole agenda had room for, sought once for each agenda: a bridging option makes it another one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tabletop.exercise.core import State
from tabletop.scenario.model import Scenario
from tabletop.scorecard.bargain import Bargain, bargain

if TYPE_CHECKING:
    from tabletop.measures.bargaining import Negotiation


class Bests:
    """Remembers bargains and their best packages by agenda; the same for every move that plays it."""

    def __init__(self) -> None:
        self._bargains: list[tuple[Scenario, Bargain]] = []
        self._best: list[tuple[Scenario, dict[str, float | None]]] = []
        self._analysed: list[tuple[Scenario, tuple[int, ...], Negotiation]] = []

    def bargain(self, state: State) -> Bargain:
        """The agenda as one bargain."""
        for scenario, known in self._bargains:
            if scenario is state.scenario:
                return known
        found = bargain(state.scenario, state.timing)
        self._bargains.append((state.scenario, found))
        return found

    def of(self, state: State) -> dict[str, float | None]:
        """Utility, by member, of its best package that every other member could accept; None if none is."""
        for scenario, best in self._best:
            if scenario is state.scenario:
                return best
        from tabletop.measures.bargaining import negotiation

        whole = self.bargain(state)
        found = negotiation(whole.issues, whole.no_deal, refused=whole.refused, frontier_limit=0)
        best = dict(zip(whole.seats, found.best, strict=True))
        self._best.append((state.scenario, best))
        return best

    def analysed(self, state: State, landed: tuple[int, ...]) -> Negotiation:
        """The whole analysis, with the package that stands (the place of an option on every issue)."""
        for scenario, package, known in self._analysed:
            if scenario is state.scenario and package == landed:
                return known
        from tabletop.measures.bargaining import negotiation

        whole = self.bargain(state)
        found = negotiation(whole.issues, whole.no_deal, refused=whole.refused, landed=landed)
        self._analysed.append((state.scenario, landed, found))
        return found
