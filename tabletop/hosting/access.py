"""Who may sit where: short codes to type, exchanged for secrets; codes are few tries, secrets are hashed."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections import deque
from collections.abc import Iterable

from msgspec import Struct

from tabletop.exercise.facts import CHAIR, CONTROL, EVALUATOR, PRESS
from tabletop.exercise.views.seeing import DISPLAY, OBSERVER
from tabletop.hosting.crowding import counted_as
from tabletop.store.base import Store

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that nobody takes for one another."""

LENGTH, SECRET = 6, 16
"""Characters of a code; bytes of a token."""

TRIES, WINDOW = 5, 60
"""Wrong codes from one address in so many seconds; then it waits."""

KEPT = 12
"""Sign-ins of one person that hold at once; the oldest gives way."""

ALL_TRIES = 60
"""Wrong codes from everywhere in the same time."""

OWNER, FIELD = ("", "access")


class Pass(Struct, frozen=True):
    """What a token opens: a seat, and the person on it."""

    seat: str
    person: str


class Access:
    """Codes and tokens of a room, kept beside its log; only hashes of tokens are kept at all."""

    def __init__(self, store: Store, seats: Iterable[str]) -> None:
        self._store = store
        kept = json.loads(store.drafts(OWNER).get(FIELD, "{}") or "{}")
        self.codes: dict[str, str] = dict(kept.get("codes", {}))
        self._tokens: dict[str, Pass] = {h: Pass(*p) for h, p in kept.get("tokens", {}).items()}
        for seat in (*seats, CHAIR, EVALUATOR, OBSERVER, PRESS, CONTROL):
            self.codes.setdefault(seat, new_code())
        self.locked = bool(kept.get("locked", False))
        self._wrong: dict[str, deque[float]] = {}
        self._save()

    def _save(self) -> None:
        tokens = {hashed: (p.seat, p.person) for hashed, p in self._tokens.items()}
        kept = {"codes": self.codes, "tokens": tokens, "locked": self.locked}
        self._store.save_draft(OWNER, FIELD, json.dumps(kept))

    def waits(self, address: str, now: float) -> bool:
        """Whether this address has guessed too often and must wait."""
        tries = self._recent(counted_as(address), now)
        everywhere = sum(len(self._recent(each, now)) for each in list(self._wrong))
        return len(tries) >= TRIES or everywhere >= ALL_TRIES

    def _recent(self, address: str, now: float) -> deque[float]:
        tries = self._wrong.setdefault(address, deque(maxlen=TRIES))
        while tries and tries[0] <= now - WINDOW:
            tries.popleft()
        if not tries:
            del self._wrong[address]
        return tries

    def missed(self, address: str, now: float) -> None:
        """Remember a wrong code."""
        self._wrong.setdefault(counted_as(address), deque(maxlen=TRIES)).append(now)

    def seat_of(self, code: str) -> str | None:
        """The seat a code opens; None if it opens none. Takes as long for every code."""
        typed = plain_code(code)
        found = None
        for seat, known in self.codes.items():
            if hmac.compare_digest(typed.encode(), known.encode()) and known:
                found = seat
        return found

    def admit(self, seat: str, person: str) -> str:
        """A new token for a person on a seat."""
        token = secrets.token_urlsafe(SECRET)
        own = [kept for kept, known in self._tokens.items() if known.person == person]
        for kept in own[: max(0, len(own) - KEPT + 1)]:
            del self._tokens[kept]
        self._tokens[hashed(token)] = Pass(seat, person)
        self._save()
        return token

    def holder(self, token: str) -> Pass | None:
        """What a token opens; None if nothing. The name of the display needs none."""
        wanted, found = hashed(token), None
        for kept, known in self._tokens.items():
            if hmac.compare_digest(wanted, kept):
                found = known
        return found

    def reissue(self, seat: str) -> str:
        """A new code for a seat; the old one and every token it gave open nothing any more."""
        self.codes[seat] = new_code()
        self._tokens = {h: p for h, p in self._tokens.items() if p.seat != seat}
        self._save()
        return self.codes[seat]

    def revoke(self, seat: str) -> None:
        """No code opens this seat until a new one is given; every token it gave opens nothing any more."""
        self.reissue(seat)
        self.codes[seat] = ""
        self._save()

    def dismiss(self, person: str) -> None:
        """A person's tokens open nothing any more."""
        self._tokens = {h: p for h, p in self._tokens.items() if p.person != person}
        self._save()

    def move(self, person: str, seat: str) -> None:
        """A person's tokens open another seat from now on."""
        self._tokens = {h: Pass(seat, p.person) if p.person == person else p for h, p in self._tokens.items()}
        self._save()

    def lock(self, locked: bool) -> None:
        """Nobody new comes in while the room is locked."""
        self.locked = locked
        self._save()


def new_code() -> str:
    """A code of six letters and digits: about 887 million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def plain_code(typed: str) -> str:
    """A code as people type it: small letters, blanks and dashes do not matter."""
    return "".join(c for c in typed.upper() if c.isascii() and c.isalnum())[:LENGTH]


def spaced(code: str) -> str:
    """A code as it is printed: ABC-DEF."""
    return f"{code[:3]}-{code[3:]}"


def hashed(token: str) -> str:
    """How a token is kept."""
    return hashlib.sha256(token.encode()).hexdigest()


def role_of(seat: str) -> str:
    """What is said of a seat in a welcome."""
    return seat if seat in (CHAIR, CONTROL, EVALUATOR, OBSERVER, PRESS, DISPLAY) else "seat"
