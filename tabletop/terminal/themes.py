"""Four themes: dark, light, high contrast, and one for eyes that do not part red from green."""

from __future__ import annotations

from textual.theme import Theme


def _theme(name: str, dark: bool, ground: str, words: str, **colours: str) -> Theme:
    """A theme out of a ground, words on it, and the colours of roles."""
    bar, bar_words = colours["bar"], colours["bar_words"]
    return Theme(
        name=name,
        primary=colours["heading"],
        secondary=colours["quiet"],
        accent=colours["heading"],
        foreground=words,
        background=ground,
        surface=colours["raised"],
        panel=colours["raised"],
        success=colours["good"],
        warning=colours["warn"],
        error=colours["bad"],
        dark=dark,
        text_alpha=1.0,
        variables={
            "quiet": colours["quiet"],
            "good": colours["good"],
            "warn": colours["warn"],
            "bad": colours["bad"],
            "cursor": colours["cursor"],
            "cursor-text": colours["cursor_words"],
            "room": bar,
            "room-text": bar_words,
            "control": colours["control"],
            "control-text": colours["control_words"],
            "footer-key-foreground": colours["heading"],
            "footer-background": colours["raised"],
            "footer-foreground": words,
            "footer-description-foreground": words,
            "input-selection-background": colours["cursor"],
            "block-cursor-background": colours["cursor"],
            "block-cursor-foreground": colours["cursor_words"],
            "border": colours["quiet"],
            "scrollbar": colours["quiet"],
        },
    )


DARK = _theme(
    "dark", True, "#11161c", "#e6e9ed", raised="#1b232c", heading="#8ec7ff", quiet="#a3adb8",
    good="#7fd7a0", warn="#f2c14e", bad="#ff9a8b", cursor="#2f4a66", cursor_words="#ffffff",
    bar="#1f4e79", bar_words="#ffffff", control="#7a2e2e", control_words="#ffffff",
)  # fmt: skip
LIGHT = _theme(
    "light", False, "#fbfaf7", "#1c2126", raised="#efece4", heading="#0b4f8a", quiet="#52595f",
    good="#1b6b3a", warn="#7a4d00", bad="#a3241b", cursor="#cfe2f5", cursor_words="#10161c",
    bar="#0b4f8a", bar_words="#ffffff", control="#8a1f17", control_words="#ffffff",
)  # fmt: skip
CONTRAST = _theme(
    "high-contrast", True, "#000000", "#ffffff", raised="#000000", heading="#ffff66", quiet="#e0e0e0",
    good="#7dff9b", warn="#ffd24a", bad="#ffb3a8", cursor="#ffffff", cursor_words="#000000",
    bar="#ffffff", bar_words="#000000", control="#ffff66", control_words="#000000",
)  # fmt: skip
COLOURBLIND = _theme(
    "colour-blind", True, "#0e1420", "#eceff4", raised="#182236", heading="#c9dcff", quiet="#aab4c4",
    good="#56aef2", warn="#f0e442", bad="#ffb454", cursor="#2a4a7a", cursor_words="#ffffff",
    bar="#0a4a86", bar_words="#ffffff", control="#8a4b00", control_words="#ffffff",
)  # fmt: skip
THEMES = (DARK, LIGHT, CONTRAST, COLOURBLIND)
WHAT = {
    "dark": "for most rooms and evenings",
    "light": "for bright rooms and projectors",
    "high-contrast": "7 to 1 and more, for every word",
    "colour-blind": "blue and orange instead of green and red",
}
