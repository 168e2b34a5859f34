"""One register makes keys, palette, help and footer; nothing a facilitator can do is left out of it."""

from __future__ import annotations

from pathlib import Path

from textual.binding import BindingsMap

from tabletop.desk.vocabulary import VERBS
from tabletop.exercise.facts import ACTS
from tabletop.room.port import LocalPort
from tabletop.showing.acts import INTERNAL
from tabletop.showing.rows import Target
from tabletop.terminal.commands import COMMANDS, REPLACED, Calls, key_names, keys_table
from tabletop.terminal.menus import ASKS, BY_STATE, acts_of, doings, groups
from tabletop.terminal.screens.help import help_rows
from tabletop.terminal.settings import KNOWN, MOTION, parse
from tabletop.terminal.themes import WHAT
from tabletop.terminal.widgets.board import Board
from tabletop.terminal.widgets.panel import Panel
from tests.terminal.console import Hands, at, fresh, played

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_verb_of_the_desk_is_a_command_or_has_a_screen_of_its_own() -> None:
    made = {known.verb for known in COMMANDS.values()}
    assert set(VERBS) - made <= REPLACED
    assert set(VERBS) >= REPLACED


def test_every_act_of_the_exercise_can_be_reached_from_the_menu_of_acts() -> None:
    reached = {doing.verb for group, _ in groups() for doing in acts_of(group)}
    acts = {act for verb in reached for act in VERBS[verb].acts}
    own = {"clock.pause", "clock.resume", "person.seat"}
    assert {kind for kind, act in ACTS.items() if act not in acts} - own - set(INTERNAL) == set()


def test_no_two_commands_share_a_key() -> None:
    keys = [known.key for known in COMMANDS.values() if known.key]
    assert len(keys) == len(set(keys))


def test_what_has_the_focus_takes_no_key_of_a_command_for_itself() -> None:
    taken = {key for widget in (Board, Panel) for key in BindingsMap(widget.BINDINGS).key_to_bindings}
    assert {known.id for known in COMMANDS.values() if known.key in taken} == set()


def test_the_help_tells_every_command_with_its_key_as_the_settings_have_it() -> None:
    words = "\n".join(row.words for row in help_rows({"verb.pledge": "P"}))
    for known in COMMANDS.values():
        assert f"{known.title}: " in words
    assert "P        Pledge" in words


def test_the_readme_lists_every_key_with_its_name_in_the_settings() -> None:
    block = README.partition("<!-- keys -->\n")[2].partition("<!-- /keys -->")[0]
    assert block == keys_table(), "python -c 'from tabletop.terminal.commands import *; print(keys_table())'"


def test_the_readme_explains_every_setting_and_theme() -> None:
    part = README.partition("### Settings")[2].partition("\n## ")[0]
    assert [name for name in (*KNOWN, *MOTION, *WHAT) if f"`{name}`" not in part] == []


def test_the_settings_file_of_the_readme_is_read_without_a_complaint() -> None:
    part = README.partition("### Settings")[2].partition("\n## ")[0]
    example = "\n".join(line[4:] for line in part.splitlines() if line.startswith("    "))
    settings, told = parse(example)
    assert told == []
    assert settings.keys


def test_the_menus_of_rows_name_only_verbs_that_there_are() -> None:
    assert {verb for ways in BY_STATE.values() for _, verb in ways} <= set(VERBS)
    assert {kind for kind, _ in BY_STATE} >= set(ASKS)


def test_a_row_gives_its_own_answer_to_what_is_asked() -> None:
    room = fresh()
    view = room.view("control")
    known = doings(Target("inject", "3", "waiting"), view)  # type: ignore[arg-type]
    assert {each.given["Which inject"] for each in known} == {"3"}


def test_duties_are_called_by_keys_that_do_what_they_say() -> None:
    calls = Calls({"panel.scores": "S"})
    assert calls("next") == "[n] next"
    assert calls("grid positions") == "[g] grid positions"
    assert calls("scores") == "[S] scores"
    assert calls("inject release 3") == "[I] release"
    assert calls("finish") == "[:] finish"


def test_the_palette_finds_anything_by_a_few_letters() -> None:
    async def find(hands: Hands) -> None:
        await hands.press("ctrl+p")
        assert hands.shows("What do you want to do?")
        await hands.type("charts of")
        assert hands.shows("nothing fits")
        for _ in range(9):
            await hands.press("backspace")
        await hands.type("register")
        await hands.press("enter")
        assert hands.shows("[6 Prom]")

    at(played(), find)


def test_a_key_can_be_remapped_in_the_settings_file(settings: Path) -> None:
    settings.parent.mkdir()
    settings.write_text("keys:\n  panel.money: M\n  verb.pledge: P\n", encoding="utf-8")

    async def press(hands: Hands) -> None:
        await hands.press("M")
        assert hands.shows("Lines")
        await hands.press("P")
        assert hands.shows("Which delegation")

    at(fresh(), press)


def test_keys_of_the_settings_are_those_of_the_register_but_for_what_it_changes() -> None:
    assert key_names({"clock": "C"}) == {id: known.key for id, known in COMMANDS.items()} | {"clock": "C"}


def test_the_port_of_the_console_is_the_rooms_own() -> None:
    room = fresh()

    async def look(hands: Hands) -> None:
        assert isinstance(hands.console.present, LocalPort)

    at(room, look)
