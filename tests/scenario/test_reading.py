"""Reading a scenario file: strict, and every fault named with its line."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tabletop.scenario.reading import Faulty, Unreadable, read
from tabletop.scenario.shipped import find
from tests.scenario.changes import GONE, changed
from tests.scenario.minimal import as_text, built, minimal, write


def faults_in(folder: Path, text: str) -> list[str]:
    """What reading the text complains of, without the file's name."""
    file = folder / "scenario.yaml"
    file.write_text(text, encoding="utf-8", newline="")
    with pytest.raises(Faulty) as caught:
        read(file)
    return [str(fault).removeprefix(f"{file}:") for fault in caught.value.faults]


def test_a_folder_or_its_file_can_be_named(tmp_path: Path) -> None:
    folder = write(tmp_path / "coast", minimal())
    assert read(folder) == read(folder / "scenario.yaml") == built()


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated(tmp_path: Path) -> None:
    file = tmp_path / "scenario.yaml"
    file.write_bytes(b"\xef\xbb\xbf" + as_text(minimal()).replace("\n", "\r\n").encode())
    assert read(file) == built()


def test_no_stays_norway_and_figures_in_names_stay_text(tmp_path: Path) -> None:
    text = as_text(minimal()).replace("name: Alder", "name: NO").replace("place: Linden", "place: 010")
    (tmp_path / "scenario.yaml").write_text(text.replace("date: Monday 3 March", "date: 1:30"))
    scenario = read(tmp_path)
    assert scenario.seats["alder"].name == "NO"
    assert scenario.setting.place == "010"
    assert scenario.moves[0].date == "1:30"


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_an_empty_value_counts_as_left_out(tmp_path: Path, nothing: str) -> None:
    text = as_text(minimal()).replace("carry_over", "").replace("key: 50", f"key: {nothing}")
    (tmp_path / "scenario.yaml").write_text(text)
    assert read(tmp_path).seats["alder"].key == 0


def test_a_misspelt_field_is_told_even_when_it_is_empty(tmp_path: Path) -> None:
    text = as_text(minimal()).replace("  key: 50", "  kee:")
    assert faults_in(tmp_path, text) == [
        "20: delegations[0].kee: is no field of the format; did you mean key?"
    ]


