"""Standard output, which must arrive, and standard error, which may be lost; closed ones are no surprise."""

from __future__ import annotations

import errno
import io
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

LOST = "What was to be said could not be written ({reason}). Give standard output a place with room."


class Unwritable(OSError):
    """Standard output takes nothing."""


class Outlet(io.RawIOBase):
    """A descriptor written to as it is. The first failure is said if `vital`; from then on all is dropped."""

    def __init__(self, handle: int, vital: bool) -> None:
        self._handle, self._vital, self._broken = handle, vital, False

    def writable(self) -> bool:
        """Always."""
        return True

    def fileno(self) -> int:
        """The descriptor."""
        return self._handle

    def isatty(self) -> bool:
        """Whether a person reads."""
        return os.isatty(self._handle)

    def write(self, data: ReadableBuffer, /) -> int:
        """BrokenPipeError or Unwritable at the first failure, if that matters."""
        if not self._broken:
            try:
                return os.write(self._handle, data)
            except OSError as error:
                self._broken = True
                if self._vital:
                    if isinstance(error, BrokenPipeError):
                        raise
                    closed = error.errno == errno.EBADF
                    raise Unwritable(error.errno, "it is closed" if closed else error.strerror) from error
        return len(memoryview(data))


def prepare() -> None:
    """Put outlets in place of the standard streams; what is closed is filled, so that no file takes it."""
    for handle, flags in ((0, os.O_RDONLY), (1, os.O_RDONLY), (2, os.O_WRONLY)):
        try:
            os.fstat(handle)
        except OSError:
            os.open(os.devnull, flags)  # the lowest that is free; output cannot be written into this one
    if sys.stdin is None:
        sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115
    if os.name == "posix":
        sys.stdout, sys.stderr = _text(1, vital=True), _text(2, vital=False)


def _text(handle: int, *, vital: bool) -> TextIO:
    raw = Outlet(handle, vital)
    return io.TextIOWrapper(
        io.BufferedWriter(raw), encoding="utf-8", errors="replace",
        line_buffering=raw.isatty() or not vital,
    )  # fmt: skip


def delivered(work: Callable[[], int]) -> int:
    """Do the work, and get out what it said; its code, or 1 with a sentence if that cannot be written.

    A reader that has heard enough is no fault.
    """
    code = 0
    try:
        code = work()
        sys.stdout.flush()
    except BrokenPipeError:
        pass
    except Unwritable as error:
        print(LOST.format(reason=error.strerror), file=sys.stderr)
        code = 1
    return code
