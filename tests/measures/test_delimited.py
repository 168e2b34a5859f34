"""Rows of text with separators, and the lines they stand on."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tabletop.measures.delimited import Misread, records, separator


def test_a_row_knows_the_line_it_begins_on():
    text = 'a,b\n\n1,"two\nlines"\r\n\n3,4'
    assert [(row.line, row.cells) for row in records(text)] == [
        (1, ["a", "b"]), (3, ["1", "two\nlines"]), (6, ["3", "4"]),
    ]  # fmt: skip


def test_a_row_keeps_its_own_characters():
    rows = list(records('\ufeffa;b\r\n "x";"y ""z"""\r\n', ";"))
    assert [row.text for row in rows] == ["a;b", ' "x";"y ""z"""']


@pytest.mark.parametrize(
    ("header", "sign"),
    [("a,b;c,d", ","), ("a;b", ";"), ("a\tb,c\td", "\t"), ("alone", ","), ('"a;b",c', ",")],
)
def test_the_separator_is_what_makes_most_columns(header, sign):
    assert separator(f"\n{header}\n1;2;3;4;5\n") == sign


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a\n" + "b" * 1_000_001, "line 2: a cell is longer than 1,000,000 characters"),
        ('a\n"b', "line 2: a quotation mark is opened"),
        ('a\n\n"b"c\n', "line 3: text goes on after a closing"),
    ],
)
def test_ill_quoted_rows_are_refused_with_their_line(text, words):
    with pytest.raises(Misread, match=words):
        list(records(text, ","))


def rows_or_none(text):
    try:
        return list(records(text))
    except Misread:
        return None


@settings(deadline=None)
@given(st.text(st.sampled_from('ab,;"\n\r\t '), max_size=40))
def test_the_rows_of_any_text_stand_in_it_in_order(text):
    rows = rows_or_none(text)
    assume(rows is not None)
    assert [row.line for row in rows] == sorted({row.line for row in rows})
    place = 0
    for row in rows:
        place = text.index(row.text, place) + len(row.text)
