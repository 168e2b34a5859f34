"""Starts the program; the version is answered before anything else is loaded."""

import sys

try:
    from tabletop import stopping

    stopping.at_once()
except KeyboardInterrupt:
    sys.exit(130)

from tabletop import __version__, streams


def main() -> None:
    """Run the command line and leave with its exit code."""
    streams.prepare()
    code = streams.delivered(_run)
    stopping.never()
    sys.exit(code)


def _run() -> int:
    if sys.argv[1:] in (["--version"], ["-V"]):
        print(f"tabletop {__version__}")
        return 0
    from tabletop.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    main()
