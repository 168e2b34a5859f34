"""Wrong, hostile and missing answers: said plainly, nothing done, nothing typed lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plain.sitting import said, sit

TALK = "start\nwait 5\nnext\nnext\n"


@pytest.mark.parametrize("amount", ["-3", "1.5", "lots", "99999999999", "٣", "", "NaN"])
def test_an_amount_that_is_none_is_refused_and_nothing_is_pledged(tmp_path: Path, amount: str) -> None:
    told = said(tmp_path, f"{TALK}pledge\nDUN\nbells\n{amount}\nback\nledger\n")
    assert "pledges" not in told.split("Ledger")[-1]
    assert "whole number" in told or amount == ""


def test_more_than_a_capital_has_is_refused_and_kept(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}pledge DUN bells 400\nquit\n")
    assert "Not done. " in told
    again = said(tmp_path, "where\nquit\n")
    assert "Kept from before, not sent: pledge / DUN / bells / 400" in again


def test_again_tries_a_refused_act_as_it_was_typed(tmp_path: Path) -> None:
    told = said(tmp_path, "start\nwait 5\nnext\npledge DUN bells 4\nnext\nagain\n")
    assert told.index("Not done.") < told.index("Dunmere pledges 4 million crowns")


def test_too_many_answers_do_nothing(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}transfer accept DUN 1\npause now\nwhere\n")
    assert "“now” is too much here or not understood, so nothing was done." in told
    assert "clock stands]" not in told.rpartition("> where")[2]


def test_an_unknown_verb_names_those_near_it(tmp_path: Path) -> None:
    assert "Did you mean pledge" in said(tmp_path, "pledg3 DUN\n")


def test_an_ambiguous_name_is_asked_again_and_never_guessed(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}inject adhoc A knock / a / Hello\nnews\n")
    assert "could be Aldermoor or the alliance" in told
    assert "A knock (" not in told


def test_help_works_at_a_question_and_back_leaves_it(tmp_path: Path) -> None:
    told = said(tmp_path, f"{TALK}pledge\n?\nback\n")
    assert "Type a delegation by its number, its name or its short" in told
    assert "Left." in told


def test_text_with_escapes_and_markup_is_shown_as_text(tmp_path: Path) -> None:
    told = sit(tmp_path, f"{TALK}say DUN 2 home / [red]\x1b[31mfire\x07[/red]<script>\u202e\n")
    assert "\x1b" not in told
    assert "\x07" not in told
    assert "\u202e" not in told
    told = sit(tmp_path, "resume\nnext\nsay DUN 2 home / [b]\x1b[31mwe wait[/b]<script>\nstatements\n")
    assert "[b]" in told
    assert "<script>" in told
    assert "\x1b" not in told


def test_an_answer_of_a_million_letters_is_cut_and_not_fatal(tmp_path: Path) -> None:
    told = sit(tmp_path, f"start\nmessage COR / ALD / {'x' * 1_000_000}\nwhere\nquit\n")
    assert "…" in told
    assert "Kept in" in told


def test_any_bytes_can_be_typed_at_any_prompt(tmp_path: Path) -> None:
    lines = [
        "\x00",
        "/",
        "/ / /",
        "?",
        "??",
        "“",
        "#",
        "1 2 3",
        "\u202e",
        "é" * 500,
        "back",
        "help \x00",
        "undo ,",
    ]
    verbs = [
        "pledge",
        "promise",
        "draft",
        "say",
        "argue",
        "rule",
        "bridge",
        "undo",
        "end at",
        "grid positions",
    ]
    script = TALK + "".join(f"{verb}\n{line}\n{verb} {line}\n{line}\n" for verb in verbs for line in lines)
    assert "Kept in" in sit(tmp_path, f"{script}quit\n")


def test_room_view_shows_no_private_paper_and_no_inject(tmp_path: Path) -> None:
    script = (
        "injects\ntray\nreplies\nwhy\nscores\nlog 500\nledger\nmoney\npromises\nmessages\n"
        f"{TALK}message COR / ALD / our secret\nlog 500\nmessages\nmoney\n"
    )
    told = said(tmp_path, script)
    assert told.count("That is for the facilitator alone.") == 4
    assert "secret" not in told.rpartition("> log 500")[2]
    assert "What you truly want" not in told
    assert "What is in the hat" not in told
    assert "Capitals:" not in told


def test_control_view_says_so_at_every_prompt(tmp_path: Path) -> None:
    told = said(tmp_path, "control view\nmoney\nroom view\nmoney\n")
    assert "[CONTROL VIEW, " in told
    assert "CONTROL VIEW" not in told.rpartition("> room view")[2]


def test_help_says_what_an_empty_line_means(tmp_path: Path) -> None:
    assert "An empty line means: no. back leaves" in said(tmp_path, "finish\n?\nno\n")


def test_help_of_the_menu_is_folded_between_words_and_names_a_command_that_can_be_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    from tabletop.plain.home import choose

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    out = io.StringIO()
    assert choose(io.StringIO("?\nquit\n"), out) == 0
    told = out.getvalue()
    assert max(map(len, told.splitlines())) <= 78
    assert "Saved exercises are the .exercise files of this folder." in " ".join(told.split())
    assert " -m tabletop print NAME -o FOLDER" in " ".join(told.split())


def test_the_list_holds_scenarios_of_ones_own_after_those_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    from tabletop.plain.home import choose
    from tabletop.scenario.starter.writing import begin, usual

    begin(usual("night-ferry", tmp_path))
    (tmp_path / "half-done").mkdir()
    (tmp_path / "half-done" / "scenario.yaml").write_text("title: Half done\n")
    monkeypatch.chdir(tmp_path)
    out = io.StringIO()
    assert choose(io.StringIO("quit\n"), out) == 0
    assert "half-done has faults; see: tabletop scenario check half-done" in out.getvalue()
    assert out.getvalue().index("Night ferry (6 delegations") > out.getvalue().index("Sky shield")
