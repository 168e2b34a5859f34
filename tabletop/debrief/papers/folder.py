"""The folder the papers are written into: new, empty, or holding an earlier printing of the same papers."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

MARK = '<meta name="generator" content="tabletop papers">'
_HEAD = 600
_UNSEEN = ("thumbs.db", "desktop.ini")


class PapersError(Exception):
    """Why the papers could not be made, as a sentence to show."""


def write_sheets(folder: Path, pages: Mapping[str, str]) -> list[Path]:
    """Write every page (file name to HTML) into the folder, in order; PapersError if that cannot be done."""
    try:
        _prepare(folder, pages)
        with tempfile.TemporaryDirectory(prefix=".papers-", dir=folder) as aside:
            return [_written(folder / name, page, Path(aside)) for name, page in pages.items()]
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise PapersError(
            f"The papers cannot be written to {folder}: {reason}. Choose another folder with -o."
        ) from error


def _prepare(folder: Path, pages: Mapping[str, str]) -> None:
    if folder.exists() and not folder.is_dir():
        raise PapersError(f"{folder} is a file, not a folder. Choose a new folder for the papers with -o.")
    folder.mkdir(parents=True, exist_ok=True)
    strange = [path.name for path in sorted(folder.iterdir()) if _in_the_way(path, pages)]
    if strange:
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        raise PapersError(
            f"{folder} already holds other things ({strange[0]}{more}), and papers of one exercise must not "
            "mix with anything else. Choose a new or empty folder with -o."
        )


def _in_the_way(path: Path, pages: Mapping[str, str]) -> bool:
    """Whether this is neither an earlier printing of one of the pages nor litter of the system."""
    if path.name.startswith(".") or path.name.lower() in _UNSEEN:
        return False
    return path.name not in pages or not _is_ours(path)


def _is_ours(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return MARK.encode() in file.read(_HEAD)


def _written(path: Path, page: str, aside: Path) -> Path:
    """Put the whole page in place at once: half of one would be taken for something strange."""
    whole = aside / path.name
    whole.write_text(page, encoding="utf-8", newline="\n")
    return whole.replace(path)
