"""Public words, pledges and texts in line mode: what is taken, what is refused, what is said about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tabletop.desk.choices import Choice, Wrong, chosen, several
from tabletop.scenario.reading import read
from tabletop.scenario.shipped import find
from tests.plain.sitting import said

TALK = "start\nwait 5\nnext\nnext\n"
WHOLE = "draft chair / 1, 2 / morning-list, in-corrin, a-hat, letter\ntable chair 1\n"
SPEAK = f"{TALK}next\n"


def answer(told: str, line: str) -> str:
    """What was said between a line and the next prompt."""
    return told.partition(f"> {line} ")[2].partition(" [")[0]


@pytest.mark.parametrize("word", ["all", "everybody"])
def test_all_means_every_audience(tmp_path: Path, word: str) -> None:
    line = f"say DUN 2 {word} dear-neighbour / We wait."
    told = answer(said(tmp_path, f"{SPEAK}{line}\n"), line)
    assert "to its public, allies, the adversary and partners (posture 2, open)" in told
    assert "\u201cWe have written to Overfell" in told
    assert told.endswith("\u201cWe wait.\u201d")


@pytest.mark.parametrize(
    ("tone", "strange"),
    [
        ("2 all one-border", "one-border"),
        ("2 home We write", "We"),
        ("2 a", "a"),
        ("2 home written", "written"),
    ],
)
def test_words_that_are_no_posture_audience_or_message_are_refused_and_not_guessed(
    tmp_path: Path, tone: str, strange: str
) -> None:
    line = f"say DUN {tone} / We thank you."
    told = said(tmp_path, f"{SPEAK}{line}\nstatements\n")
    assert f"\u201c{strange}\u201d is no posture, audience or key message" in answer(told, line)
    assert "None yet." in told.partition("> statements")[2]


def test_the_grid_of_statements_reads_as_say_does(tmp_path: Path) -> None:
    told = said(tmp_path, f"{SPEAK}grid statements\n\n2 home foo / We\n1 all / We write.\n\n")
    assert "\u201cfoo\u201d is no posture" in told
    assert "Corrin says in public, to its public, allies, the adversary and partners" in told


def test_a_pledge_on_another_clause_says_what_it_can_hang_on_and_how_to_link_them(tmp_path: Path) -> None:
    line = "pledge DUN bells 4 if in-corrin"
    told = answer(said(tmp_path, f"{TALK}{line}\n"), line)
    assert "\u201cIn Corrin\u201d belongs to The warning house" in told
    promised = "promise DUN pledge 4 bells to alliance if COR accept house in-corrin"
    assert promised.replace("DUN", "SEAT").replace("COR", "OTHER") in told
    assert "Dunmere promises the alliance" in said(tmp_path, f"resume\n{promised}\n")


def test_a_clause_has_one_number_everywhere(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}pledge ALD 3 2\nposition ALD 3 a-hat\n")
    assert "Aldermoor pledges 2 million crowns to “Bells and lamps”" in told
    assert "Aldermoor on “Bells and lamps”: prefers" in told
    assert "there is no \u201c1\u201d here" in said(tmp_path, "pledge DUN 1 2\n")


def test_money_shows_what_is_pledged_of_what_is_needed(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}pledge ALD bells 2\npledge DUN bells 3\nmoney\n")
    assert "Bells and lamps: 5 of 8 million crowns pledged" in told


def test_after_a_break_the_grid_and_the_next_silence_say_what_is_missing(tmp_path: Path) -> None:
    again = "table chair 1\nsilence 1\n"
    told = said(
        tmp_path, f"{TALK}{WHOLE}pledge DUN bells 4\nsilence 1\ngrid silence 1\nbreak No.\n\n\n\n{again}"
    )
    first, _, later = told.partition("> grid silence 1")
    assert "4 of 8 million crowns pledged. 'pledge' adds" in first
    assert "All have been asked. Text 1 is a draft again" in later
    assert "'close' ends it now" not in later
    assert "0 of 8 million crowns pledged. What was pledged came back when the text fell." in later


def test_a_text_keeps_its_footnotes_after_adoption(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}{WHOLE}silence 1\nreserve BRA 1 gauges Without.\nclose 1\ntext 1\n")
    assert (
        "Reservation of Brackwell on \u201cThe gauges\u201d: \u201cWithout.\u201d"
        in told.partition("> text 1")[2]
    )


def test_a_text_on_several_items_is_called_after_all_of_them(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}draft COR / 1, 2 / morning-list\n")
    assert "\u201cDraft on The warning + The purse and the word\u201d" in told


def test_times_ahead_are_counted_from_now(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}{WHOLE}silence 1 2\nextend 3\n")
    assert "Due in 2 min, at 7:00 of exercise time" in told
    assert "The phase now ends in 17 min, at 22:00 of exercise time" in told


def test_a_judged_promise_says_which_it_was(tmp_path: Path) -> None:
    script = f"{TALK}promise ALD accept gauges live-lamps to public\npromise judge 1 broken No.\n"
    assert "The promise of Aldermoor to the public to accept" in said(tmp_path, script)


def test_an_observation_names_its_objective(tmp_path: Path) -> None:
    told = said(tmp_path, "control view\nobserve draft / S / They listened.\n")
    assert "Observation on \u201cThe towns write a text and take it through silence.\u201d" in told


def test_names_with_commas_can_be_typed() -> None:
    known = [Choice("a", "Live, among contributors"), Choice("b", "Live, for all"), Choice("c", "Weekly")]
    assert several("Live, among contributors, Weekly", known, "Which") == ("a", "c")
    assert several("weekly and live, for", known, "Which") == ("c", "b")
    assert chosen("live, among contributors", known, "Which") == "a"
    with pytest.raises(Wrong, match="could be"):
        several("Live", known, "Which")


def test_an_adoption_that_is_undone_waits_for_the_facilitator(tmp_path: Path) -> None:
    whole = "draft chair / 1 as One / article-4, responsible, commission\nsilence 1 2\nwait 2\n"
    script, again = f"{TALK}{whole}", tmp_path / "again"
    again.mkdir()
    told = said(tmp_path, f"{script}log 50\n", scenario=read(find("baltic-request")))
    (number,) = re.findall(r"\[(\d+)\] [\d:]+ Text 1 is adopted", told)
    script += f"undo {number} A break was forgotten.\nbreak POL 1 No.\n"
    told = said(again, script, scenario=read(find("baltic-request")))
    assert "Next: 'extend text 1 2' gives text 1 more time, 'resume' ends its decision." in told
    assert "Text 1 falls: silence was broken." in told
