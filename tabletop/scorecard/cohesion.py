"""Cohesion: do they hold together? Common ground is the headline; nothing is blended into it."""

from __future__ import annotations

from tabletop.scorecard import conduct
from tabletop.scorecard.card import Cohesion
from tabletop.scorecard.ground import agreement_of_preferences, ground, ground_parts, whole_line
from tabletop.scorecard.texts import agreement
from tabletop.scorecard.timeline import MoveRecord


def cohesion(record: MoveRecord) -> Cohesion:
    """All measures of cohesion of a move, and their lines."""
    decision = record.texts[0][2] if record.texts else None
    texts = agreement(record)
    broken, noted, unity = conduct.breaks(record), conduct.reservations(record), conduct.unity(record)
    kept, promises = conduct.promises(record)
    gini, jain, apart = conduct.burden(record.end)
    parts = (
        *ground_parts(record.end),
        whole_line("Common ground at the opening", record.opening),
        whole_line("Common ground before the first decision", decision),
        *texts.parts, unity, broken, noted, conduct.adoptions(record), promises, gini, jain, apart,
    )  # fmt: skip
    return Cohesion(
        common_ground=ground(record.end),
        common_ground_opening=ground(record.opening),
        common_ground_decision=ground(decision) if decision else None,
        agreement_index=texts.index,
        agreement_direction=texts.direction,
        chance_level=texts.chance,
        rice=texts.rice,
        van_der_eijk=agreement_of_preferences(record.end),
        message_unity=unity.value,
        promises_kept=kept.kept,
        promises_due=kept.due,
        silence_breaks=len(record.breaks),
        reservations=len(noted.acts),
        burden_gini=gini.value,
        burden_jain=jain.value,
        parts=parts,
    )