def test_quoted_null_is_a_word(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(as_text(changed(("setting.place", "null"))))
    assert read(tmp_path).setting.place == "null"


FAULTS: list[tuple[str, Any, str]] = [
    ("titel", "x", "titel: is no field of the format; did you mean title?"),
    ("setting.xyzzy", "x", "setting.xyzzy: is no field of the format; take it out. Possible here: forum"),
    ("title", GONE, "title: is missing; add it"),
    ("agenda.0.clauses.0.status_quo", GONE, "clauses[0].status_quo: is missing; add it: The option"),
    ("agenda.1.clauses.0.options.2.cost", -4, "options[2].cost: is '-4'; it must be at least 0"),
    ("agenda.1.clauses.0.options.2.cost", "1e999", "options[2].cost: is '1e999'; it must be a whole number"),
    ("agenda.1.clauses.0.options.2.cost", "9" * 5000, "it must be a whole number from 0 to"),
    ("agenda.1.clauses.0.options.2.cost", "16 million", "number from 0 to 1,000,000; write 16"),
    ("agenda.1.clauses.0.options.2.cost", "16,000", "number from 0 to 1,000,000; write 16000"),
    ("delegations.0.reservation", "46%", "is '46%'; it must be a number from 0 to 1; write 0.46"),
    ("delegations.0.reservation", 46, "is '46'; it must be at most 1; 46 per cent is 0.46"),
    ("delegations.0.reservation", "0,46", "is '0,46'; it must be a number from 0 to 1; write 0.46"),
    ("delegations.0.posture", "firm", "is 'firm'; it must be a whole number from 1 to 5"),
    ("delegations.0.headroom", ["ten"], "headroom[0]: is 'ten'; it must be a whole number from 0 to"),
    ("delegations.0.domestic.support", "55 per cent", "a whole number from 0 to 100; write 55"),
    ("delegations.0.posture", [4], "posture: holds a list or fields; it must be a whole number from 1 to 5"),
    ("injects.0.at.phase", "talk", "at.phase: is 'talk'; write consult, pledge, decide, speak or brief"),
    ("agenda.1.clauses.0.options.2.need", 1.5, "options[2].need: is '1.5'; it must be at most 1"),
    ("agenda.1.clauses.0.options.2.need", "nan", "options[2].need: is 'nan'; it must be a number"),
    ("reference", {"conflict": "inf"}, "reference.conflict: is 'inf'; it must be a number"),
    ("delegations.0.id", "NO", "delegations[0].id: is 'NO'; an id has up to 40 small letters"),
    ("delegations.0.short", "alder", "a short has two to four capital letters"),
    ("delegations.0.interests.NO", {"weight": 1}, "delegations[0].interests.NO: is 'NO'; an id has up to 40"),
    ("delegations.0.member", "maybe", "delegations[0].member: is 'maybe'; it must be true or false"),
    ("delegations.0.domestic", "poor", "domestic: is 'poor'; it must be a part with fields of its own"),
    ("injects.0.kind", "sudden", "is 'sudden'; write scheduled, conditional or contingency"),
    ("injects.0.to", "public", "injects[0].to: is 'public'; it must be a list"),
    ("injects.0.to", [], "injects[0].to: has no entries; it needs at least 1"),
    ("injects.0.sender", "x", "injects[0].sender: is no field of the format"),
    ("injects.0.from", GONE, "injects[0].from: is missing; add it: Who it comes from."),
    ("adversary.bands", [34], "adversary.bands[1]: is missing; add it: one entry more"),
    ("adversary.bands", [34, 67, 90], "adversary.bands: has 3 entries; at most 2 are possible"),
    ("questions", ["Why?", None], "questions[1]: is empty; write it, or take the line out"),
    ("title", "x" * 41, "title: is too long; cut it to 40 characters"),
    ("title", {"a": "b"}, "title: holds a list or fields; it must be text"),
    ("format", 2, "format: is '2'; this program reads format 1; a newer file needs a newer program"),
    ("timings.0.hot_wash", "1:30", "timings[0].hot_wash: is '1:30'; it must be a whole number"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "value", "sentence"), FAULTS)
def test_each_fault_has_its_sentence(tmp_path: Path, path: str, value: Any, sentence: str) -> None:
    faults = faults_in(tmp_path, as_text(changed((path, value))))
    assert len(faults) == 1
    assert sentence in faults[0]


def test_all_faults_are_named_at_once_in_the_order_of_lines(tmp_path: Path) -> None:
    changes = [
        (path, value) for path, value, _ in FAULTS if path in ("titel", "injects.0.kind", "delegations.0.id")
    ]
    faults = faults_in(tmp_path, as_text(changed(*changes)))
    lines = [int(fault.split(":")[0]) for fault in faults]
    assert len(faults) == 3
    assert lines == sorted(lines)


def test_a_fault_carries_the_line_of_its_part(tmp_path: Path) -> None:
    text = as_text(changed(("injects.2.awaits", "one")))
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "awaits:" in words)
    assert faults_in(tmp_path, text) == [
        f"{line}: injects[2].awaits: is 'one'; it must be a whole number, such as 12"
    ]


def test_a_missing_field_carries_the_line_of_the_part_around_it(tmp_path: Path) -> None:
    text = as_text(changed(("agenda.1.title", GONE)))
    line = next(n for n, words in enumerate(text.splitlines(), 1) if "id: means" in words)
    assert faults_in(tmp_path, text)[0].startswith(f"{line}: agenda[1].title: is missing")


