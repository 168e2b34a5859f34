"""What arrives and what lies ready: news for the room; injects, tray and replies for control."""

from __future__ import annotations

from tabletop.exercise.views.control import ControlView
from tabletop.exercise.views.public import PublicView
from tabletop.showing.clockwords import stamp
from tabletop.showing.gate import one_line
from tabletop.showing.names import quoted
from tabletop.showing.rows import GOOD, HEADING, PLAIN, QUIET, STRONG, WARN, Row, Target
from tabletop.showing.tables import cues

INJECT = {"proposed": WARN, "released": GOOD, "skipped": QUIET, "held": STRONG}


def news(view: PublicView) -> list[Row]:
    """What has arrived, the newest first."""
    rows = []
    for each in reversed(view.news):
        title = f"{each.number}. {one_line(each.title)}" if each.number else one_line(each.title)
        head = f"{stamp(each.at)} {title} ({one_line(each.sender)}, {one_line(each.mode)})"
        target = Target("reading", f"{title}: {each.message}")
        rows += [Row(head, STRONG, 0, target), Row(quoted(each.message), PLAIN, 1, target)]
    return [Row("News", HEADING), *rows] if rows else []


def injects(view: ControlView) -> list[Row]:
    """Late acts first, then the inject list in its order, then the other side's replies."""
    from tabletop.showing.names import Names

    rows, names = list[Row](), Names(view)
    if view.tray:
        rows.append(Row("Tray of late acts", HEADING))
        rows += [
            Row(words, WARN, 0, Target("late", str(number)))
            for number, words in enumerate(cues.tray(view)[1:], 1)
        ]
        rows.append(Row("", PLAIN))
    rows.append(Row("Injects", HEADING))
    waiting = [i for i in view.injects if i.status == "proposed"]
    for inject in (*waiting, *(i for i in view.injects if i.status != "proposed")):
        target = Target("inject", str(inject.number), inject.status)
        rows.append(Row(cues.inject_line(names, view, inject), INJECT.get(inject.status, PLAIN), 0, target))
    rows.append(Row("", PLAIN))
    first, *lines = cues.replies(view)
    rows.append(Row(first, HEADING))
    return rows + [Row(words, PLAIN, 0, Target("reply", "")) for words in lines]
