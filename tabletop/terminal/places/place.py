"""A place: whose screen it is, its panels, and one moment as it is seen from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import cast

from msgspec import Struct, field

from tabletop.exercise.views.alliance import AllianceView
from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.press import PressView
from tabletop.exercise.views.seat import SeatView
from tabletop.exercise.views.seeing import View
from tabletop.room.port import FeedItem
from tabletop.scorecard.deal import Deal
from tabletop.showing.boards import record
from tabletop.showing.looked import Looked
from tabletop.showing.names import Names
from tabletop.showing.rows import HEADING, PLAIN, Row
from tabletop.showing.whodid import Told

MOST_NEW = 6


class Moment(Struct, frozen=True):
    """One moment as one person at a place sees it. `own` is the seat's id, `team` names by person id.

    `unsent`: texts begun and not sent, by conversation. `scores`: rows of the scores, for those who see them.
    `told`: the sentences so far. `beside`: what happens is told in a column beside the panel.
    """

    view: View
    now: int
    feed: tuple[FeedItem, ...]
    own: str
    person: str = ""
    team: Mapping[str, str] = field(default_factory=dict)
    looked: Looked = field(default_factory=Looked)
    unsent: Mapping[str, str] = field(default_factory=dict)
    deal: Deal | None = None
    scores: Sequence[Row] = ()
    told: Told = field(default_factory=Told)
    beside: bool = False

    @property
    def seat(self) -> SeatView:
        """The view of a delegation."""
        return cast(SeatView, self.view)

    @property
    def alliance(self) -> AllianceView:
        """The view of all who see what the alliance sees."""
        return cast(AllianceView, self.view)

    @property
    def control(self) -> ControlView:
        """The view of those who see everything."""
        return cast(ControlView, self.view)

    @property
    def press(self) -> PressView:
        """The view of the press desk."""
        return cast(PressView, self.view)

    @property
    def names(self) -> Names:
        """Names for all of it."""
        return Names(self.view)

    def rows(self, items: Iterable[FeedItem], fresh: Iterable[FeedItem] = ()) -> list[Row]:
        """Happenings in sentences, with who of the own seat did them."""
        return self.told.rows(self.names, items, self.person, self.team, fresh)

    def fresh(self, name: str, panel: Panel) -> list[FeedItem]:
        """What is new on a panel: not done by this person, and not looked at yet."""
        if not panel.kinds:
            return []
        found = self.looked.fresh(name, self.feed)
        return [i for i in found if i.kind.startswith(panel.kinds) and not self.is_mine(i)]

    def is_mine(self, item: FeedItem) -> bool:
        """Whether this very person did it."""
        return item.seat == self.own and item.person == self.person


class Panel(Struct, frozen=True):
    """A panel: its key, a title and a shorter one, what it is for, what an empty one teaches, its rows.

    `kinds` are the beginnings of the kinds of happening that are new on it.
    """

    key: str
    title: str
    short: str
    help: str
    rows: Callable[[Moment], list[Row]]
    empty: str = ""
    kinds: tuple[str, ...] = ()


class Place(Struct, frozen=True):
    """A role's place: its panels in order, how it is told what to do next, how it is greeted by F1.

    `verbs`: keys of its own for verbs; the others are in the menu. `writes`: it may write messages.
    """

    panels: Mapping[str, Panel]
    headline: Callable[[Moment], str]
    about: tuple[str, ...]
    verbs: Mapping[str, str] = field(default_factory=dict)
    writes: bool = False


def with_news(moment: Moment, name: str, panel: Panel) -> list[Row]:
    """A panel's rows, under what is new on it since the last look."""
    fresh, rows = moment.fresh(name, panel), panel.rows(moment)
    if not fresh or name in ("log", "now", "messages"):
        return rows
    shown = fresh[-MOST_NEW:]
    told = moment.rows(reversed(shown), shown)
    more = f", the last {MOST_NEW} of {len(fresh)}" if len(fresh) > MOST_NEW else ""
    return [Row(f"New since you last looked{more}", HEADING), *told, Row("", PLAIN), *rows]


def log(moment: Moment) -> list[Row]:
    """What has happened, as far as it may be known here, the newest first."""
    return latest(moment, len(moment.feed))


def latest(moment: Moment, count: int) -> list[Row]:
    """The end of it, the newest first."""
    fresh = [i for i in moment.looked.fresh("log", moment.feed) if not moment.is_mine(i)]
    return moment.rows(islice(reversed(moment.feed), count), fresh)


def just_now(moment: Moment, count: int = 5, nothing: str = record.NOTHING) -> list[Row]:
    """The last happenings under their heading; no rows where they are told beside."""
    fresh = [i for i in moment.looked.fresh("now", moment.feed) if not moment.is_mine(i)]
    last = None if moment.beside else moment.rows(moment.feed[-count:], fresh)
    return record.just_now(last, nothing)
