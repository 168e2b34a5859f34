"""Settings of the console: theme, motion, keys; a small YAML file that people may edit by hand."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace as replaced

from tabletop.terminal.themes import WHAT

FILE = "settings.yaml"
MOTION = ("full", "reduced")


class Settings(Struct, frozen=True):
    """`keys` holds only what differs from the defaults: key by command id."""

    theme: str = "dark"
    motion: str = "full"
    keys: dict[str, str] = field(default_factory=dict)


def path() -> Path:
    """Where the settings lie: $TABLETOP_SETTINGS, or the user's folder for such files."""
    if named := os.environ.get("TABLETOP_SETTINGS"):
        return Path(named)
    from platformdirs import user_config_path

    return user_config_path("tabletop") / FILE


def load(file: Path | None = None) -> tuple[Settings, list[str]]:
    """The settings, and a sentence for everything in the file that does not fit; defaults stand in for it."""
    file = file or path()
    try:
        text = file.read_text(encoding="utf-8")[:65_536]
    except FileNotFoundError:
        return Settings(), []
    except (OSError, UnicodeError):
        return Settings(), [f"{file} cannot be read; the usual settings are used."]
    return parse(text, file.name)


def parse(text: str, name: str = FILE) -> tuple[Settings, list[str]]:
    """Settings out of YAML; what does not fit is told and passed over."""
    import yaml

    try:
        found = yaml.load(text, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError):
        return Settings(), [f"{name} is not valid YAML; the usual settings are used."]
    if found in (None, ""):
        return Settings(), []
    if not isinstance(found, dict):
        return Settings(), [f"{name} should hold lines such as theme: light; the usual settings are used."]
    told: list[str] = []
    theme = _one(found, "theme", tuple(WHAT), "dark", told)
    motion = _one(found, "motion", MOTION, "full", told)
    told += [f"{name}: there is no setting {each!r}." for each in found if each not in KNOWN]
    return Settings(theme, motion, _keys(found.get("keys"), told)), told


KNOWN = ("theme", "motion", "keys")


def _one(found: dict[str, object], name: str, known: tuple[str, ...], usual: str, told: list[str]) -> str:
    value = found.get(name, usual)
    if value in known:
        return str(value)
    told.append(f"{name}: choose one of {', '.join(known)}; {usual} is used.")
    return usual


def _keys(found: object, told: list[str]) -> dict[str, str]:
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        told.append("keys: write a command and a key on each line, such as verb.pledge: P.")
        return {}
    from tabletop.terminal.commands import COMMANDS

    taken = {known.key: id for id, known in COMMANDS.items() if known.key and id not in found}
    keys: dict[str, str] = {}
    for id, key in found.items():
        if id not in COMMANDS:
            told.append(f"keys: there is no command {id!r}; F1 lists them.")
        elif not isinstance(key, str) or not key.strip():
            told.append(f"keys: {id} needs a key.")
        elif key in taken:
            told.append(f"keys: {key} is the key of {taken[key]} already, so {id} keeps its own.")
        else:
            keys[id] = taken_key = key
            taken[taken_key] = id
    return keys


def save(settings: Settings, file: Path | None = None) -> str:
    """Write the settings; a sentence if that failed, else nothing."""
    import yaml

    file = file or path()
    kept: dict[str, object] = {"theme": settings.theme, "motion": settings.motion}
    if settings.keys:
        kept["keys"] = settings.keys
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(yaml.safe_dump(kept, sort_keys=False), encoding="utf-8")
    except OSError as error:
        return f"The settings could not be kept in {file}: {error.strerror or error}."
    return ""


def themed(settings: Settings, theme: str) -> Settings:
    """The same with another theme."""
    return replaced(settings, theme=theme)
