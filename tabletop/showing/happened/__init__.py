"""What has happened, told in sentences: one for every kind of fact."""

from tabletop.showing.happened import cues, decisions, money, promises, record, time, voices
from tabletop.showing.happened.registry import TELLERS, Happening, fit_for_the_room, readers, sentence

GROUPS = (cues, decisions, money, promises, record, time, voices)

__all__ = ["GROUPS", "TELLERS", "Happening", "fit_for_the_room", "readers", "sentence"]
