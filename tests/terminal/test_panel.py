"""The console's one panel: rows or the positions, and going from one to the other."""

from __future__ import annotations

from tabletop.terminal.widgets.panel import Panel
from tests.terminal.console import Hands, at, played


def test_arrows_go_from_cell_to_cell_and_the_letters_of_the_clause_stand_below() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("3")
        assert hands.shows("The gauges: a capital is preferred", "enter declares for Aldermoor")
        await hands.press("down", "right", "right", "right", "right", "right", "left")
        panel = hands.console.query_one(Panel)
        assert (panel.matrix.row, panel.matrix.seat) == (1, "corrin")
        assert "enter declares for Corrin" in panel.text
        await hands.press("end")
        assert panel.matrix.row > 1
        await hands.press("home")
        assert (panel.matrix.row, panel.matrix.column) == (0, 0)

    at(played(), deed)


def test_a_click_goes_to_a_cell_and_one_on_the_head_changes_nothing() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("3")
        panel = hands.console.query_one(Panel)
        line = next(n for n, words in enumerate(hands.lines) if "The gauges" in words)
        column = hands.lines[line].index("Cb", hands.lines[line].index("B ")) + 1
        offset = (column - panel.region.x, line - panel.region.y)
        await hands.pilot.click(Panel, offset=offset)
        await hands.settled()
        assert (panel.matrix.clause, panel.matrix.seat) == ("gauges", "corrin")
        await hands.pilot.click(Panel, offset=(offset[0], 0))
        await hands.settled()
        assert panel.matrix.seat == "corrin"

    at(played(), deed)


def test_other_panels_begin_at_their_top_after_the_positions() -> None:
    async def deed(hands: Hands) -> None:
        await hands.press("2", "down", "down", "3", "right", "2")
        panel = hands.console.query_one(Panel)
        assert panel.current is not None
        assert hands.shows("Agenda")
        assert not hands.shows("a capital is preferred")
        await hands.press("3")
        assert panel.current is None
        assert hands.shows("enter declares for Brackwell")

    at(played(), deed)


def test_a_short_list_has_no_bar_and_a_long_one_is_scrolled_to_its_end() -> None:
    async def deed(hands: Hands) -> None:
        panel = hands.console.query_one(Panel)
        for key in ("0", "3", "0", "2"):
            await hands.press(key)
            assert panel.virtual_size.height >= panel.size.height
            assert panel.vertical_scrollbar.window_virtual_size == panel.virtual_size.height
        await hands.press("0", "end")
        assert panel.max_scroll_y == round(panel.scroll_offset.y) > 0

    at(played(), deed)
