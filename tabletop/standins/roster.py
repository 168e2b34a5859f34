"""The stand-ins by name."""

from __future__ import annotations

from functools import partial

from tabletop.standins.negotiator import Negotiator
from tabletop.standins.policy import Factory
from tabletop.standins.simple import RandomLegal, Silent
from tabletop.standins.temper import DOVE, HAWK, NEGOTIATOR

policies: dict[str, Factory] = {
    "silent": Silent,
    "random-legal": RandomLegal,
    "hawk": partial(Negotiator, HAWK),
    "dove": partial(Negotiator, DOVE),
    "negotiator": partial(Negotiator, NEGOTIATOR),
}
