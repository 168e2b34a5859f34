"""The program at a real pseudo-terminal, its screen read as a person reads it."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from time import monotonic

import pexpect
import pyte

KEYS = {
    "enter": "\r", "escape": "\x1b", "tab": "\t", "space": " ", "up": "\x1b[A", "down": "\x1b[B",
    "left": "\x1b[D", "right": "\x1b[C", "end": "\x1b[F", "home": "\x1b[H", "ctrl+c": "\x03",
    "ctrl+q": "\x11", "ctrl+s": "\x13", "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR",
    "f4": "\x1bOS", "f5": "\x1b[15~", "f8": "\x1b[19~", "f9": "\x1b[20~",
    "f12": "\x1b[24~", "backspace": "\x7f",
}  # fmt: skip
PATIENCE = 60
MODES = {"alternate screen": ("\x1b[?1049h", "\x1b[?1049l"), "cursor": ("\x1b[?25l", "\x1b[?25h"),
         "mouse": ("\x1b[?1000h", "\x1b[?1000l"), "paste": ("\x1b[?2004h", "\x1b[?2004l")}  # fmt: skip


class Seat:
    """One run of the program in a folder, with settings of its own."""

    def __init__(self, folder: Path, *words: str, size: tuple[int, int] = (80, 24), code: str = "") -> None:
        columns, lines = size
        env = {**os.environ, "TERM": "xterm-256color", "TABLETOP_SETTINGS": str(folder / "settings.yaml")}
        started = ["-c", code] if code else ["-m", "tabletop"]
        self.child = pexpect.spawn(
            sys.executable, [*started, *words], cwd=str(folder), env=env, dimensions=(lines, columns),
            timeout=PATIENCE, encoding="utf-8",
        )  # fmt: skip
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def _read(self) -> bool:
        """Take what comes next; False once the program has ended."""
        try:
            piece = self.child.read_nonblocking(65_536, timeout=0.5)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += piece
        self._stream.feed(piece)
        return True

    def until(self, *wanted: str) -> None:
        """Read until all of these stand on the screen; it fails with the screen if they never do."""
        deadline = monotonic() + PATIENCE
        while not all(words in self.text for words in wanted):
            alive = self._read() and monotonic() < deadline
            assert alive, f"{wanted} never came:\n{self.text}"

    def press(self, *keys: str) -> None:
        """Keys by name, or words to be typed."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def end(self) -> int:
        """Read to the end; the exit code, or the signal that ended it as a negative number."""
        deadline = monotonic() + PATIENCE
        while self._read():
            assert monotonic() < deadline, f"it did not end:\n{self.text}"
        self.child.close()
        return self.child.exitstatus if self.child.exitstatus is not None else -(self.child.signalstatus or 0)

    def signal(self, number: signal.Signals) -> None:
        """From outside."""
        self.child.kill(number)

    def close_window(self) -> None:
        """The terminal is gone while the program still writes to it; this fails if it does not end."""
        self.child.ptyproc.fileobj.close()
        deadline = monotonic() + PATIENCE
        while self.child.ptyproc.isalive():
            assert monotonic() < deadline, "it lives on without a terminal"

    def left_as_it_was(self) -> list[str]:
        """What of the terminal was changed and not put back."""
        set_back = {name: self.raw.rfind(off) >= self.raw.rfind(on) for name, (on, off) in MODES.items()}
        return [name for name, done in set_back.items() if not done]

    def until_stored(self, file: Path, words: str) -> None:
        """Read on until these words lie on the disk, in the file or beside it."""
        deadline = monotonic() + PATIENCE
        beside = file.with_name(file.name + "-wal")
        while not any(words.encode() in path.read_bytes() for path in (file, beside) if path.exists()):
            alive = self._read() and monotonic() < deadline
            assert alive, f"{words} was never stored:\n{self.text}"
