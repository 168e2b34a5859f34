"""How this program is called from the folder a person stands in."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path


def program() -> str:
    """`tabletop` where the shell finds it; else the path it was started by, or Python with the module."""
    if shutil.which("tabletop"):
        return "tabletop"
    started = Path(sys.argv[0])
    if started.stem == "tabletop" and started.exists():
        return shlex.quote(os.path.relpath(started))
    return f"{shlex.quote(sys.executable)} -m tabletop"
