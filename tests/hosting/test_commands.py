"""The commands of a room as people type them: real processes, pipes and terminals."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.sitting import Seat

CODE = re.compile(r"^([A-Z0-9]{3}-[A-Z0-9]{3})  (.+)$", re.MULTILINE)
PATIENCE = 60


class Hosting:
    """`tabletop host --headless` in a folder: its address and codes as it says them."""

    def __init__(self, folder: Path, *words: str, port: int = 0) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tabletop", "host", *words, "--headless", "--port", str(port)],
            cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        said = ""
        assert self.process.stdout is not None
        while "The facilitator" not in said and (line := self.process.stdout.readline()):
            said += line
        assert "tabletop join" in said, said
        self.said = said
        self.address = said.partition("tabletop join ")[2].split()[0]
        self.codes = {name.split(",")[0]: code for code, name in CODE.findall(said)}

    def kill(self) -> None:
        """As a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate(timeout=PATIENCE)

    def stop(self) -> tuple[int, str]:
        """As Ctrl-C would; its exit code and its last words."""
        self.process.send_signal(signal.SIGINT)
        _, complaints = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, complaints


@contextmanager
def hosting(folder: Path, *words: str) -> Iterator[Hosting]:
    """Open a room, and close it whatever happens."""
    host = Hosting(folder, *words)
    try:
        yield host
    finally:
        if host.process.poll() is None:
            host.kill()


