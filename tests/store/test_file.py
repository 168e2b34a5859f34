"""The exercise file: what is refused and how it is said, and meddling through another program."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tabletop.store import sqlite
from tabletop.store.closed import open_readonly, salvage, verify_file
from tabletop.store.errors import (
    CannotWrite,
    Damaged,
    FromNewer,
    InUse,
    NotAnExercise,
    OnNetwork,
    ReadOnly,
    StoreError,
)
from tabletop.store.network import on_network
from tabletop.store.tables import plainly
from tests.store.sample import Spoken, event, speech

Opener = Callable[[Path], object]
EVERY_OPENER = pytest.mark.parametrize("opener", [sqlite.open, open_readonly, verify_file, salvage])
NOBODY = 65534

posix = pytest.mark.skipif(os.name != "posix", reason="rights and limits of this kind are POSIX")


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


def meddle(path: Path, statement: str) -> None:
    """Change a closed file with a program that is not ours."""
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(statement)
    connection.close()


@contextmanager
def as_plain_user(folder: Path) -> Iterator[None]:
    """Without the administrator's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    for place in (folder, *folder.parents):
        if place.owner() == "root" and place != Path("/") and place != Path(tempfile.gettempdir()):
            place.chmod(place.stat().st_mode | 0o055)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_closed_exercise_is_one_file(played: Path) -> None:
    assert names(played.parent) == [played.name]


def test_a_closed_exercise_opens_again_with_everything(played: Path) -> None:
    with sqlite.open(played) as store:
        assert store.read() == speech(range(1, 13))
        assert store.people() == {"p-1": "Maria Lindqvist"}
        assert store.events_of("command-3") == speech([3])
        store.append("command-13", speech([13]))
    assert verify_file(played).count == 13


def test_creating_never_overwrites(played: Path) -> None:
    before = played.read_bytes()
    with pytest.raises(CannotWrite, match="exists already"):
        sqlite.create(played)
    assert played.read_bytes() == before


def test_creating_spares_what_a_lost_exercise_left_behind(tmp_path: Path) -> None:
    left = tmp_path / "autumn.exercise-wal"
    left.write_bytes(b"last words")
    with pytest.raises(CannotWrite, match=r"autumn\.exercise-wal"):
        sqlite.create(tmp_path / "autumn.exercise")
    assert left.read_bytes() == b"last words"


def test_creating_in_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="folder must exist"):
        sqlite.create(tmp_path / "nowhere" / "autumn.exercise")


def test_any_file_name_will_do(tmp_path: Path) -> None:
    path = tmp_path / "été #1 100% ?mode=memory 日本.exercise"
    with sqlite.create(path) as store:
        store.append("a", speech([1]))
    assert verify_file(path).count == 1


@EVERY_OPENER
def test_a_file_in_use_here_is_refused_plainly(opener: Opener, tmp_path: Path) -> None:
    with sqlite.create(tmp_path / "autumn.exercise") as store:
        store.append("a", speech([1]))
        with pytest.raises(InUse, match="open in another window"):
            opener(store.path)
        store.append("b", speech([2]))
    assert verify_file(store.path).count == 2


