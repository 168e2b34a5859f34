"""Times in words: how long, how much is left, where the exercise stands."""

from __future__ import annotations

from tabletop.exercise.clock.plan import HOT_WASH, SEATING
from tabletop.exercise.views.public import ClockView
from tabletop.showing.gate import one_line


def duration(seconds: int) -> str:
    """Seconds as people say them: 45 s, 2 min, 2 min 30 s, 1 h 5 min."""
    seconds = max(0, seconds)
    if seconds < 60:
        return f"{seconds} s"
    minutes, rest = divmod(seconds, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest and minutes < 10 else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"


def stamp(seconds: int) -> str:
    """Exercise time as minutes and seconds since the start: 12:05."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def move_name(clock: ClockView, move: int) -> str:
    """Move 1 of 2; or what stands before the first and after the last."""
    if move == SEATING:
        return "Before move 1"
    if move == HOT_WASH:
        return "After the last move"
    return f"Move {move + 1} of {clock.moves}"


def where(clock: ClockView) -> str:
    """Move and phase: Move 1 of 2, Negotiate."""
    if clock.ended:
        return "The exercise is over"
    return f"{move_name(clock, clock.slot.move)}, {one_line(clock.slot.name)}"


def left(clock: ClockView, now: int) -> str:
    """What is left of the phase: 6 min left, time is up, clock stands."""
    if clock.ended:
        return ""
    over = now - clock.ends
    words = f"{duration(clock.ends - now)} left" if over < 0 else "time is up"
    if over >= 60:
        words += f" by {duration(over)}"
    return f"{words}, clock stands" if clock.paused else words


def until(deadline: int, now: int) -> str:
    """How long until a deadline: in 2 min, or now."""
    return f"in {duration(deadline - now)}" if deadline > now else "now"
