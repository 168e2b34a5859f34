"""Everything a browser loads, from this machine alone: our page, and the terminal of textual-serve."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

TYPES = {"js": "text/javascript", "css": "text/css", "ttf": "font/ttf", "html": "text/html"}
OURS = ("line.js", "page.css")
TERMINAL = ("js/textual.js", "css/xterm.css", "fonts/RobotoMono-VariableFont_wght.ttf",
            "fonts/RobotoMono-Italic-VariableFont_wght.ttf")  # fmt: skip
GUARDS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; "
        "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class File(Struct, frozen=True):
    """A file as it is sent; `tag` names this very content."""

    kind: str
    plain: bytes
    packed: bytes
    tag: str


@cache
def known() -> dict[str, File]:
    """All files by their name in addresses; nothing else is served."""
    page, terminal = files("tabletop.hosting.browser") / "page", files("textual_serve") / "static"
    found = {name: (page / name).read_bytes() for name in OURS}
    found |= {name: terminal.joinpath(*name.split("/")).read_bytes() for name in TERMINAL}
    return {name: _file(name, content) for name, content in found.items()}


def _file(name: str, content: bytes) -> File:
    tag = hashlib.sha256(content).hexdigest()[:16]
    return File(TYPES[name.rpartition(".")[2]], content, gzip.compress(content, 9, mtime=0), tag)


def file(request: Request) -> Response:
    """One of the files; a browser that has it already is told so."""
    found = known().get(request.path_params["name"])
    if found is None:
        return Response("There is no such file here.\n", 404, GUARDS, "text/plain")
    headers = {
        **GUARDS,
        "ETag": f'"{found.tag}"',
        "Cache-Control": "max-age=86400",
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("if-none-match") == headers["ETag"]:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(found.packed, headers={**headers, "Content-Encoding": "gzip"}, media_type=found.kind)
    return Response(found.plain, headers=headers, media_type=found.kind)


@cache
def _text(name: str) -> str:
    text = (files("tabletop.hosting.browser") / "page" / name).read_text(encoding="utf-8")
    for each, content in known().items():
        if each.startswith("fonts/"):
            continue  # style sheets name them as they are
        text = text.replace(f'"/file/{each}"', f'"/file/{each}?{content.tag}"')
    return text


def page(kind: str) -> Response:
    """The page of a seat or of the display."""
    return _page(_text("window.html").replace("{kind}", kind), 200)


def sorry(words: str, status: int) -> Response:
    """A plain page with a sentence."""
    return _page(_text("sorry.html").replace("{words}", words), status)


def _page(text: str, status: int) -> Response:
    return Response(text, status, {**GUARDS, "Cache-Control": "no-store"}, "text/html")
