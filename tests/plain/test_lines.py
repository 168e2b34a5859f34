"""Asking on a terminal: while nobody types, what happens is told and the question stands again."""

from __future__ import annotations

import asyncio
import io
import os

import pytest

from tabletop.plain.lines import ENDLESS, LONGEST, StreamLines


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a matter of Unix")
def test_news_comes_while_a_question_is_open_and_the_question_is_put_again() -> None:
    ours, theirs = os.openpty()
    out = io.StringIO()
    with os.fdopen(theirs, encoding="utf-8") as source:
        lines = StreamLines(source, out)

        async def idle() -> str | None:
            lines.say("Text 1 is adopted.")
            os.write(ours, b"next\n")
            return None

        lines.idle = idle
        assert asyncio.run(lines.ask("What now? > ")) == "next"
    os.close(ours)
    assert out.getvalue() == "What now? > \nText 1 is adopted.\nWhat now? > "


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are a matter of Unix")
def test_a_question_put_again_reads_as_it_stands_now() -> None:
    ours, theirs = os.openpty()
    out = io.StringIO()
    with os.fdopen(theirs, encoding="utf-8") as source:
        lines = StreamLines(source, out)

        async def idle() -> str:
            lines.say("Time is up.")
            os.write(ours, b"next\n")
            return "[time is up] > "

        lines.idle = idle
        assert asyncio.run(lines.ask("[15 s left] > ")) == "next"
    os.close(ours)
    assert out.getvalue() == "[15 s left] > \nTime is up.\n[time is up] > "


def test_a_pipe_is_read_to_its_end_without_waiting_for_a_line_end() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"# a comment\nfirst\r\nlast")
    os.close(writing)
    out = io.StringIO()
    with os.fdopen(reading, encoding="utf-8") as source:
        lines = StreamLines(source, out)
        answers = [asyncio.run(lines.ask("> ")) for _ in range(3)]
    assert answers == ["first", "last", None]
    assert "comment" not in out.getvalue()


def test_letters_cut_by_the_edge_of_a_block_arrive_whole_and_bad_bytes_are_marked() -> None:
    reading, writing = os.pipe()
    os.write(writing, b"\xc3")
    os.write(writing, b"\xa9t\xc3\xa9 \xff\n")
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as source:
        assert asyncio.run(StreamLines(source, io.StringIO()).ask("> ")) == "été \ufffd"


def test_input_without_end_and_without_lines_is_given_up_and_said() -> None:
    class Endless(io.StringIO):
        asked = 0

        def readline(self, size: int | None = -1, /) -> str:
            assert size == LONGEST, "no more is asked for than can be kept"
            self.asked += 1
            return "\0" * LONGEST

    source, out = Endless(), io.StringIO()
    lines = StreamLines(source, out)
    assert len(asyncio.run(lines.ask("> ")) or "") == LONGEST
    assert asyncio.run(lines.ask("> ")) is None
    assert source.asked <= ENDLESS // LONGEST + 1
    assert "nothing after it is read" in out.getvalue()


def test_input_that_cannot_be_read_is_at_its_end() -> None:
    class Broken(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            raise IsADirectoryError(21, "Is a directory")

    assert asyncio.run(StreamLines(Broken(), io.StringIO()).ask("> ")) is None


def test_an_endless_line_is_cut_and_the_next_one_is_read() -> None:
    source = io.StringIO("x" * (3 * LONGEST) + "\nnext\n")
    lines = StreamLines(source, io.StringIO())
    assert len(asyncio.run(lines.ask("> ")) or "") == LONGEST
    assert asyncio.run(lines.ask("> ")) == "next"
