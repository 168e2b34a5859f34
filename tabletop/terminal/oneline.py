"""New words in the place of others that need as much room: nothing else need be laid out anew."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


def put(static: Static, content: Content) -> None:
    """Show words; everything is laid out anew only if they may need another height than those before."""
    lines, width = content.split("\n"), static.content_size.width
    stays = len(lines) == static.size.height and all(0 < each.cell_length <= width for each in lines)
    static.update(content, layout=not stays)
