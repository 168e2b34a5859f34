"""Whose page a browser's request comes from, by which way, and how large its window is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from msgspec import Struct
from starlette.requests import HTTPConnection

NAME = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?")
DEFAULT = {"http": 80, "https": 443}
TRUSTED = ["127.0.0.1", "::1"]
"""Whose word is taken on where a request comes from, if there is a proxy: programs of this machine."""

SAYS = "x-forwarded-for"
UNSAID_WORDS = (
    "The proxy in front of this room does not say who asks. "
    "Let it send X-Forwarded-For, as Tabletop's README shows."
)
NOT_AN_ADDRESS = (
    "--behind-proxy takes the address that people type, such as https://room.example.org, without a path."
)


class Origin(Struct, frozen=True):
    """Which pages are the room's own. `public`: its address at a proxy on this machine, if there is one."""

    public: str = ""

    @property
    def name(self) -> str:
        """The address without how it is reached."""
        return self.public.partition("://")[2]

    @property
    def secure(self) -> bool:
        """Whether browsers come by TLS alone."""
        return self.public.startswith("https:")

    def own_page(self, connection: HTTPConnection) -> bool:
        """Whether it comes from a page of this very room; what is not a page says nothing, and is not one."""
        origin = connection.headers.get("origin")
        if origin is None:
            return False
        return origin.partition("://")[2] == connection.headers.get("host") or origin == self.public

    def own_page_or_program(self, connection: HTTPConnection) -> bool:
        """The same, or a program, which sends no origin."""
        return connection.headers.get("origin") is None or self.own_page(connection)

    def unsaid(self, connection: HTTPConnection) -> bool:
        """Whether it comes by a proxy that does not say from where: then all would count as one."""
        if not self.public or SAYS in connection.headers:
            return False
        host = connection.headers.get("host")
        return connection.headers.get("origin") == self.public or host == self.name


def public_address(typed: str) -> str:
    """An address as people type it, as the origin of a browser; ValueError with a sentence if it is none."""
    scheme, found, rest = typed.strip().partition("://")
    if not found:
        scheme, rest = "https", scheme
    try:
        parts = urlsplit(f"{scheme.lower()}://{rest}")
        port = parts.port
    except ValueError as error:
        raise ValueError(NOT_AN_ADDRESS) from error
    plain = parts.path in ("", "/") and not (parts.query or parts.fragment or parts.username)
    if parts.scheme not in DEFAULT or not plain or not NAME.fullmatch(parts.hostname or ""):
        raise ValueError(NOT_AN_ADDRESS)
    shown = "" if port in (None, DEFAULT[parts.scheme]) else f":{port}"
    return f"{parts.scheme}://{parts.hostname}{shown}"


def asked_for(query: Mapping[str, str]) -> tuple[int, int]:
    """Columns and lines as a page asks for them; 80 by 24 if it does not say."""
    width, height = query.get("width", ""), query.get("height", "")
    fits = all(each.isascii() and each.isdigit() and len(each) < 5 for each in (width, height))
    return (int(width), int(height)) if fits else (80, 24)
