"""Room view may be projected: what is private is kept and not shown, not even to its own author."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plain.sitting import said

TALK = "start\nwait 5\nnext\nnext\n"
ARGUED = f"{TALK}argue COR / Fetch the goat / The sluice is closed; It is a cousin's goat\n"


def answer(told: str, line: str) -> str:
    """What was said between a line and the next prompt."""
    return told.partition(f"> {line} ")[2].partition(" [")[0]


@pytest.mark.parametrize(
    ("line", "secret"),
    [
        ("message COR / ALD / our secret", "secret\u201d"),
        ("promise COR pledge 2 bells to ALD", "promises Aldermoor"),
        ("promise COR free we bake to ALD", "bake\u201d"),
        ("reallocate COR lanterns 2", "moves"),
        ("transfer offer DUN ALD 1 for the bells", "offers"),
    ],
)
def test_a_private_act_is_only_said_to_be_kept(tmp_path: Path, line: str, secret: str) -> None:
    told = said(tmp_path, f"{TALK}{line}\nprivate\n")
    assert answer(told, line).startswith("Done in private: ")
    assert secret not in told.partition("> private")[0]
    assert secret in told.partition("> private")[2]


def test_an_estimate_stays_with_its_seat(tmp_path: Path) -> None:
    told = said(tmp_path, f"{ARGUED}scope 1 in It is a matter of goats.\nestimate DUN 1 60\n")
    assert "Done in private: estimate." in told
    assert "60 per cent" not in told


def test_support_and_contradictions_are_not_read_out(tmp_path: Path) -> None:
    script = (
        f"{TALK}promise COR posture 1 to ALD\npromise accept ALD 1\nnext\nsay COR 5 home / Never again.\n"
    )
    told = said(tmp_path, f"{script}control view\n")
    room, _, control = told.partition("> control view")
    assert "Corrin says in public" in room
    assert "do not agree" not in room
    assert "support" not in room
    assert "do not agree" in control or "support" in control


def test_a_refusal_does_not_tell_what_a_capital_has(tmp_path: Path) -> None:
    line = "pledge COR bells 8"
    assert "more than this capital has free" in answer(said(tmp_path, f"{TALK}{line}\n"), line)
    told = said(tmp_path, f"control view\n{line}\n")
    assert "headroom is" in answer(told, line)


def test_private_news_come_with_their_time_and_without_the_headroom_of_every_capital(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}message COR / ALD / our secret\nprivate\n")
    news = told.partition("> private")[2]
    assert "5:00 Corrin writes to Aldermoor" in news
    assert "headroom" not in news


def test_the_log_of_the_room_holds_what_the_room_may_know_with_times(tmp_path: Path) -> None:
    told = said(tmp_path, f"{ARGUED}log\nscope 1 in Goats.\nlog\ncontrol view\nlog\n")
    first, second, third = told.split("What has happened")[1:]
    assert "Fetch the goat" not in first
    assert "5:00 Corrin proposes: \u201cFetch the goat\u201d" in second
    assert "only in the log of control view" in second
    assert "only in the log of control view" not in third
    assert third.count("] 5:00 ") > second.count("] 5:00 ")


def test_promises_have_one_number_in_both_views(tmp_path: Path) -> None:
    script = "start\npromise COR free one to ALD\npromise ALD free two to public\npromises\n"
    told = said(tmp_path, f"{script}promise judge 2 kept They did.\n")
    assert "2. Aldermoor to the public: \u201ctwo\u201d" in told
    assert "The promise of Aldermoor to the public (“two”) is kept" in told


def test_a_correction_is_told_to_a_room_that_had_seen_the_act_and_only_then(tmp_path: Path) -> None:
    seen = "start\nposition COR gauges 2\nundo 3 A slip of the pen.\n"
    assert "One act is undone: “A slip of the pen.”" in said(tmp_path, f"{seen}corrections\n")
    said(tmp_path, "message COR / ALD / our secret\n")
    number = said(tmp_path, "control view\nlog 1\n").rpartition("] 0:00 Corrin writes")[0].rpartition("[")[2]
    unseen = f"undo {number} Nobody wrote that.\nlog\ncorrections\n"
    assert "is undone: “Nobody wrote that.”" not in said(tmp_path, unseen)
    assert "is undone: “Nobody wrote that.”" in said(tmp_path, "control view\ncorrections\n")


def test_a_brief_on_screen_says_what_is_wanted_how_much_and_what_will_be_free(
    tmp_path: Path,
) -> None:
    told = said(tmp_path, "brief COR\n\n\n")
    assert "2. The warning house, decisive (45 of 100): “In Corrin”. You could live with" in told
    assert "Red line, never “A demand”." in told
    assert "Free, once the first move begins: 7 million crowns in move 1 and 3 million" in told
    later = said(tmp_path, "start\nnext\nbrief COR\n\n\n")
    assert "Free: 7 million crowns." in later


def test_lists_to_choose_from_tell_no_secrets_in_room_view(tmp_path: Path) -> None:
    script = (
        f"{TALK}promise COR free we bake to ALD\npromise DUN free we sing to ALD\npromise accept ALD\n9\n"
        "transfer offer DUN ALD 2\ntransfer accept ALD\n9\n"
    )
    told = said(tmp_path, script)
    choices = told.partition("> promise accept ALD")[2]
    assert "1. a promise of Corrin to Aldermoor 2. a promise of Dunmere to Aldermoor" in choices
    assert "1. a transfer from Dunmere to Aldermoor" in choices
    assert "2 million" not in choices
    assert "bake" not in choices


def test_undone_acts_stand_in_the_log_and_among_the_corrections_in_words(tmp_path: Path) -> None:
    seen = "start\nposition COR gauges 2\nundo 3 A slip of the pen.\n"
    told = said(tmp_path, f"{seen}log\ncorrections\n")
    assert told.count("(undone)") == 2
    assert "[3] Corrin on “The gauges”: prefers" in told.partition("Corrections")[2]


def test_control_view_names_the_band_that_pressure_has_reached(tmp_path: Path) -> None:
    told = said(tmp_path, "start\nwait 5\nnext\ncontrol view\nreplies\nreply low\n")
    assert told.count("The pressure of this move has reached the band low") == 2


def test_the_press_desk_is_heard_and_answered(tmp_path: Path) -> None:
    script = "start\npublish Who rang? / It was the wind.\nquestion COR / Who pays?\n"
    told = said(tmp_path, f"{script}message COR / press / All.\ncontrol view\nmessages\n")
    assert "The press desk publishes “Who rang?”: “It was the wind.”" in told
    assert "All." in told.partition("Who pays?")[2]