def test_a_field_written_twice_names_both_lines(tmp_path: Path) -> None:
    text = as_text(minimal()) + "title: Another\n"
    last = len(text.splitlines())
    assert faults_in(tmp_path, text) == [f"{last}: title: is here a second time (first in line 3); keep one"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "1: the file: the file is empty"),
        ("just words", "1: the file: the file must be a list of fields"),
        ("- a\n- b\n", "the file must be a list of fields"),
        ("a: b\n---\nc: d\n", "2: the file: a second document begins here"),
        ("a: &x b\n", "1: the file: &x names a part to repeat it"),
        ("a: b\nc: *x\n", "2: the file: *x points elsewhere"),
        ("a: !!python/object/apply:os.system [ls]\n", "is a YAML tag; take it out"),
        ("a: ! b\n", "is a YAML tag"),
        ("? [a, b]\n: c\n", "a field's name must be plain text"),
        ("a: b: c\n", "a colon cannot stand here"),
        ("a:\n\t- b\n", "2: the file: a tab stands here; indent with spaces"),
        ("a: 'b\n", "a quotation mark is opened"),
        ("a: [b\n", "a square bracket is opened"),
        ("a: b\n c: d\n", "2: the file: no field can begin here: it does not stand in one column"),
        ("a:\n  b: c\nd: e\n  f: g\n", "4: the file: no field can begin here"),
        ("a: |\n  One.\nTwo is\n\n  three.\nb: c\n", "no name and colon here"),
        (
            "about: “The text: how firm.”\n",
            "1: the file: a colon cannot stand here; curly quotes (“ ”)",
        ),
        ("a: {why: “One, two.”}\n", "curly quotes (“ ”) do no quoting; put straight ones"),
        ("- *my* words\n", "1: the file: a text cannot begin with * or &; put quotes around it"),
        ("a: | The river\n", "1: the file: nothing can follow | or > here; begin the text on the next line"),
        ("{a: b}\nc: d\n", "2: the file: this line does not belong to what stands above it"),
        ('a: "open\n---\nb"\n', "--- and ... cannot stand inside a text"),
        ("a: !x!y z\n", "1: the file: a text cannot begin with !; put quotes around it"),
        ("a: [b,, c]\n", "1: the file: a comma or bracket too many"),
        ("%home\na: b\n", "1: the file: a line cannot begin with %; put quotes around the text"),
        ("a: @home\n", "no value can begin so (with @, ` or %); put quotes around it"),
        ("a:\n\tb: c\n", "2: the file: a tab stands here; indent with spaces"),
        ("a: |\n\tOne.\n", "a tab stands here; indent with spaces"),
        ('a: [{w: "open}]\nb: c\nd: "e"\nf: g\n', "1: the file: a quotation mark is opened here and not"),
        ('t: "open\nn: "x"\n', "1: the file: a quotation mark is opened here and not closed before"),
        ("t: 'the harbour's night'\n", "1: the file: the quotes end before the text does; write '' for one"),
        ("p: |\nA page.\n\nq: x\n", "2: the file: no name and colon here"),
        ("a: b\nkey:10\nc: d\n", "2: the file: no name and colon here; write name: value with a space"),
        ("a: {ideal: 0,9}\n", "1: a.9: has no value; write name: value. A decimal has a point (0.9)"),
        ("a: {why: One, two}\n", "1: a.two: has no value"),
        ("a: {weight:21}\n", "1: a.weight:21: has no value"),
        ("title: Berth #5 at night\n", "1: title: what follows # is not read"),
        ("a: [{id: x}]\nb:\n  - id: y\n    id: z\n", "keep one, or begin a new entry with a dash"),
        ("a: \x1b[2J\n", "1: the file: holds an invisible control character (U+001B)"),
        ('title: "\\e[2J"\n', "1: title: holds an invisible control character (U+001B)"),
        ('title: "a\\u202Eb"\n', "1: title: holds an invisible control character (U+202E)"),
        ('"\\e[2J": x\n', "1: �[2J: is no field of the format"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    faults = faults_in(tmp_path, text)
    assert any(sentence in fault for fault in faults)
    assert not any("\x1b" in fault or "\u202e" in fault for fault in faults)


def test_remarks_and_quoted_signs_are_no_faults(tmp_path: Path) -> None:
    text = as_text(minimal()).replace("place: Linden", 'place: "Berth #5, Linden" # where else')
    text = text.replace("key: 50", "key: 50 # half").replace("name: Alder", "name: Alder#1")
    (tmp_path / "scenario.yaml").write_text(text)
    scenario = read(tmp_path)
    assert (scenario.setting.place, scenario.seats["alder"].key) == ("Berth #5, Linden", 50)
    assert scenario.seats["alder"].name == "Alder#1"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"a: \xff\n", "1: holds a character that is not UTF-8"),
        ("format: 1".encode("utf-16"), "is saved as UTF-16; save it again as UTF-8"),
        (b"a: \0b", "scenario.yaml:1: what stands here is no text, as when a picture is pasted in"),
        (b"a: b\nc: \x89PNG\r\n\x1a\n\0\0\0", "scenario.yaml:2: holds a character that is not UTF-8"),
        (b"PK\x03\x04\x14\0\x06\0", "is a document of a word processor; save it again as plain text (UTF-8)"),
        (b"{\\rtf1\\ansi The flood}", "is a document of a word processor"),
        (b"%PDF-1.7\n", "is a document of a word processor"),
        (b"<!DOCTYPE html><html></html>", "is a web page; save it again as plain text"),
        (b"a" * 1_000_001, "is too large (1.0 MB); a scenario has at most 1 MB"),
    ],
)
def test_what_is_no_text_is_unreadable(tmp_path: Path, raw: bytes, words: str) -> None:
    (tmp_path / "scenario.yaml").write_bytes(raw)
    with pytest.raises(Unreadable, match=r"scenario\.yaml") as caught:
        read(tmp_path)
    assert words in str(caught.value)


