"""What the tutorial shows, step by step: each thing once, with the word for it and why it is there."""

from __future__ import annotations

from collections.abc import Collection

from tabletop.exercise.views.control import ControlView
from tabletop.showing.stepping import Feed, Step
from tabletop.showing.steps import AFTER, STEPS

__all__ = ["AFTER", "STEPS", "Step", "next_step"]


def next_step(
    view: ControlView, feed: Feed, used: Collection[str] | None = None, now: int | None = None
) -> Step | None:
    """The first step that is not done and can be done now; None when nothing is left, or no tutorial runs.

    `used` are the verbs called so far, where they are known; without them, steps that leave no trace are
    passed over. While an inject waits for a word, or once the time of the phase is up at `now`, that comes
    first, and None is given.
    """
    ended = view.clock.ended
    late = now is not None and view.clock.phase > 0 and now >= view.clock.ends
    waiting = late or any(i.status == "proposed" for i in view.injects)
    if not view.tutorial or (waiting and not ended):
        return None
    for step in AFTER if ended else STEPS:
        done = step.done(view, feed) if step.done else used is None or not {*step.verbs}.isdisjoint(used)
        if not done and step.fits(view, feed):
            return step
    return None
