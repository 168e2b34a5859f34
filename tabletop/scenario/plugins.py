"""Starts pydantic without its search for plugins, which is a tenth of the time a scenario takes to check."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_LOADER = "pydantic.plugin._loader"


class _NoPlugins(ModuleType):
    """Stands for the loader: finds nothing, and needs no list of what is installed.

    Whatever else is asked of it comes from the real loader, which then takes its place again.
    """

    def get_plugins(self) -> tuple[()]:
        return ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        sys.modules.pop(_LOADER, None)
        return getattr(import_module(_LOADER), name)


def without_plugins() -> None:
    """Put the stand-in in place, unless pydantic has looked for plugins already."""
    sys.modules.setdefault(_LOADER, _NoPlugins(_LOADER))