def test_a_file_with_nearly_the_right_name_is_pointed_to(tmp_path: Path) -> None:
    for name in ("Scenario.yaml", "scenario.yml", "scenario.yaml.txt"):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        (folder / name).write_text(as_text(minimal()))
        with pytest.raises(Unreadable, match=f"rename {re.escape(name)} to scenario.yaml"):
            read(folder)


def test_a_link_that_leads_in_a_circle_or_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text(as_text(minimal()))
    for name, target, words in (
        ("out", "../elsewhere.yaml", "is a link that leads out of its folder; put the file itself there"),
        ("round", "scenario.yaml", "is a link that leads in a circle; put the file itself there"),
        ("gone", "nothing.yaml", "is a link to something that is not there; put the file itself there"),
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "scenario.yaml").symlink_to(target)
        with pytest.raises(Unreadable, match=words):
            read(tmp_path / name)
    for name, target in (("left", "right"), ("right", "left")):
        (tmp_path / name).symlink_to(target)
    with pytest.raises(Unreadable, match="is a link that leads in a circle"):
        read(find(str(tmp_path / "left")))


def test_a_link_to_a_whole_scenario_is_followed(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "scenario.yaml").write_text(as_text(minimal()))
    (tmp_path / "short").symlink_to("mine")
    assert read(find(str(tmp_path / "short"))).title == minimal()["title"]


def test_what_is_no_file_is_unreadable(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "odd" / "scenario.yaml").mkdir(parents=True)
    for path, words in (
        (tmp_path, "is a folder without a scenario.yaml"),
        (tmp_path / "nowhere", "there is no such file or folder"),
        (tmp_path / "pipe", "is a pipe or a device"),
        (tmp_path / "odd", "is a folder; scenario.yaml must be a file"),
        (Path("/dev/null"), "is a pipe or a device"),
        (tmp_path / ("x" * 5000), "cannot be read"),
        (Path("nul\0name"), "cannot be read"),
    ):
        with pytest.raises(Unreadable, match=words):
            read(path)
