"""Sign-ins of this machine: tokens of rooms by address, in a file that only its owner reads."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

FILE = "signins.json"
SEAT, CONSOLE = "seat", "console"
"""What a token is for: a place in the room, or the facilitator's console."""


def path() -> Path:
    """Beside the settings: beside $TABLETOP_SETTINGS, or in the user's folder for such files."""
    if named := os.environ.get("TABLETOP_SETTINGS"):
        return Path(named).with_name(FILE)
    from platformdirs import user_config_path

    return user_config_path("tabletop") / FILE


def recall(address: str, use: str = SEAT) -> str:
    """The token kept for a room; empty if there is none, or the file cannot be read."""
    return _read().get(_key(address, use), "")


def remember(address: str, token: str, use: str = SEAT) -> None:
    """Keep a token; what cannot be kept is asked for again the next time."""
    if token and recall(address, use) != token:
        _write({**_read(), _key(address, use): token})


def forget(address: str = "", use: str = "") -> int:
    """Drop the tokens of an address, or all; how many they were."""
    known = _read()
    gone = [
        key for key in known
        if address in ("", key.rpartition(" ")[0]) and use in ("", key.rpartition(" ")[2])
    ]  # fmt: skip
    if gone:
        _write({key: token for key, token in known.items() if key not in gone})
    return len(gone)


def _key(address: str, use: str) -> str:
    return f"{address.strip().casefold()} {use}"


def _read() -> dict[str, str]:
    try:
        found = json.loads(path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    known = found if isinstance(found, dict) else {}
    return {str(key): token for key, token in known.items() if isinstance(token, str)}


def _write(known: dict[str, str]) -> None:
    """Whole or not at all, and never readable for others, not even for a moment."""
    file = path()
    fresh = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as out:
            json.dump(known, out)
        fresh.replace(file)
