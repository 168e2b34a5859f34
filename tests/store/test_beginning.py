"""How an exercise file begins: whole with its first event, or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tabletop.store import sqlite
from tabletop.store.closed import verify_file
from tabletop.store.errors import CannotWrite
from tests.store.sample import Spoken, event, speech

HERE = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="kills and limits of this kind are POSIX")


@posix
def test_a_file_that_is_there_has_its_first_event_wherever_its_beginning_was_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.store.beginner"]
    found, ends = set(), []
    with subprocess.Popen(
        command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as beginner:
        assert beginner.stdin is not None
        assert beginner.stdout is not None
        while not ends or ends[-1] == -signal.SIGKILL:
            path = tmp_path / f"{len(ends)}.exercise"
            beginner.stdin.write(f"{len(ends) + 1} {path}\n")
            ends.append(int(beginner.stdout.readline()))
            found.add(verify_file(path).count if path.exists() else None)
        beginner.stdin.close()
    assert ends[-1] == 0
    assert found == {None, 1, 2}


def test_an_exercise_that_never_began_leaves_nothing(tmp_path: Path) -> None:
    with sqlite.create(tmp_path / "autumn.exercise") as store:
        store.name_person("p-1", "Maria Lindqvist")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_disk_full_at_the_beginning_leaves_nothing_and_it_can_be_tried_again(tmp_path: Path) -> None:
    import resource

    path, first = tmp_path / "autumn.exercise", [event(1, Spoken("We hold. " * 20_000))]
    with sqlite.create(path) as store:
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
        try:
            with pytest.raises(CannotWrite, match="Nothing has changed"):
                store.append("a", first)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)
        assert not path.exists()
        store.append("a", first)
    assert verify_file(path).count == 1


def test_a_name_taken_meanwhile_is_spared_and_can_be_tried_again(tmp_path: Path) -> None:
    path = tmp_path / "autumn.exercise"
    with sqlite.create(path) as store:
        path.write_bytes(b"somebody else's")
        with pytest.raises(CannotWrite, match="exists already"):
            store.append("a", speech([1]))
        assert path.read_bytes() == b"somebody else's"
        path.unlink()
        store.append("a", speech([1]))
    assert verify_file(path).count == 1


def test_a_file_without_any_content_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "autumn.exercise"
    path.touch()
    with sqlite.create(path) as store:
        store.append("a", speech([1]))
    assert verify_file(path).count == 1


def test_a_link_to_nothing_is_called_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "autumn.exercise"
    path.symlink_to(tmp_path / "nowhere")
    with pytest.raises(CannotWrite, match="is a link to something that is not there"):
        sqlite.create(path)


def test_what_a_crash_left_behind_is_cleared_and_nothing_else(tmp_path: Path) -> None:
    old, strange, fresh = (tmp_path / f".new-{name}" for name in ("old", "strange", "fresh"))
    for folder, file in ((old, "blank"), (strange, "my notes"), (fresh, "blank")):
        folder.mkdir()
        (folder / file).touch()
        if folder != fresh:
            os.utime(folder, (0, 0))
    with sqlite.create(tmp_path / "autumn.exercise") as store:
        store.append("a", speech([1]))
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".new-fresh",
        ".new-strange",
        "autumn.exercise",
    ]


def test_a_copy_without_its_side_file_holds_the_beginning_and_all_up_to_the_checkpoint(
    tmp_path: Path,
) -> None:
    with sqlite.create(tmp_path / "autumn.exercise") as store:
        store.append("a", speech([1]))
        assert verify_file(Path(shutil.copy(store.path, tmp_path / "first.exercise"))).count == 1
        store.append("b", speech([2]))
        store.checkpoint()
        store.append("c", speech([3]))
        assert verify_file(Path(shutil.copy(store.path, tmp_path / "second.exercise"))).count == 2
