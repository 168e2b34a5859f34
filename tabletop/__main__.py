"""Starts the program; the version is answered before anything else is loaded."""

from __future__ import annotations

import sys

from tabletop import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"tabletop {__version__}")
        return
    try:
        from tabletop.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


if __name__ == "__main__":
    main()
