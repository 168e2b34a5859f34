"""What players write comes out harmless, whatever they put in."""

from __future__ import annotations

import time
from unicodedata import category, is_normalized

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tabletop.showing.gate import LIMIT, MARKS, clean, one_line

HARMFUL = {"Cc", "Cf", "Cs", "Co", "Cn"}

nasty = st.characters() | st.sampled_from(
    "\x1b\x9b\x07\r\n\t\u202e\u200d\u0301\u0323\u0958\u1100\u1161\ue000\ud800\u3164\u0344\u09be"
)
anything = st.text(nasty, max_size=80) | st.text(max_size=80)


@given(anything, st.integers(0, 60))
@example("\u0958" * 3 + "\u0301" * 9, 60)
def test_nothing_that_steers_a_screen_comes_through(text: str, limit: int) -> None:
    for cleaned in (clean(text, limit), one_line(text, limit)):
        assert not {category(c) for c in cleaned.replace("\n", "")} & HARMFUL
        assert len(cleaned) <= limit
        assert is_normalized("NFC", cleaned)
        cleaned.encode()


@given(anything, st.integers(0, 60))
def test_cleaning_twice_changes_nothing(text: str, limit: int) -> None:
    assert clean(clean(text, limit), limit) == clean(text, limit)
    assert one_line(one_line(text, limit), limit) == one_line(text, limit)


@given(anything)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@given(anything)
def test_letters_carry_few_marks(text: str) -> None:
    run = 0
    for character in clean(text):
        run = run + 1 if category(character).startswith("M") else 0
        assert run <= MARKS


@pytest.mark.parametrize(
    "text",
    [
        "We support the text [as amended], with 10 % more.",
        "[bold]Vote[/bold] [@click=app.quit]yes=12[/]",
        "Zażółć gęślą jaźń – “naïve” 日本語 हिन्दी עברית العربية Việt",
        "Two lines\nand a third",
        "",
    ],
)
def test_ordinary_words_are_left_alone(text: str) -> None:
    assert clean(text) == text


def test_brackets_are_words_and_not_orders() -> None:
    assert one_line("[red]No[/red]") == "[red]No[/red]"


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),
        ("\x1b]52;c;aGk=\x07", "\ufffd]52;c;aGk=\ufffd"),
        ("\x9b2J", "\ufffd2J"),
        ("a\x00b\x7f", "a\ufffdb\ufffd"),
        ("pay \u202e001\u202c now", "pay 001 now"),
        ("se\u200bcr\u00adet\ufeff", "secret"),
        ("a\tb\r\nc\rd\u2028e", "a b\nc\nd\ne"),
        ("e\u0301", "é"),
        ("\ue000\ud800", "\ufffd\ufffd"),
        ("o" + "\u0332" * 50, "o" + "\u0332" * 4),
    ],
)
def test_steering_characters_are_taken_out(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_long_words_are_cut_with_an_ellipsis() -> None:
    assert clean("a" * LIMIT) == "a" * LIMIT
    assert clean("a" * (LIMIT + 1)) == "a" * (LIMIT - 1) + "…"
    assert clean("abcdef", 4) == "abc…"
    assert one_line("ab\n\ncd   ef", 6) == "ab cd…"


def test_no_text_takes_long() -> None:
    began = time.process_time()
    clean("\u0323\u0301" * 2_000_000)
    one_line("\u200b" * 4_000_000)
    assert time.process_time() - began < 1
