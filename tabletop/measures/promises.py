"""Promise-keeping: kept of due, and apart those that cost the promiser something."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

STATES = ("open", "kept", "broken", "released", "lapsed")


class PromiseRecord(Struct, frozen=True):
    """Counts of promises. Due are those kept or broken; open, released and lapsed ones are not due."""

    kept: int
    due: int
    costly_kept: int
    costly_due: int

    @property
    def share(self) -> float | None:
        """Kept over due, 0 to 1; None when none was due."""
        return self.kept / self.due if self.due else None

    @property
    def words(self) -> str | None:
        """As shown: "3 of 4"; None when none was due."""
        return f"{self.kept} of {self.due}" if self.due else None


def promises_kept(promises: Iterable[tuple[str, bool]]) -> PromiseRecord:
    """Counts from (state, whether keeping it cost the promiser something); states: open, kept, broken,
    released, lapsed.

    Counts are 0 or more; the share is not defined while none was due. Raises ValueError on another state.
    Costly promises stand apart because only those tell resolve from cheap talk: Fearon 1997, "Signaling
    Foreign Policy Interests". The count is this program's own.
    """
    due = [(_checked(state), costly) for state, costly in promises if _checked(state) in ("kept", "broken")]
    return PromiseRecord(
        kept=len([1 for state, _ in due if state == "kept"]),
        due=len(due),
        costly_kept=len([1 for state, costly in due if costly and state == "kept"]),
        costly_due=len([1 for _, costly in due if costly]),
    )


def _checked(state: str) -> str:
    if state not in STATES:
        raise ValueError(f"A promise is {', '.join(STATES[:-1])} or {STATES[-1]}, not {state!r}.")
    return state
