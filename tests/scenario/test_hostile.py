"""Files made to break a reader: a plain message in a second or two, no traceback, no crash."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scenario.minimal import as_text, minimal

ROOT = Path(__file__).parents[2]
CHECK = "import sys; from tabletop.scenario import verbs; sys.exit(verbs.check(sys.argv[1:], sys.stdout))"
SECONDS = 5


def run(path: Path) -> subprocess.CompletedProcess[str]:
    """`scenario check` in a process of its own, cut off after five seconds."""
    return subprocess.run(
        [sys.executable, "-c", CHECK, str(path)],
        capture_output=True, encoding="utf-8", timeout=SECONDS, cwd=ROOT, check=False,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip


def large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(50_000_000)


BOMB = "a: &a [x,x]\n" + "".join(f"{n}: &{n} [*{p},*{p}]\n" for p, n in zip("abcdefgh", "bcdefghi"))
DEEP = "".join(" " * n + "a:\n" for n in range(1300))
EXTRA = as_text(minimal())

TEXTS: dict[str, tuple[int, str | bytes]] = {
    "open square brackets": (1, "[" * 100_000),
    "open curly brackets": (1, "{" * 100_000),
    "open brackets on many lines": (1, "[\n" * 100_000),
    "nested dashes": (1, "- " * 100_000),
    "nested questions": (1, "? " * 100_000),
    "deep mapping": (1, DEEP),
    "deep flow mapping": (1, "{a: " * 100_000),
    "alias bomb": (1, BOMB),
    "python tag": (1, "!!python/object/apply:os.system ['echo broken']\n"),
    "many parts": (1, "x: [" + "a," * 99_990 + "]\n"),
    "too many parts": (1, "x: [" + "a," * 300_000 + "]\n"),
    "many unknown fields": (1, "".join(f"k{n}: v\n" for n in range(49_990))),
    "many documents": (1, "---\n" * 100_000),
    "one repeated field": (1, "a: b\n" * 49_990),
    "long key": (1, "'" + "k" * 900_000 + "': v\n"),
    "long plain key": (1, "k" * 900_000 + ": v\n"),
    "long text": (1, "title: " + "x" * 900_000),
    "one scalar": (1, "NO"),
    "empty": (1, ""),
    "only comments": (1, "#" * 900_000),
    "tabs": (1, "\t\t\ta:\n\t- b\n"),
    "huge whole number": (1, EXTRA.replace("key: 50", "key: " + "9" * 100_000)),
    "huge exponent": (1, EXTRA.replace("cost_weight: 0.1", "cost_weight: 1e999")),
    "not a number": (1, EXTRA.replace("cost_weight: 0.1", "cost_weight: .nan")),
    "escapes in keys": (1, '"\\e]0;owned\\a\\e[2J": x\n'),
    "raw escapes": (1, "\x1b[2J: x\n"),
    "words of war": (1, EXTRA.replace("Allies agreed to share", "to strike the bases " * 590)),
    "a number for everything": (1, "\n".join(f"{line.split(':')[0]}: 7" for line in EXTRA.splitlines())),
    "nul bytes": (3, b"a: \0\0\0"),
    "invalid utf-8": (3, b"title: \xc3\x28\n"),
    "utf-16": (3, EXTRA.encode("utf-16")),
    "random bytes": (3, bytes(range(256)) * 50),
}

PATHS: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "fifty megabytes": large,
    "nothing": lambda path: None,
    "a link to itself": lambda path: path.symlink_to(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
}


def assert_plain(result: subprocess.CompletedProcess[str], code: int) -> None:
    assert result.returncode == code, result.stdout[-500:] + result.stderr[-500:]
    assert result.stderr == ""
    assert result.stdout.strip()
    assert len(result.stdout) < 60_000
    assert not any(
        sign in result.stdout for sign in ("\x1b", "\x07", "Traceback", "pydantic", "errors.pydantic")
    )


@pytest.mark.parametrize("name", TEXTS)
def test_a_hostile_text_is_refused_plainly(tmp_path: Path, name: str) -> None:
    code, text = TEXTS[name]
    file = tmp_path / "scenario.yaml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    assert_plain(run(file), code)


@pytest.mark.parametrize("name", PATHS)
def test_what_is_no_file_is_refused_plainly(tmp_path: Path, name: str) -> None:
    path = tmp_path / "scenario"
    PATHS[name](path)
    assert_plain(run(path), 3)


def test_a_file_that_may_not_be_read_is_said_plainly(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(EXTRA)
    file.chmod(0)
    if os.access(file, os.R_OK):
        pytest.skip("this account may read everything")
    result = run(file)
    assert_plain(result, 3)
    assert "you are not allowed to read it" in result.stdout


def test_a_good_file_is_checked_in_a_moment(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_text(EXTRA)
    before = time.monotonic()
    assert_plain(run(file), 0)
    assert time.monotonic() - before < SECONDS
