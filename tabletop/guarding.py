"""How a command ends when something is in its way: a plain sentence and an exit code, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from tabletop.showing.gate import clean, one_line
from tabletop.streams import Unwritable

DONE, REFUSED, WRONG_USE, UNREADABLE, STOPPED = 0, 1, 2, 3, 130


def guarded(command: Callable[[], int]) -> int:
    """The exit code of a command; what it raises is said on standard error."""
    from tabletop.scenario.faults import Faulty, Unreadable

    try:
        return command()
    except Unreadable as error:
        return complain(str(error), UNREADABLE)
    except Faulty as error:
        lines = [str(fault) for fault in error.faults]
        return complain("\n".join([*lines, "Mend the scenario and try again."]), REFUSED)
    except (BrokenPipeError, Unwritable):
        raise
    except OSError as error:
        return complain(_trouble(error), REFUSED)
    except Exception as error:
        if "tabletop.store.errors" in sys.modules:
            from tabletop.store.errors import CannotWrite, ReadOnly, StoreError

            if isinstance(error, CannotWrite | ReadOnly):
                return complain(str(error), REFUSED)
            if isinstance(error, StoreError):
                return complain(str(error), UNREADABLE)
        raise


def _trouble(error: OSError) -> str:
    """What the system refused, in a sentence."""
    try:
        Path.cwd()
    except OSError:
        return "The folder you are in is no longer there. Go to another folder and try again."
    name = f"“{one_line(str(error.filename))}”: " if error.filename else ""
    return f"{name}{error.strerror or error}. Put that right, or name another file or folder, and try again."


def complain(text: str, code: int) -> int:
    """Say what is wrong on standard error; the code comes back."""
    tell(text)
    return code


def tell(text: str) -> None:
    """Say something on standard error, whatever names are in it as harmless text."""
    print("\n".join(clean(line) for line in text.split("\n")), file=sys.stderr, flush=True)
