"""Words can be read in every theme, and nothing is said by colour alone."""

from __future__ import annotations

import itertools

import pytest
from textual.color import Color
from textual.theme import Theme

from tabletop.terminal.screens.console import Console
from tabletop.terminal.themes import CONTRAST, THEMES, WHAT
from tests.terminal.console import Hands, at, fresh, played

ROLES = ("quiet", "good", "warn", "bad")


def pairs(theme: Theme) -> list[tuple[str, str]]:
    """Every pair of words and ground that a screen uses."""
    grounds = (theme.background, theme.surface)
    words = (theme.foreground, theme.primary, *(theme.variables[role] for role in ROLES))
    own = [
        (theme.variables["cursor-text"], theme.variables["cursor"]),
        (theme.variables["room-text"], theme.variables["room"]),
        (theme.variables["control-text"], theme.variables["control"]),
    ]
    return [*itertools.product(words, grounds), *own]  # type: ignore[arg-type]


def ratio(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2)."""
    bright, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    r, g, b = (_linear(c) for c in Color.parse(colour).normalized)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def test_the_contrast_of_black_and_white_is_21_to_1() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("theme", THEMES, ids=lambda t: t.name)
def test_every_word_has_a_contrast_of_4_and_a_half_to_1(theme: Theme) -> None:
    assert {pair: round(ratio(*pair), 2) for pair in pairs(theme) if ratio(*pair) < 4.5} == {}


def test_high_contrast_means_7_to_1_for_every_word() -> None:
    assert {pair: round(ratio(*pair), 2) for pair in pairs(CONTRAST) if ratio(*pair) < 7} == {}


def test_every_theme_says_what_it_is_for() -> None:
    assert {theme.name for theme in THEMES} == set(WHAT)


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
def test_every_panel_says_the_same_in_every_theme(theme: str) -> None:
    async def look(hands: Hands) -> None:
        hands.app.theme = theme
        told = []
        for key in "1234567890":
            await hands.press(key)
            told.append(hands.text)
        assert len(set(told)) == len(told)
        assert all("ROOM VIEW" in text for text in told)

    at(played(), look)


def test_the_views_differ_by_words_and_not_by_colour_alone() -> None:
    async def look(hands: Hands) -> None:
        room = hands.lines[0]
        await hands.press("v")
        assert hands.lines[0] != room

    at(fresh(), look)


def test_the_next_theme_is_kept_for_the_next_time() -> None:
    async def turn(hands: Hands) -> None:
        await hands.press("f7")
        assert hands.shows("Theme: light.")

    async def again(hands: Hands) -> None:
        assert hands.app.theme == "light"

    at(fresh(), turn)
    at(fresh(), again)


def test_without_colour_every_panel_still_shows_its_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def look(hands: Hands) -> None:
        assert isinstance(hands.app.screen, Console)
        assert hands.shows("ROOM VIEW", "Just now", "Agenda")

    at(fresh(), look)
