"""Whose page a browser's request comes from, and how large its window is."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import HTTPConnection


def own_page(connection: HTTPConnection) -> bool:
    """Whether it comes from a page of this very host; what is not a page says nothing, and is not one."""
    origin = connection.headers.get("origin")
    return origin is not None and origin.partition("://")[2] == connection.headers.get("host")


def own_page_or_program(connection: HTTPConnection) -> bool:
    """The same, or a program, which sends no origin."""
    return connection.headers.get("origin") is None or own_page(connection)


def asked_for(query: Mapping[str, str]) -> tuple[int, int]:
    """Columns and lines as a page asks for them; 80 by 24 if it does not say."""
    width, height = query.get("width", ""), query.get("height", "")
    fits = all(each.isascii() and each.isdigit() and len(each) < 5 for each in (width, height))
    return (int(width), int(height)) if fits else (80, 24)