@pytest.fixture(autouse=True)
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sign-ins of this test alone."""
    file = tmp_path / "home" / "settings.yaml"
    monkeypatch.setenv("TABLETOP_SETTINGS", str(file))
    return file


def join(address: str, script: str, *words: str) -> subprocess.CompletedProcess[str]:
    """`tabletop join --plain` on a pipe."""
    return subprocess.run(
        [sys.executable, "-m", "tabletop", "join", address, "--plain", *words],
        input=script, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip


def test_a_seat_joins_on_a_pipe_is_remembered_and_can_be_forgotten(tmp_path: Path, settings: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        first = join(host.address, f"{host.codes['Dunmere']}\nAna\nmessage COR / Good morning.\nquit\n")
        assert (first.returncode, first.stderr) == (0, "")
        assert "You sit for Dunmere." in first.stdout
        assert "Good morning." in first.stdout
        kept = settings.with_name("signins.json")
        assert stat.S_IMODE(kept.stat().st_mode) == 0o600
        assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
        again = join(host.address, "messages\nquit\n")
        assert "Code on your card" not in again.stdout
        assert "Good morning." in again.stdout
        other = join(host.address, f"{host.codes['Corrin']}\nBen\nmessages\nquit\n", "--new")
        assert "You sit for Corrin." in other.stdout
        forgotten = subprocess.run(
            [sys.executable, "-m", "tabletop", "forget", host.address],
            capture_output=True, text=True, check=True, timeout=PATIENCE,
        )  # fmt: skip
        assert "1 sign-in is forgotten" in forgotten.stdout
        assert json.loads(kept.read_text()) == {}
        code, words = host.stop()
        assert code == 130
        assert "Everything confirmed is kept" in words


def test_a_token_is_never_in_what_a_process_shows_of_itself(tmp_path: Path, settings: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        join(host.address, f"{host.codes['Dunmere']}\nAna\nquit\n")
        token = next(iter(json.loads(settings.with_name("signins.json").read_text()).values()))
        for name in ("cmdline", "environ"):
            assert token.encode() not in Path(f"/proc/{host.process.pid}/{name}").read_bytes()
        stored = b"".join(path.read_bytes() for path in tmp_path.glob("a.exercise*"))
        assert token.encode() not in stored
        assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in tmp_path.glob("a.exercise*"))


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_what_happens_is_told_above_the_line_that_is_being_typed(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        ana = Seat(tmp_path, "join", host.address, "--plain", "--new")
        ana.until("Code on your card")
        ana.press(host.codes["Dunmere"].lower(), "enter")
        ana.until("Your name")
        ana.press("Ana", "enter")
        ana.until("[DUN")
        ana.press("message COR / Half a sen")
        ana.until("Half a sen")
        join(host.address, f"{host.codes['Corrin']}\nBen\nmessage DUN / Are you there?\nquit\n", "--new")
        ana.until("Are you there?", "> message COR / Half a sen")
        lines = ana.text.splitlines()
        told = next(n for n, line in enumerate(lines) if "Are you there?" in line)
        typed = next(n for n, line in enumerate(lines) if "> message COR / Half a sen" in line)
        assert told < typed
        console = join(host.address, f"{host.codes['The facilitator']}\nFay\nstart\nquit\n", "--new")
        assert console.returncode == 0
        ana.until("left] > message COR / Half a sen")
        ana.press("tence.", "enter")
        ana.until("Half a sentence.”")
        ana.press("quit", "enter")
        assert ana.end() == 0
    assert b"Half a sentence." in b"".join(path.read_bytes() for path in tmp_path.glob("a.exercise*"))


def test_nobody_listens_there(tmp_path: Path) -> None:
    done = join("127.0.0.1:1", "ABC-DEF\nAna\nABC-DEF\nAna\n" * 3)
    assert done.returncode == 1
    assert "Nobody answers at 127.0.0.1:1" in done.stdout
    assert "Traceback" not in done.stderr


def test_if_the_network_dies_one_screen_goes_on_from_the_same_file(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        script = f"{host.codes['The facilitator']}\nZoe\nstart\nnext\nnext\nquit\n"
        assert join(host.address, script, "--new").returncode == 0
        seat = f"{host.codes['Dunmere']}\nAna\npledge bells 3\nmessage alliance / We pay.\nquit\n"
        assert join(host.address, seat, "--new").returncode == 0
        host.kill()
    done = subprocess.run(
        [sys.executable, "-m", "tabletop", "play", "--plain", "--file", "a.exercise"],
        input="where\nmoney\nmessages\nstart\nposition DUN gauges morning-list\nquit\n",
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 of 8 million crowns pledged" in done.stdout
    assert "We pay." in done.stdout
    assert "Dunmere on “The gauges”: prefers" in done.stdout
    screen = Seat(tmp_path, "play", "--file", "a.exercise")
    screen.until("ROOM VIEW", "clock stands")
    screen.press("5")
    screen.until("Dunmere pledges 3 million")
    screen.press("ctrl+q")
    assert screen.end() == 0


def test_a_room_that_was_killed_opens_again_with_the_same_codes_and_sign_ins(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        join(host.address, f"{host.codes['Dunmere']}\nAna\nquit\n")
        codes, port = host.codes, int(host.address.rpartition(":")[2])
        host.kill()
    second = Hosting(tmp_path, "--file", "a.exercise", port=port)
    try:
        assert second.codes == codes
        back = join(second.address, "where\nquit\n")
        assert "Code on your card" not in back.stdout
        assert "You sit for Dunmere." in back.stdout
    finally:
        second.kill()


def test_two_rooms_cannot_have_one_port(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        port = host.address.rpartition(":")[2]
        done = subprocess.run(
            [sys.executable, "-m", "tabletop", "host", "first-hour", "--timing", "30", "--file", "b.exercise",
             "--headless", "--port", port],
            cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE,
        )  # fmt: skip
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stderr


def test_codes_stand_on_the_printed_cards_before_the_room_is_opened_and_open_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tabletop", "print", "first-hour", "--timing", "30", "-o", "papers", "--codes",
         "a.exercise", "--address", "10.0.0.7:8765"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    cards = (tmp_path / "papers" / "seat-cards.html").read_text(encoding="utf-8")
    assert "10.0.0.7:8765" in cards
    with hosting(tmp_path, "--file", "a.exercise") as host:
        for place in ("Dunmere", "Corrin", "The chair"):
            assert host.codes[place] in cards
        assert host.codes["The facilitator"] not in cards


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo-terminal")
def test_behind_a_proxy_the_address_of_the_proxy_is_what_people_are_told(tmp_path: Path) -> None:
    words = ("first-hour", "--file", "a.exercise", "--behind-proxy", "Room.Example.org/")
    with hosting(tmp_path, *words) as host:
        assert host.address == "https://room.example.org"
        assert "In a browser: https://room.example.org\n" in host.said
        assert "Projector: https://room.example.org/display\n" in host.said
        assert "127.0.0.1" not in host.said


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--lan", "--behind-proxy", "https://room.example.org"), "not both"),
        (("--behind-proxy", "https://room.example.org/path"), "without a path"),
    ],
)
def test_a_room_behind_a_proxy_is_asked_for_in_one_way(
    tmp_path: Path, words: tuple[str, ...], complaint: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tabletop", "host", "first-hour", "--headless", *words],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert not list(tmp_path.glob("*.exercise"))


def test_a_console_comes_goes_and_comes_back_without_a_code_while_the_room_goes_on(tmp_path: Path) -> None:
    with hosting(tmp_path, "first-hour", "--timing", "30", "--file", "a.exercise") as host:
        first = Seat(tmp_path, "console", host.address, "--new")
        first.until("Code on your card")
        first.press(host.codes["The facilitator"].lower(), "enter")
        first.press("Zoe", "enter")
        first.until("ROOM VIEW", "kept, ")
        first.press("space")
        first.until("The clock runs.")
        first.press("ctrl+q")
        assert first.end() == 0
        assert "The room goes on." in first.raw
        script = f"{host.codes['Dunmere']}\nAna\nmessage alliance / Meanwhile.\nquit\n"
        assert "Meanwhile." in join(host.address, script, "--new").stdout
        again = Seat(tmp_path, "console", host.address)
        again.until("ROOM VIEW", "kept, ")
        again.press("m")
        again.until("Meanwhile.")
        again.press("ctrl+q")
        assert again.end() == 0
        assert first.left_as_it_was() == again.left_as_it_was() == []


def test_a_console_needs_a_terminal_and_a_room(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tabletop", "console", "127.0.0.1:1"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert done.returncode == 2
    assert "tabletop join --plain" in done.stderr