@EVERY_OPENER
def test_a_file_in_use_by_another_program_is_refused_plainly(opener: Opener, played: Path) -> None:
    script = (
        "import sys, pathlib; from tabletop.store import sqlite\n"
        "store = sqlite.open(pathlib.Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", script, str(played)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        assert owner.stdout.readline() == "open\n"
        with pytest.raises(InUse):
            opener(played)
        owner.communicate("")
    assert verify_file(played).count == 12


@EVERY_OPENER
@pytest.mark.parametrize(
    "content", [b"", b"x", b"Not a database " * 500, b"SQLite format 3\x00", os.urandom(9000)]
)
def test_a_file_that_is_something_else_is_refused_and_spared(
    opener: Opener, content: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "essay.exercise"
    path.write_bytes(content)
    with pytest.raises(NotAnExercise, match=r"essay\.exercise"):
        opener(path)
    assert path.read_bytes() == content
    assert names(tmp_path) == [path.name]


@EVERY_OPENER
def test_a_database_of_another_program_is_refused_and_spared(opener: Opener, tmp_path: Path) -> None:
    path = tmp_path / "contacts.exercise"
    meddle(path, "PRAGMA application_id=7; CREATE TABLE events (body TEXT);")
    before = path.read_bytes()
    with pytest.raises(NotAnExercise, match="not an exercise"):
        opener(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opener", [sqlite.open, open_readonly, verify_file])
def test_a_file_of_a_newer_version_is_refused(opener: Opener, played: Path) -> None:
    meddle(played, "PRAGMA user_version=2")
    with pytest.raises(FromNewer, match="newer version"):
        opener(played)


@EVERY_OPENER
def test_missing_files_and_folders_are_refused(opener: Opener, tmp_path: Path) -> None:
    with pytest.raises(NotAnExercise, match="There is no file"):
        opener(tmp_path / "nothing.exercise")
    with pytest.raises(NotAnExercise, match="not a file"):
        opener(tmp_path)
    assert names(tmp_path) == []


@posix
@EVERY_OPENER
def test_a_pipe_is_refused_without_waiting(opener: Opener, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.exercise")
    with pytest.raises(NotAnExercise, match="not a file"):
        opener(tmp_path / "pipe.exercise")


@posix
def test_a_write_protected_file_cannot_be_played_on_but_read(played: Path) -> None:
    played.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
    with as_plain_user(played.parent):
        with pytest.raises(ReadOnly, match="still be read"):
            sqlite.open(played)
        assert open_readonly(played).read() == speech(range(1, 13))


@posix
def test_a_file_in_a_write_protected_folder_cannot_be_played_on_but_read(played: Path) -> None:
    played.chmod(0o666)
    played.parent.chmod(0o555)
    with as_plain_user(played.parent):
        with pytest.raises(ReadOnly, match="folder"):
            sqlite.open(played)
        with pytest.raises(CannotWrite, match="yours to write"):
            sqlite.create(played.parent / "new.exercise")
        assert open_readonly(played).read() == speech(range(1, 13))
    played.parent.chmod(0o755)


@posix
def test_a_crashed_file_in_a_write_protected_folder_is_read_to_its_last_event(tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    path = tmp_path / "usb" / "autumn.exercise"
    crash_with(tmp_path, path, 5)
    for each in path.parent.iterdir():
        each.chmod(0o644)
    path.parent.chmod(0o555)
    with as_plain_user(path.parent):
        assert open_readonly(path).read() == speech(range(1, 6))
    path.parent.chmod(0o755)
    assert names(path.parent) == ["autumn.exercise", "autumn.exercise-wal"]


def crash_with(folder: Path, path: Path, events: int) -> None:
    """A file as a sudden end of the program leaves it: all events still beside it."""
    with sqlite.create(folder / "live.exercise") as store:
        for number in range(1, events + 1):
            store.append(f"command-{number}", speech([number]))
        shutil.copy(store.path, path)
        shutil.copy(f"{store.path}-wal", f"{path}-wal")


def test_reading_does_not_touch_a_crashed_file(tmp_path: Path) -> None:
    path = tmp_path / "crashed.exercise"
    crash_with(tmp_path, path, 3)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    assert verify_file(path).count == 3
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_what_is_only_read_refuses_to_be_written(played: Path) -> None:
    store = open_readonly(played)
    writes: tuple[Callable[[], None], ...] = (
        lambda: store.append("x", speech([13])),
        lambda: store.save_draft("p-1", "note", "x"),
        lambda: store.name_person("p-1", "x"),
        store.forget_people,
    )
    for write in writes:
        with pytest.raises(ReadOnly):
            write()
    assert store.events_of("command-3") == speech([3])
    assert store.people() == {"p-1": "Maria Lindqvist"}


def test_a_network_folder_is_refused_to_play_and_fine_to_read(played: Path) -> None:
    before = played.read_bytes()
    for start in (sqlite.open, sqlite.create):
        with pytest.raises(OnNetwork, match="folder on this computer"):
            start(played, network=lambda path: path.parent == played.parent)
    assert played.read_bytes() == before
    assert open_readonly(played).head().sequence == 12


@pytest.mark.skipif(os.name != "posix", reason="mount points are POSIX")
def test_network_folders_are_known_by_their_nearest_mount(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "40 22 0:35 / /mnt/the\\040school rw shared:2 - nfs4 server:/export rw\n"
        "41 40 8:2 / /mnt/the\\040school/local rw - ext4 /dev/sdb1 rw\n"
        "42 22 0:36 / /home/maria/share rw - fuse.sshfs maria@host: rw\n"
        "43 22 0:37 / /over rw - cifs //server/share rw\n"
        "44 43 8:3 / /over rw - ext4 /dev/sdc1 rw\n"
    )
    places = {
        "/home/maria/a.exercise": False,
        "/mnt/the school/a.exercise": True,
        "/mnt/the school/local/a.exercise": False,
        "/mnt/the schools/a.exercise": False,
        "/home/maria/share/deep/a.exercise": True,
        "/over/a.exercise": False,
    }
    assert {place: on_network(Path(place), table) for place in places} == places
    assert not on_network(tmp_path / "a.exercise", tmp_path / "no such table")


def test_a_link_to_itself_lies_nowhere_and_is_refused_plainly(tmp_path: Path) -> None:
    path = tmp_path / "autumn.exercise"
    path.symlink_to(path)
    assert not on_network(path)
    with pytest.raises(NotAnExercise, match="cannot be opened"):
        sqlite.open(path)
    with pytest.raises(CannotWrite, match="is a link to something that is not there"):
        sqlite.create(path)


def test_a_full_disk_is_named_when_a_file_cannot_be_opened_to_play(played: Path) -> None:
    connection = sqlite3.connect(played)
    connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(sqlite3.OperationalError) as full:
        connection.execute("INSERT INTO people VALUES ('p-2', ?)", ("x" * 100_000,))
    connection.close()
    assert str(plainly(full.value, played)).endswith("the disk is full. Make room and try again.")


def test_a_file_moved_away_in_play_is_noticed_and_can_be_put_back(tmp_path: Path) -> None:
    path, elsewhere = tmp_path / "autumn.exercise", tmp_path / "moved.exercise"
    with sqlite.create(path) as store:
        store.append("a", speech([1]))
        path.rename(elsewhere)
        with pytest.raises(CannotWrite, match="moved or deleted"):
            store.append("b", speech([2]))
        elsewhere.rename(path)
        store.append("b", speech([2]))
    assert verify_file(path).count == 2


@posix
def test_a_full_disk_changes_nothing_and_the_act_can_be_tried_again(tmp_path: Path) -> None:
    import resource

    with sqlite.create(tmp_path / "autumn.exercise") as store:
        store.append("a", speech([1]))
        store.save_draft("p-1", "statement", "We hold")
        long = [event(2, Spoken("We hold. " * 20_000))]
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
        try:
            for _ in range(3):
                with pytest.raises(CannotWrite, match="Nothing has changed"):
                    store.append("b", long, drop_drafts=[("p-1", "statement")])
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
            signal.signal(signal.SIGXFSZ, before)
        assert store.read() == speech([1])
        assert store.head().sequence == 1
        assert store.drafts("p-1") == {"statement": "We hold"}
        assert store.events_of("b") is None
        store.append("b", long)
        assert store.read() == speech([1]) + long


def test_forgotten_people_are_gone_from_the_disk(tmp_path: Path) -> None:
    with sqlite.create(tmp_path / "autumn.exercise") as store:
        store.append("a", speech([1]))
        store.name_person("p-1", "Maria Lindqvist")
        store.forget_people()
        assert not [p for p in tmp_path.iterdir() if b"Lindqvist" in p.read_bytes()]
    assert not [p for p in tmp_path.iterdir() if b"Lindqvist" in p.read_bytes()]


CHANGE = "UPDATE events SET body = replace(body, 'Statement', 'Threat') WHERE sequence = 5"
DELETE = "DELETE FROM events WHERE sequence = 5"
SWAP = (
    "UPDATE events SET sequence = -5 WHERE sequence = 5; UPDATE events SET sequence = 5 WHERE sequence = 8;"
    "UPDATE events SET sequence = 8 WHERE sequence = -5"
)
INSERT = (
    "UPDATE events SET sequence = -sequence WHERE sequence >= 5;"
    "UPDATE events SET sequence = 1 - sequence WHERE sequence < 0;"
    "INSERT INTO events SELECT 5, exercise, kind, version, seat, person, phase, at, wall, cause, body, hash "
    "FROM events WHERE sequence = 4"
)
INDEX = "UPDATE events SET seat = 'south' WHERE sequence = 5"
BLOB = "UPDATE events SET body = x'ff00' WHERE sequence = 5"
BROKEN_TEXT = "UPDATE events SET body = CAST(x'ff00' AS TEXT) WHERE sequence = 5"


@pytest.mark.parametrize("statement", [CHANGE, DELETE, SWAP, INSERT, INDEX, BLOB, BROKEN_TEXT])
def test_meddling_with_another_program_is_named(played: Path, statement: str) -> None:
    meddle(played, statement)
    verdict = verify_file(played)
    assert (verdict.count, verdict.first_bad) == (4, 5)
    assert verdict.why.startswith("event 5: ")
    rescued = salvage(played)
    assert rescued.events == speech(range(1, 5))
    assert rescued.sentence.startswith("Events 1 to 4 are whole")
    for reader in (open_readonly(played), sqlite.open(played)):
        with pytest.raises(Damaged, match="event 5: "):
            reader.read()
        reader.close()


@pytest.mark.parametrize("last", [11, 1, 0])
def test_events_missing_at_the_end_are_named_by_the_acts_that_led_to_them(played: Path, last: int) -> None:
    meddle(played, f"DELETE FROM events WHERE sequence > {last}")
    verdict = verify_file(played)
    assert (verdict.count, verdict.first_bad) == (last, last + 1)
    assert verdict.why == f"event {last + 1}: it is missing"
    assert salvage(played).events == speech(range(1, last + 1))
    with sqlite.open(played) as store, pytest.raises(Damaged, match=f"event {last + 1}: it is missing"):
        store.read()


ENDLESS = """
DROP TABLE events;
CREATE VIEW events AS WITH RECURSIVE n(sequence) AS (SELECT 1 UNION ALL SELECT sequence + 1 FROM n)
SELECT sequence, '' exercise, '' kind, 1 version, '' seat, '' person, 0 phase, 0 at, '' wall, '' cause,
'' body, '' hash FROM n;
"""
TRIGGER = "CREATE TRIGGER planted AFTER INSERT ON events BEGIN DELETE FROM people; END"
COLUMN = "ALTER TABLE people ADD COLUMN planted TEXT"
TABLE = "CREATE TABLE planted (id TEXT)"
RENAMED = "ALTER TABLE people RENAME COLUMN name TO planted"


@EVERY_OPENER
@pytest.mark.parametrize("statement", [ENDLESS, TRIGGER, COLUMN, TABLE, RENAMED])
def test_a_file_with_other_tables_than_ours_is_not_looked_into(
    opener: Opener, played: Path, statement: str
) -> None:
    meddle(played, statement)
    with pytest.raises(NotAnExercise, match="was changed by another program"):
        opener(played)


def test_an_emptied_record_is_a_fault(played: Path) -> None:
    meddle(played, "DELETE FROM events; DELETE FROM commands")
    verdict = verify_file(played)
    assert (verdict.count, verdict.first_bad) == (0, 1)
    assert "the record is empty" in verdict.why


def test_a_tail_cut_with_its_acts_shows_against_the_head(played: Path) -> None:
    head = verify_file(played).head
    meddle(played, "DELETE FROM events WHERE sequence > 10; DELETE FROM commands WHERE last > 10")
    assert verify_file(played).whole
    assert verify_file(played).head != head


def test_a_whole_file_needs_no_rescue(played: Path) -> None:
    assert salvage(played).events == speech(range(1, 13))
    assert salvage(played).sentence == ""


def test_a_file_without_its_events_is_damaged_and_not_a_crash(played: Path) -> None:
    meddle(played, "DROP TABLE events")
    assert verify_file(played).first_bad == 1
    assert salvage(played).events == []
    assert "Nothing" in salvage(played).sentence
    with sqlite.open(played) as store, pytest.raises(StoreError):
        store.read()
